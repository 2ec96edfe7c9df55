import { unreadable } from '../../http/refusal.ts';

/** A moment of Azure as ISO text; .NET's "never" (year 1), an absent one and what is none are null. */
export function isoOf(moment: unknown): string | null {
  const ms = moment instanceof Date ? moment.getTime() : typeof moment === 'string' ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(ms) || ms <= 0 ? null : new Date(ms).toISOString();
}

/** A moment that a record must have. */
export function momentIn(moment: unknown, field: string): string {
  const iso = isoOf(moment);
  if (iso === null) throw unreadable((moment ?? undefined) === undefined ? `${field} is missing.` : `${field} is not a moment.`);
  return iso;
}
