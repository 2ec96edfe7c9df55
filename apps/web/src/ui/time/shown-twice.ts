import { offsetAt } from '@esan/domain';
import { chosenZone } from '../../settings/locale.ts';

const minute = 60_000;
/** Longer than any clock has been put back at once, and shorter than the time between two such nights. */
const hours = 6 * 60 * minute;

/** How far the person's clock is ahead of UTC at a moment, in milliseconds. */
export const offsetOf = (moment: number, zone = chosenZone()): number =>
  // The browser keeps its own zone at hand; another is looked up.
  zone === undefined ? -new Date(moment).getTimezoneOffset() * minute : offsetAt(zone, moment);

/** Whether the person's clock shows the time of a moment a second time, as in the hour in which summer time ends. */
export function isShownTwice(moment: Date, zone?: string): boolean {
  const at = moment.getTime();
  const [before, after] = [offsetOf(at - hours, zone), offsetOf(at + hours, zone)];
  if (before <= after) return false;
  const here = offsetOf(at, zone);
  const [other, there] = here === before ? [at + before - after, after] : [at - before + after, before];
  return offsetOf(other, zone) === there;
}

/** The offset of the person's clock at a moment: "UTC+2", "UTC-3:30". */
export function utcOffset(moment: Date, zone?: string): string {
  const minutes = offsetOf(moment.getTime(), zone) / minute;
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${whole}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
