import { plural, t } from '@lingui/core/macro';
import { dayIn, dayOfTime, monthIn, monthOfDay } from '../../ui/time/days.ts';
import type { MarkLook } from '../../ui/time/day-mark.tsx';
import type { CalendarDay } from '../../ui/time/month-calendar.tsx';
import type { Lines, PointRow } from './point-rows.ts';

/** What a line is drawn as. */
export function lookOf(row: PointRow): MarkLook {
  if (row.kind === 'gap') return row.state === 'failed' ? 'cross' : 'ring';
  if (row.source === 'on-demand') return 'other';
  if (row.source === undefined) return 'quiet';
  return row.tag === 'Weekly' ? 'square' : 'point';
}

/** What the marks say, in the order in which they stand on a day. */
export const markWords: Record<MarkLook, string> = {
  point: t`Scheduled`,
  square: t`Weekly tag`,
  other: t`On demand`,
  quiet: t`Source not known`,
  cross: t`Backup failed`,
  ring: t`Missed`,
  due: t`Due next`,
  unknown: t`No point, not known why`,
  expired: t`Expired by now`,
  forgotten: t`Not known`,
};

const order = Object.keys(markWords) as MarkLook[];

const countedWords: Record<MarkLook, (count: number) => string> = {
  point: (count) => t`${count} scheduled`,
  square: (count) => t`${count} weekly tag`,
  other: (count) => t`${count} on demand`,
  quiet: (count) => t`${count} source not known`,
  cross: (count) => plural(count, { one: '# backup failed', other: '# backups failed' }),
  ring: (count) => t`${count} missed`,
  due: () => t`backup due next`,
  unknown: () => t`not known: no restore point, and no backup that failed`,
  expired: () => t`expired by now, if there was one`,
  forgotten: () => t`not known: expired, or not protected then`,
};

/** "1 scheduled, 2 on demand". */
export function marksWords(marks: readonly MarkLook[]): string {
  const counted = order.flatMap((look) => {
    const count = marks.filter((one) => one === look).length;
    if (count === 0) return [];
    return [countedWords[look](count)];
  });
  return counted.join(', ');
}

/** The month that an address names, itself or by the days of its filter, else that of another day. */
export const monthShown = (search: URLSearchParams, otherDay: string): string =>
  monthIn(search.get('month')) ?? monthOfDay(dayIn(search.get('from')) ?? dayIn(search.get('to')) ?? otherDay);

/** Every day that has a point, a gap or the next backup, or of which it is not known why it has none. */
export function calendarDays({ rows, due, expired, unknown, forgotten }: Lines, zone?: string): Map<string, CalendarDay> {
  const marks = new Map<string, MarkLook[]>();
  const add = (day: string, look: MarkLook) => marks.set(day, [...(marks.get(day) ?? []), look]);
  for (const row of rows) add(row.day, lookOf(row));
  for (const day of expired) add(day, 'expired');
  for (const day of unknown) add(day, 'unknown');
  for (const day of forgotten) add(day, 'forgotten');
  if (due !== undefined) add(dayOfTime(due, zone), 'due');
  return new Map(
    [...marks].map(([day, found]) => [
      day,
      { marks: found.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)), words: marksWords(found) },
    ]),
  );
}
