import { useState } from 'react';
import { useSearchParams } from 'react-router';

type Draft<Field extends string> = Partial<Record<Field, string | undefined>>;

/** Several texts that live in the address, and the way to change some of them at once. */
export function useAddressDraft<Field extends string>(
  fields: readonly Field[],
): { draft: Draft<Field>; change: (patch: Draft<Field>) => void } {
  const [search, setSearch] = useSearchParams();
  const base = search.toString();
  // The address follows a moment later; a box bound to it alone would jump back first.
  const [ahead, setAhead] = useState<{ of: string; patch: Draft<Field> }>();
  const pending: Draft<Field> = ahead?.of === base ? ahead.patch : {};
  const draft: Draft<Field> = {};
  for (const field of fields) draft[field] = field in pending ? pending[field] : (search.get(field) ?? undefined);
  const change = (patch: Draft<Field>) => {
    const all = { ...pending, ...patch };
    setAhead({ of: base, patch: all });
    setSearch((before) => changed(before, fields, all), { replace: true, preventScrollReset: true });
  };
  return { draft, change };
}

function changed<Field extends string>(search: URLSearchParams, fields: readonly Field[], patch: Draft<Field>): URLSearchParams {
  for (const field of fields) {
    if (!(field in patch)) continue;
    const value = patch[field];
    if (value === undefined) search.delete(field);
    else search.set(field, value);
  }
  return search;
}
