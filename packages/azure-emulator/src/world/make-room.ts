/** Let go of the oldest entries of a map, so that with one more there are so many at most: nothing that callers cause grows for ever. */
export function makeRoom(map: Map<unknown, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size < most) return;
    map.delete(key);
  }
}
