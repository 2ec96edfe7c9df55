/** Whether a moment is on one of the days from the first to the last, as the person's clock has them ("2026-09-08"); an empty end is open. */
export function isWithinDays(time: string, { from, to }: { from: string; to: string }, zone?: string): boolean {
  const day = new Intl.DateTimeFormat('sv-SE', zone === undefined ? {} : { timeZone: zone }).format(new Date(time));
  return (from === '' || day >= from) && (to === '' || day <= to);
}
