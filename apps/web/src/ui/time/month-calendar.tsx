import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { firstWeekday } from '../../settings/formats.ts';
import { DayMark, type MarkLook } from './day-mark.tsx';
import {
  daysLater,
  dayWords,
  monthOfDay,
  monthsLater,
  monthWords,
  weekdayOfDay,
  shortWeekdayWords,
  weekdayWords,
  weeksOfMonth,
} from './days.ts';
import { PeriodPager } from './period-pager.tsx';
import { below, inHighContrast, type, unseen } from '../look/type.ts';

const useStyles = makeStyles({
  head: { marginBottom: '8px' },
  grid: { width: '100%', borderCollapse: 'separate', borderSpacing: '2px', tableLayout: 'fixed' },
  weekday: { ...type.axis, height: '20px', padding: 0, fontWeight: 400, textAlign: 'center', color: tokens.colorNeutralForeground3 },
  cell: { padding: 0 },
  day: {
    ...type.caption,
    font: 'inherit',
    fontSize: '12px',
    fontVariantNumeric: 'tabular-nums',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: '3px',
    width: '100%',
    height: '42px',
    padding: 0,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: '4px',
    [below.phone]: { height: '44px' },
  },
  outside: { color: tokens.colorNeutralForeground3, border: 'none' },
  full: {
    backgroundColor: tokens.colorNeutralBackground2,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  today: { color: tokens.colorBrandForeground1, fontWeight: 600 },
  chosen: {
    border: `1px solid ${tokens.colorBrandForeground1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    [inHighContrast]: { outline: '2px solid Highlight' },
  },
  marks: { display: 'flex', columnGap: '3px', height: '9px', alignItems: 'center' },
  many: { ...type.axis, lineHeight: '9px', color: tokens.colorNeutralForeground2 },
  unseen,
});

/** A day that has something: its marks, and what they say in words. */
export type CalendarDay = { marks: readonly MarkLook[]; words: string };

type Props = {
  /** What the calendar shows, for those who do not see it. */
  label: string;
  month: string;
  onMonth: (month: string) => void;
  /** The first and last month that one can turn to. */
  first: string;
  last: string;
  /** What the days have; undefined where a day is only to be chosen. */
  days?: ReadonlyMap<string, CalendarDay> | undefined;
  /** The service's day of today. */
  today: string;
  chosen: string | undefined;
  onChoose: (day: string) => void;
};

function Marks({ marks }: { marks: readonly MarkLook[] }) {
  const styles = useStyles();
  if (marks.length > 3) return <span className={styles.many}>{marks.length}</span>;
  return (
    <span className={styles.marks}>
      {marks.map((look, index) => (
        <DayMark key={index} look={look} />
      ))}
    </span>
  );
}

type DayProps = { day: string; isFocusable: boolean } & Pick<Props, 'days' | 'today' | 'chosen' | 'onChoose'>;

function Day({ day, isFocusable, days, today, chosen, onChoose }: DayProps) {
  const styles = useStyles();
  const found = days?.get(day);
  const look = mergeClasses(
    styles.day,
    (found !== undefined || days === undefined) && styles.full,
    day === today && styles.today,
    day === chosen && styles.chosen,
  );
  return (
    <td className={styles.cell} aria-selected={day === chosen}>
      <button
        type="button"
        className={look}
        data-day={day}
        tabIndex={isFocusable ? 0 : -1}
        aria-label={`${dayWords(day)}${day === today ? t`, today` : ''}${days === undefined ? '' : `: ${found?.words ?? t`nothing`}`}`}
        onClick={() => onChoose(day)}
      >
        {Number(day.slice(8))}
        <Marks marks={found?.marks ?? []} />
      </button>
    </td>
  );
}

/** The day that a key leads to from another. */
function dayByKey(key: string, day: string, startsOn: number): string | undefined {
  const intoWeek = (weekdayOfDay(day) - startsOn + 7) % 7;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -intoWeek, End: 6 - intoWeek };
  const step = steps[key];
  if (step !== undefined) return daysLater(day, step);
  if (key !== 'PageUp' && key !== 'PageDown') return undefined;
  const month = monthsLater(monthOfDay(day), key === 'PageUp' ? -1 : 1);
  // The last day of a shorter month stands for one that it does not have.
  const same = `${month}-${day.slice(8)}`;
  return monthOfDay(daysLater(`${month}-01`, Number(day.slice(8)) - 1)) === month ? same : daysLater(`${monthsLater(month, 1)}-01`, -1);
}

/** Which day the keys stand on, and the way of the keys over days and months. */
function useDayKeys({ month, onMonth, first, last, chosen, today }: Props, startsOn: number) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<string>();
  const moved = useRef(false);
  const fits = [at, chosen, today].find((day) => day !== undefined && monthOfDay(day) === month);
  const focusable = fits ?? `${month}-01`;
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${focusable}"]`)?.focus();
  }, [focusable]);
  const onKeyDown = (event: KeyboardEvent) => {
    const day = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined;
    const next = day === undefined ? undefined : dayByKey(event.key, day, startsOn);
    if (next === undefined) return;
    event.preventDefault();
    if (monthOfDay(next) < first || monthOfDay(next) > last) return;
    moved.current = true;
    setAt(next);
    if (monthOfDay(next) !== month) onMonth(monthOfDay(next));
  };
  return { grid, focusable, onKeyDown };
}

/** A month of days with marks: arrow keys move over them, a press chooses one. */
export function MonthCalendar(props: Props) {
  const styles = useStyles();
  const { label, month, onMonth, first, last, days, today, chosen, onChoose } = props;
  const startsOn = firstWeekday();
  const weeks = weeksOfMonth(month, startsOn);
  const { grid, focusable, onKeyDown } = useDayKeys(props, startsOn);
  return (
    <div>
      <div className={styles.head}>
        <PeriodPager
          title={monthWords(month)}
          noun={t`Month`}
          onTurn={(way) => onMonth(monthsLater(month, way))}
          isFirst={month <= first}
          isLast={month >= last}
          onNow={month === monthOfDay(today) ? undefined : () => onMonth(monthOfDay(today))}
        />
      </div>
      <table ref={grid} role="grid" aria-label={`${label}, ${monthWords(month)}`} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" className={styles.weekday}>
                <span aria-hidden="true">{shortWeekdayWords(day)}</span>
                <span className={styles.unseen}>{weekdayWords(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) =>
                monthOfDay(day) === month ? (
                  <Day key={day} isFocusable={day === focusable} {...{ day, days, today, chosen, onChoose }} />
                ) : (
                  <td key={day} className={styles.cell}>
                    <span aria-hidden="true" className={mergeClasses(styles.day, styles.outside)}>
                      {Number(day.slice(8))}
                      <span className={styles.marks} />
                    </span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
