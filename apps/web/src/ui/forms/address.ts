import { useCallback, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** Changes fields of the address in place of its entry. */
export type WriteFields = (change: (fields: URLSearchParams) => void) => void;

const isHere = (pathname: string): boolean => new URL(pathname, window.location.origin).pathname === window.location.pathname;

/**
 * The fields of the address as they were last written here, and the way to change some of them.
 * The page follows the address a moment later; whoever presses a link meanwhile takes along what was typed,
 * and two parts of a page that write at once both find what the other wrote.
 */
export function useAddressFields(): [URLSearchParams, WriteFields] {
  const { key, pathname } = useLocation();
  const [search, setSearch] = useSearchParams();
  // Every navigation has a key of its own: what was written on top of one is over once the next is there.
  const [ahead, setAhead] = useState<{ of: string; fields: URLSearchParams }>();
  const write = useCallback<WriteFields>(
    (change) => {
      // The person has left for another page already.
      if (!isHere(pathname)) return;
      const fields = new URLSearchParams(window.location.search);
      change(fields);
      setAhead({ of: key, fields });
      setSearch(fields, { replace: true, preventScrollReset: true });
    },
    [key, pathname, setSearch],
  );
  return [ahead?.of === key ? ahead.fields : search, write];
}

/** Puts texts into the fields of an address; one without a text is taken out. */
export function putFields(fields: URLSearchParams, texts: Readonly<Record<string, string | undefined>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text === undefined) fields.delete(field);
    else fields.set(field, text);
  }
}

/**
 * A text that lives in the address: typing replaces the entry, back and a pasted link bring it back.
 * `undefined` while the address does not hold it.
 */
export function useAddressText(param: string): [string | undefined, (text: string | undefined) => void] {
  const [fields, write] = useAddressFields();
  return [fields.get(param) ?? undefined, (text) => write((before) => putFields(before, { [param]: text }))];
}

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
