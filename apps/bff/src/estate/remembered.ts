/** A reader that asks once for each id, whatever its case, for as long as one request lasts. */
export function remembered<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (id) => {
    const key = id.toLowerCase();
    const known = asked.get(key) ?? read(id);
    asked.set(key, known);
    return known;
  };
}
