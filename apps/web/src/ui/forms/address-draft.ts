import { putFields, useAddressFields } from './address.ts';

type Draft<Field extends string> = Partial<Record<Field, string | undefined>>;

/** Several texts that live in the address, and the way to change some of them at once. */
export function useAddressDraft<Field extends string>(
  fields: readonly Field[],
): { draft: Draft<Field>; change: (patch: Draft<Field>) => void } {
  const [search, write] = useAddressFields();
  const draft: Draft<Field> = {};
  for (const field of fields) draft[field] = search.get(field) ?? undefined;
  return { draft, change: (patch) => write((before) => putFields(before, patch)) };
}
