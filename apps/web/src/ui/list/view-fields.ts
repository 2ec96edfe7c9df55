/** The field of the address that holds the name of a view. */
export const viewParam = 'view';

/** Part of an address: these fields alone, in order, so that two that say the same are the same. */
export function searchOf(fields: URLSearchParams, params: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const param of params) {
    const text = fields.get(param);
    if (text !== null && text !== '') kept.set(param, text);
  }
  return kept.toString();
}

/** Puts a view into the address: its fields as it has them, the other fields of the list away, the rest as it is. */
export function putView(fields: URLSearchParams, params: readonly string[], { name, search }: { name?: string; search: string }): void {
  const wanted = new URLSearchParams(search);
  for (const param of params) {
    const text = wanted.get(param);
    if (text === null) fields.delete(param);
    else fields.set(param, text);
  }
  if (name === undefined) fields.delete(viewParam);
  else fields.set(viewParam, name);
}
