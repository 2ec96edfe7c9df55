import { putFields, useAddressFields } from './address.ts';

/**
 * A text that lives in the address: typing replaces the entry, back and a pasted link bring it back.
 * `undefined` while the address does not hold it.
 */
export function useAddressText(param: string): [string | undefined, (text: string | undefined) => void] {
  const [fields, write] = useAddressFields();
  return [fields.get(param) ?? undefined, (text) => write((before) => putFields(before, { [param]: text }))];
}
