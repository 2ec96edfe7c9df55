/** A moment of Azure as ISO text; .NET's "never" (year 1) and an absent one are null. */
export function isoOf(moment: Date | string | null | undefined): string | null {
  const ms = moment instanceof Date ? moment.getTime() : Date.parse(moment ?? '');
  return Number.isNaN(ms) || ms <= 0 ? null : new Date(ms).toISOString();
}
