import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { MarkLegend, type MarkLook } from '../../ui/time/day-mark.tsx';
import { putFields, useAddressFields, useAlong } from '../../ui/forms/address.ts';
import { dayIn, dayOfTime, daysOfMonth, monthOfDay, shortDayWords } from '../../ui/time/days.ts';
import { MonthCalendar, type CalendarDay } from '../../ui/time/month-calendar.tsx';
import { SwapButton, useSwap } from '../../ui/table/swap-table.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { ageWords, momentWords } from '../../ui/time/time-words.ts';
import { type } from '../../ui/look/type.ts';
import { overdueReason } from '../../words/restore-point.tsx';
import { calendarDays, lookOf, markWords, monthShown } from './calendar-days.ts';
import { endsOf, type End } from './point-ends.ts';
import type { Lines, PointRow } from './point-rows.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  foot: { display: 'flex', flexDirection: 'column', rowGap: '8px', alignItems: 'flex-start' },
  table: { ...type.caption, width: '100%', borderCollapse: 'collapse', textAlign: 'left' },
  cell: { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: 'top' },
  title: { ...type.subSection, marginBottom: '4px' },
  ends: { ...type.data, listStyleType: 'none', padding: 0 },
  end: { display: 'flex', justifyContent: 'space-between', columnGap: '12px', padding: '2px 0' },
  why: { ...type.caption, color: tokens.colorNeutralForeground2 },
  in: { color: tokens.colorNeutralForeground3 },
});

function DayTable({ month, days }: { month: string; days: ReadonlyMap<string, CalendarDay> }) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={t`Days of the month`}>
      <thead>
        <tr>
          <th scope="col">{t`Day`}</th>
          <th scope="col">{t`Restore points and gaps`}</th>
        </tr>
      </thead>
      <tbody>
        {daysOfMonth(month).map((day) => (
          <tr key={day}>
            <th scope="row" className={styles.cell}>
              {shortDayWords(day)}
            </th>
            <td className={styles.cell}>{days.get(day)?.words ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Overdue({ ends: [first, ...others], asOf }: { ends: readonly End[]; asOf: string }) {
  const styles = useStyles();
  if (first === undefined) return null;
  const age = ageWords(first.at, asOf);
  return (
    <section aria-label={t`Past their expiry`}>
      <h2 className={styles.title}>{t`Past their expiry`}</h2>
      <p className={styles.why}>
        {others.length === 0
          ? t`1 point should have expired ${age}.`
          : t`${others.length + 1} points should have expired, the first ${age}.`}{' '}
        {overdueReason}
      </p>
    </section>
  );
}

/** The points that should be gone, and those that expire next, soonest first. */
function Ends({ rows, asOf, linkOf }: { rows: readonly PointRow[]; asOf: string; linkOf: (row: PointRow) => string }) {
  const styles = useStyles();
  const along = useAlong();
  const { overdue, next } = useMemo(() => endsOf(rows, asOf), [rows, asOf]);
  return (
    <>
      <Overdue ends={overdue} asOf={asOf} />
      {next.length > 0 && (
        <section aria-label={t`Expire next`}>
          <h2 className={styles.title}>{t`Expire next`}</h2>
          <ul className={styles.ends}>
            {next.slice(0, 3).map(({ row, at }) => (
              <li key={row.id} className={styles.end}>
                <TextLink to={along(linkOf(row))}>{momentWords(row.time, asOf)}</TextLink>
                <span className={styles.in}>{ageWords(at, asOf)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const dayFields = ['from', 'to'];
const monthFields = ['month', ...dayFields];

/** The month that the address names, itself or by the days of its filter, else that of the newest line; and the way to another. */
function useMonth(rows: readonly PointRow[], asOf: string): [string, (month: string) => void] {
  const [search, write] = useAddressFields(monthFields);
  const month = monthShown(search, rows[0]?.day ?? dayOfTime(asOf));
  return [month, (next) => write((before) => before.set('month', next))];
}

/** One day as filter: pressed again it is taken off. */
function useChosenDay(): [string | undefined, (day: string) => void] {
  const [search, write] = useAddressFields(dayFields);
  const [from, to] = [dayIn(search.get('from')), dayIn(search.get('to'))];
  const chosen = from === to ? from : undefined;
  const choose = (day: string) =>
    write((before) => {
      const kept = day === chosen ? undefined : day;
      putFields(before, { from: kept, to: kept, month: monthOfDay(day) });
    });
  return [chosen, choose];
}

const always: readonly MarkLook[] = ['point', 'other', 'ring', 'cross', 'due'];

/** The months of an item: what each day has, as a calendar or as a table, and which points expire next. */
export function PointsCalendar({ lines, asOf, linkOf }: { lines: Lines; asOf: string; linkOf: (row: PointRow) => string }) {
  const styles = useStyles();
  const { rows, due, expired, unknown, forgotten } = lines;
  const days = useMemo(() => calendarDays(lines), [lines]);
  const [month, onMonth] = useMonth(rows, asOf);
  const [chosen, onChoose] = useChosenDay();
  const [isTable, swap] = useSwap();
  const today = dayOfTime(asOf);
  const reach = [today, ...(due === undefined ? [] : [dayOfTime(due)]), ...rows.map(({ day }) => day)].map(monthOfDay).sort();
  const looks = new Set<MarkLook>([
    ...always,
    ...rows.map(lookOf),
    ...(unknown.length > 0 ? (['unknown'] as const) : []),
    ...(expired.length > 0 ? (['expired'] as const) : []),
    ...(forgotten.length > 0 ? (['forgotten'] as const) : []),
  ]);
  const entries = Object.entries(markWords).flatMap(([look, words]) =>
    looks.has(look as MarkLook) ? [{ look: look as MarkLook, words }] : [],
  );
  return (
    <div className={styles.parts}>
      <MonthCalendar
        label={t`Days with restore points`}
        first={reach[0] ?? month}
        last={reach.at(-1) ?? month}
        {...{ month, onMonth, days, today, chosen, onChoose }}
      />
      <div className={styles.foot}>
        <MarkLegend entries={entries} />
        <SwapButton isTable={isTable} onSwap={swap} />
        {isTable && <DayTable month={month} days={days} />}
      </div>
      <Ends rows={rows} asOf={asOf} linkOf={linkOf} />
    </div>
  );
}
