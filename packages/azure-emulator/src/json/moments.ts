const form = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

/** A moment such as 2026-09-08T08:00:00Z, with its zone, or the beginning of a day. A day that does not exist is none, although JavaScript reads one of March in 2026-02-31. */
export function momentIn(written: string): number | undefined {
  const [, day] = form.exec(written) ?? [];
  const onItsClock = Date.parse(written.replace(/[+-]\d\d:\d\d$/, 'Z'));
  if (day === undefined || Number.isNaN(onItsClock) || !new Date(onItsClock).toISOString().startsWith(day)) return undefined;
  return Date.parse(written);
}
