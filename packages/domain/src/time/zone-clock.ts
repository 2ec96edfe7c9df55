const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds: asked of its rules, which takes microseconds. */
function offsetByRules(zone: string, moment: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const ofDays = new Map<string, Map<number, number>>();

/** The offset at the start of a day of UTC; years of a schedule ask for the same days again and again. */
function offsetOfDay(zone: string, day: number): number {
  let known = ofDays.get(zone);
  if (known === undefined) ofDays.set(zone, (known = new Map()));
  let offset = known.get(day);
  if (offset === undefined) known.set(day, (offset = offsetByRules(zone, day * dayMs)));
  return offset;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. Clocks that change do it once in a day. */
export function offsetAt(zone: string, moment: number): number {
  const day = Math.floor(moment / dayMs);
  const before = offsetOfDay(zone, day);
  return before === offsetOfDay(zone, day + 1) ? before : offsetByRules(zone, moment);
}

/** What the clocks of a zone show at a moment, in milliseconds as if the zone kept UTC. */
export const shownAt = (zone: string, moment: number): number => moment + offsetAt(zone, moment);

/** Days since 1970 of a time that clocks show. */
export const dayOf = (shown: number): number => Math.floor(shown / dayMs);

/** Weeks of a day: they begin on Sunday, and 1970 began on a Thursday. */
export const weekOf = (day: number): number => Math.floor((day + 4) / 7);

/** Which day of the week a day is, 0 being Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/**
 * The moment at which the clocks of a zone show a day's time of day: the first where they show it twice, and where they
 * skip it the moment at which they do.
 */
export function momentOf(zone: string, day: number, timeMs: number): number {
  const shown = day * dayMs + timeMs;
  const before = offsetOfDay(zone, day - 1);
  const after = offsetOfDay(zone, day + 2);
  if (before === after) return shown - before;
  const fits = [shown - before, shown - after].filter((moment) => shownAt(zone, moment) === shown);
  return fits.length > 0 ? Math.min(...fits) : skipOf(zone, shown - Math.max(before, after), shown - Math.min(before, after), shown);
}

/** The first moment in a span from which on the clocks show a time or a later one. */
function skipOf(zone: string, from: number, to: number, shown: number): number {
  let [early, late] = [from - 1, to];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (shownAt(zone, middle) >= shown) late = middle;
    else early = middle;
  }
  return late;
}

/** The zone of a list whose clocks are those of another zone for the year after a moment; itself if it is among them. */
export function sameClockIn(zones: readonly string[], zone: string, from: string): string | undefined {
  if (zones.includes(zone)) return zone;
  const start = Date.parse(from);
  const moments = Array.from({ length: 53 }, (_, week) => start + week * 7 * dayMs);
  const clock = (of: string) => moments.map((moment) => offsetByRules(of, moment)).join();
  const wanted = clock(zone);
  const region = zone.split('/')[0] ?? '';
  const near = zones.toSorted((one, other) => Number(other.startsWith(region)) - Number(one.startsWith(region)));
  return near.find((one) => offsetByRules(one, start) === offsetByRules(zone, start) && clock(one) === wanted);
}
