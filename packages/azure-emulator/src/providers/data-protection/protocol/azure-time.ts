import { makeRoom } from '../../../world/make-room.ts';

// Backups of thousands of volumes begin at the same moments.
const written = new Map<number, string>();
const mostWritten = 5000;

/** A moment as DataProtection writes it: seven decimals (recorded jobs and recovery points) [R]. */
export function azureTime(moment: number): string {
  const known = written.get(moment);
  if (known !== undefined) return known;
  const text = `${new Date(moment).toISOString().slice(0, -1)}0000Z`;
  makeRoom(written, mostWritten);
  written.set(moment, text);
  return text;
}

/** The end of an operation: whole seconds (recording 11c) [R]. */
export const wholeSecond = (moment: number): string => new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** How Azure writes "not yet" in an operation status (recording 06) [R]. */
export const notYet = '0001-01-01T00:00:00Z';

/** An ISO 8601 duration as a job writes it: PT6M39.544S, PT0S (recordings 08 and 09) [R]. */
export function isoDuration(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', seconds > 0 ? `${seconds}S` : ''].join('');
  return `PT${parts === '' ? '0S' : parts}`;
}

const dayMs = 86_400_000;

/** Milliseconds of a policy's duration such as P7D, P4W or P1Y; none if it is not one. */
export function durationMs(text: string): number | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(text);
  if (match === null || text === 'P') return undefined;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0));
  return ((years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0)) * dayMs;
}

/** Two moments on the same day of Azure's clock. */
export const sameDay = (one: number, other: number): boolean => Math.floor(one / dayMs) === Math.floor(other / dayMs);

const two = (count: number): string => String(count).padStart(2, '0');

/** A duration as a list of jobs writes it: 00:03:49.1708393 (ListJobs) [R]. */
export function timeSpan(ms: number): string {
  const rest = Math.floor(ms % 1000);
  const whole = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(3, '0')}0000`;
}
