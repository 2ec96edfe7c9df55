import { t } from '@lingui/core/macro';
import type { RestorePoint } from '@esan/domain';
import { useMemo, useState } from 'react';
import { dayOfTime, monthOfDay } from '../../ui/time/days.ts';
import { MonthCalendar, type CalendarDay } from '../../ui/time/month-calendar.tsx';
import { pointsWords } from '../../words/policies.ts';

type Props = {
  /** Newest first. */
  points: readonly RestorePoint[];
  chosen: RestorePoint | undefined;
  asOf: string;
  onChoose: (point: RestorePoint) => void;
};

/** Points by their day, on the person's clock. */
const byDay = (points: readonly RestorePoint[]): Map<string, RestorePoint[]> => Map.groupBy(points, ({ time }) => dayOfTime(time));

const daysOf = (points: readonly RestorePoint[]): Map<string, CalendarDay> =>
  new Map(
    Array.from(byDay(points), ([day, { length }]) => [
      day,
      { marks: Array.from({ length }, () => 'point' as const), words: pointsWords(length) },
    ]),
  );

/** The months that have restore points, with the chosen one's first: a press on a day chooses the newest point of that day. */
export function PointDays({ points, chosen, asOf, onChoose }: Props) {
  const [turned, setTurned] = useState<{ from: string | undefined; month: string }>();
  const days = useMemo(() => daysOf(points), [points]);
  const today = dayOfTime(asOf);
  const day = chosen === undefined ? undefined : dayOfTime(chosen.time);
  // Another choice leads the calendar to its month.
  const month = turned !== undefined && turned.from === chosen?.name ? turned.month : monthOfDay(day ?? today);
  const months = [today, ...days.keys()].map(monthOfDay).sort();
  return (
    <MonthCalendar
      label={t`Days with restore points`}
      month={month}
      onMonth={(next) => setTurned({ from: chosen?.name, month: next })}
      first={months[0] ?? month}
      last={months.at(-1) ?? month}
      days={days}
      today={today}
      chosen={day}
      onChoose={(pressed) => {
        const newest = byDay(points).get(pressed)?.[0];
        if (newest !== undefined) onChoose(newest);
      }}
    />
  );
}
