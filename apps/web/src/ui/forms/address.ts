import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useLocation, useSearchParams, type DataRouter, type Location } from 'react-router';

/** Changes fields of the address in place of its entry. */
export type WriteFields = (change: (fields: URLSearchParams) => void) => void;

/** What was written on top of a navigation that is still drawn: the page follows the address a moment later. */
let ahead: { of: Location; search: string } | undefined;
const parts = new Set<() => void>();

function subscribe(part: () => void): () => void {
  parts.add(part);
  return () => parts.delete(part);
}

/** What `pick` takes out of the fields as they were last written, by whichever part of the page. */
function useWritten<Picked extends string | null>(pick: (search: string) => Picked): Picked {
  const drawn = useLocation();
  // Every navigation has a location of its own: what was written on top of one is over once the next is drawn.
  const written = () => pick(ahead?.of === drawn ? ahead.search : drawn.search);
  return useSyncExternalStore(subscribe, written, written);
}

/** Where a press leads whose page is still on its way. */
let leavingFor: string | undefined;

/** Heeds where a router leads: what is written on a page that the person is about to leave would keep them there. */
export function heedLeaving(router: Pick<DataRouter, 'subscribe'>): void {
  router.subscribe(({ navigation }) => {
    leavingFor = navigation.location?.pathname;
  });
}

const isHere = (pathname: string): boolean => {
  const here = new URL(pathname, window.location.origin).pathname === window.location.pathname;
  return here && (leavingFor === undefined || leavingFor === pathname);
};

/** The way to change some fields of the address: two parts of a page that write at once both find what the other wrote. */
export function useWriteFields(): WriteFields {
  const drawn = useLocation();
  const [, setSearch] = useSearchParams();
  return useCallback<WriteFields>(
    (change) => {
      // The person has left for another page already.
      if (!isHere(drawn.pathname)) return;
      const fields = new URLSearchParams(window.location.search);
      change(fields);
      ahead = { of: drawn, search: fields.toString() };
      setSearch(fields, { replace: true, preventScrollReset: true });
      for (const part of parts) part();
    },
    [drawn, setSearch],
  );
}

function pickedFields(search: string, names: readonly string[] | undefined): string {
  if (names === undefined) return search;
  const fields = new URLSearchParams(search);
  return new URLSearchParams([...fields].filter(([name]) => names.includes(name))).toString();
}

/**
 * The fields of these names, or all of them, as they were last written, and the way to change any. A part of a page that has them is drawn
 * at once; one that takes long to draw, such as a list, has those that it is narrowed by of `useSearchParams`.
 */
export function useAddressFields(names?: readonly string[]): [URLSearchParams, WriteFields] {
  const text = useWritten((search) => pickedFields(search, names));
  return [useMemo(() => new URLSearchParams(text), [text]), useWriteFields()];
}

/** Puts texts into the fields of an address; one without a text is taken out. */
export function putFields(fields: URLSearchParams, texts: Readonly<Record<string, string | undefined>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text === undefined) fields.delete(field);
    else fields.set(field, text);
  }
}

/** An address within the page that is shown: `to`, with the fields of `search` that it does not name itself. */
export function withFieldsOf(search: string, to: string): string {
  const [path = '', own] = to.split('?');
  const fields = new URLSearchParams(search);
  for (const [name, text] of new URLSearchParams(own)) fields.set(name, text);
  const text = fields.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The way to take the fields of the page along to what opens within it, such as a panel beside a list that is narrowed. */
export function useAlong(isTaken = true): (to: string) => string {
  const search = useWritten((written) => (isTaken ? written : ''));
  return (to) => (isTaken ? withFieldsOf(search, to) : to);
}

/**
 * A text that lives in the address: typing replaces the entry, back and a pasted link bring it back.
 * `undefined` while the address does not hold it.
 */
export function useAddressText(param: string): [string | undefined, (text: string | undefined) => void] {
  const text = useWritten((search) => new URLSearchParams(search).get(param));
  const write = useWriteFields();
  return [text ?? undefined, (next) => write((before) => putFields(before, { [param]: next }))];
}

type Draft<Field extends string> = Partial<Record<Field, string | undefined>>;

/** Several texts that live in the address, and the way to change some of them at once. */
export function useAddressDraft<Field extends string>(
  fields: readonly Field[],
): { draft: Draft<Field>; change: (patch: Draft<Field>) => void } {
  const [search, write] = useAddressFields(fields);
  const draft: Draft<Field> = {};
  for (const field of fields) draft[field] = search.get(field) ?? undefined;
  return { draft, change: (patch) => write((before) => putFields(before, patch)) };
}
