export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (body: unknown): body is { value: unknown[] } => isRecord(body) && Array.isArray(body['value']);

/** The paths of every field of an answer, lists' items as `[]`, for which something holds. */
export function pathsIn(value: unknown, holds: (name: string, value: unknown) => boolean, at = ''): string[] {
  if (!isRecord(value)) return [];
  const found = Object.entries(value).flatMap(([name, child]): string[] => {
    if (/[.[\]]/.test(name)) return [];
    const path = at === '' ? name : `${at}.${name}`;
    const below = Array.isArray(child) ? child.flatMap((item) => pathsIn(item, holds, `${path}[]`)) : pathsIn(child, holds, path);
    return holds(name, child) ? [path, ...below] : below;
  });
  return [...new Set(found)];
}
