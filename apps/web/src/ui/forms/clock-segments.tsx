import { t } from '@lingui/core/macro';
import { Button, makeStyles, mergeClasses, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components';
import { CalendarLtr16Regular, Dismiss12Regular } from '@fluentui/react-icons';
import { GregorianCalendar, parseDate, parseDateTime, parseTime, type CalendarDate, type CalendarDateTime } from '@internationalized/date';
import { I18nProvider } from 'react-aria/I18nProvider';
import { useDateField, useDateSegment } from 'react-aria/useDateField';
import { useTimeField } from 'react-aria/useTimeField';
import { useDateFieldState, type DateFieldState, type DateSegment } from 'react-stately/useDateFieldState';
import { useTimeFieldState } from 'react-stately/useTimeFieldState';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type HTMLAttributes, type ReactNode, type RefObject } from 'react';
import { isoDay } from '../../settings/formats.ts';
import { locale } from '../../settings/locale.ts';
import { below, inHighContrast, type } from '../look/type.ts';
import { dayIn, monthOfDay } from '../time/days.ts';
import { MonthCalendar } from '../time/month-calendar.tsx';
import type { ClockKind } from '../time/moment-text.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  beside: { flexDirection: 'row', alignItems: 'center', columnGap: '8px' },
  label: { ...type.data, whiteSpace: 'nowrap' },
  // As high as the labels of the fields beside it.
  above: { paddingTop: '2px' },
  box: {
    display: 'flex',
    alignItems: 'center',
    flexGrow: 1,
    minHeight: '32px',
    padding: '0 4px 0 10px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: '4px',
    ':focus-within': {
      borderBottom: `1px solid ${tokens.colorBrandForeground1}`,
      boxShadow: `inset 0 -1px 0 ${tokens.colorBrandForeground1}`,
    },
    [below.phone]: { minHeight: '44px' },
  },
  small: { minHeight: '28px' },
  wrong: { border: '1px solid var(--bad)' },
  parts: { ...type.lead, display: 'flex', flexGrow: 1, whiteSpace: 'pre', fontVariantNumeric: 'tabular-nums' },
  part: {
    padding: '0 1px',
    borderRadius: '2px',
    caretColor: 'transparent',
    ':focus': {
      outlineStyle: 'none',
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      [inHighContrast]: { color: 'HighlightText', backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
  },
  empty: { color: tokens.colorNeutralForeground3 },
  button: { minWidth: '24px', height: '24px', padding: 0, [below.phone]: { minWidth: '40px', height: '40px' } },
  calendar: { width: '286px' },
});

type Props = {
  label: string;
  kind: ClockKind;
  value: string;
  onChange: (value: string) => void;
  isWrong: boolean;
  isBeside: boolean;
  saidBy: string | undefined;
};

function Part({ segment, state }: { segment: DateSegment; state: DateFieldState }) {
  const styles = useStyles();
  const ref = useRef<HTMLDivElement>(null);
  const { segmentProps } = useDateSegment(segment, state, ref);
  return (
    <div
      {...segmentProps}
      ref={ref}
      className={mergeClasses(segment.isEditable && styles.part, segment.isPlaceholder && styles.empty)}
      data-part={segment.type}
    >
      {segment.text}
    </div>
  );
}

type BoxProps = Pick<Props, 'label' | 'isWrong' | 'isBeside'> & {
  labelProps: HTMLAttributes<HTMLElement>;
  fieldProps: HTMLAttributes<HTMLElement>;
  parts: RefObject<HTMLDivElement | null>;
  state: DateFieldState;
  children?: ReactNode;
};

function Box({ label, isWrong, isBeside, labelProps, fieldProps, parts, state, children }: BoxProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.stack, isBeside && styles.beside)}>
      <span {...labelProps} className={mergeClasses(styles.label, !isBeside && styles.above)}>
        {label}
      </span>
      <div className={mergeClasses(styles.box, isBeside && styles.small, isWrong && styles.wrong)}>
        <div {...fieldProps} ref={parts} className={styles.parts}>
          {state.segments.map((segment, index) => (
            <Part key={index} segment={segment} state={state} />
          ))}
        </div>
        {children}
      </div>
    </div>
  );
}

/** A value that the library reads; null for a text that is none. */
function readBy<T>(read: (text: string) => T, text: string): T | null {
  try {
    // The library takes the day 0 for one.
    return text === '' || /-00(T|$)/.test(text) ? null : read(text);
  } catch {
    return null;
  }
}

/** What the library holds of a text: while a half typed one or a day that does not exist is said, what it held before, in whose place the parts stand. */
function useHeld<T>(text: string, read: (text: string) => T): T | null {
  const value = useMemo(() => readBy(read, text), [read, text]);
  const [held, hold] = useState(value);
  const isUnsaid = value === null && text !== '';
  if (!isUnsaid && held !== value) hold(value);
  return isUnsaid ? held : value;
}

const lengths = { year: 4, month: 2, day: 2, hour: 2, minute: 2 };

/** The parts as they stand, "2026-09-31T10:00" or "2026-09---T10:00"; empty where none is typed. */
function textOf(segments: readonly DateSegment[], kind: ClockKind): string {
  const part = (wanted: keyof typeof lengths) => {
    const { isPlaceholder = true, value } = segments.find(({ type: one }) => one === wanted) ?? {};
    return isPlaceholder ? '-'.repeat(lengths[wanted]) : String(value).padStart(lengths[wanted], '0');
  };
  if (segments.every(({ isEditable, isPlaceholder }) => !isEditable || isPlaceholder)) return '';
  const [day, time] = [`${part('year')}-${part('month')}-${part('day')}`, `${part('hour')}:${part('minute')}`];
  return kind === 'moment' ? `${day}T${time}` : kind === 'day' ? day : time;
}

/** The state of a field that says whatever is typed: the library keeps to itself what is no day yet, and would turn it into another on leaving. */
function useSaying<State extends DateFieldState>(state: State, { kind, value, onChange }: Props): State {
  const text = textOf(state.segments, kind);
  const say = useEffectEvent(() => onChange(text));
  const empty = useEffectEvent(() => state.setValue(null));
  const last = useRef(text);
  // The next key may come before what the last one said has arrived.
  useEffect(() => {
    const isTyped = text !== last.current;
    last.current = text;
    if (text === value) return;
    // What is half typed is none for the library, which sees nothing change where the field is emptied from outside.
    if (!isTyped && value === '') empty();
    else if (isTyped || text !== '') say();
  }, [text, value]);
  return { ...state, confirmPlaceholder: () => undefined };
}

const gregorian = () => new GregorianCalendar();

const described = ({ saidBy, isWrong, label }: Props) => ({
  label,
  isInvalid: isWrong,
  ...(saidBy === undefined ? {} : { 'aria-describedby': saidBy }),
});

/** A month to choose the day from, for who does not type it. */
function DayButton({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const styles = useStyles();
  const [today] = useState(() => isoDay(new Date()));
  const shown = dayIn(day) ?? today;
  const [isOpen, setOpen] = useState(false);
  const [month, setMonth] = useState(monthOfDay(shown));
  return (
    <Popover
      open={isOpen}
      trapFocus
      onOpenChange={(_, { open }) => {
        setOpen(open);
        if (open) setMonth(monthOfDay(shown));
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button className={styles.button} appearance="subtle" icon={<CalendarLtr16Regular />} aria-label={t`${label}: choose the day`} />
      </PopoverTrigger>
      <PopoverSurface aria-label={label}>
        <div className={styles.calendar}>
          <MonthCalendar
            label={label}
            month={month}
            onMonth={setMonth}
            first="1970-01"
            last="9998-12"
            today={today}
            chosen={dayIn(day)}
            onChoose={(next) => {
              onDay(next);
              setOpen(false);
            }}
          />
        </div>
      </PopoverSurface>
    </Popover>
  );
}

function DayOrMoment(props: Props) {
  const { label, kind, value, onChange, isWrong, isBeside } = props;
  const styles = useStyles();
  const parts = useRef<HTMLDivElement>(null);
  const about = {
    ...described(props),
    value: useHeld<CalendarDate | CalendarDateTime>(value, kind === 'day' ? parseDate : parseDateTime),
    onChange: (next: { toString: () => string } | null) =>
      onChange(next === null ? '' : next.toString().slice(0, kind === 'day' ? 10 : 16)),
    granularity: kind === 'day' ? ('day' as const) : ('minute' as const),
    hourCycle: 24 as const,
    shouldForceLeadingZeros: true,
  };
  const state = useSaying(useDateFieldState({ ...about, locale: locale(), createCalendar: gregorian }), props);
  const { labelProps, fieldProps } = useDateField(about, state, parts);
  const clock = readBy(parseTime, value.slice(11)) === null ? 'T12:00' : value.slice(10);
  return (
    <Box {...{ label, isWrong, isBeside, labelProps, fieldProps, parts, state }}>
      {kind === 'day' && value !== '' && (
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<Dismiss12Regular />}
          aria-label={t`Clear ${label}`}
          onClick={() => onChange('')}
        />
      )}
      <DayButton label={label} day={value.slice(0, 10)} onDay={(day) => onChange(kind === 'day' ? day : `${day}${clock}`)} />
    </Box>
  );
}

function TimeOfDay(props: Props) {
  const { label, value, onChange, isWrong, isBeside } = props;
  const parts = useRef<HTMLDivElement>(null);
  const about = {
    ...described(props),
    value: useHeld(value, parseTime),
    onChange: (next: { toString: () => string } | null) => onChange(next === null ? '' : next.toString().slice(0, 5)),
    hourCycle: 24 as const,
    shouldForceLeadingZeros: true,
  };
  const state = useSaying(useTimeFieldState({ ...about, locale: locale() }), props);
  const { labelProps, fieldProps } = useTimeField(about, state, parts);
  return <Box {...{ label, isWrong, isBeside, labelProps, fieldProps, parts, state }} />;
}

/** The parts of a day, a time or both, each typed or stepped, in the order of the locale. */
export function ClockSegments(props: Props) {
  return <I18nProvider locale={locale()}>{props.kind === 'time' ? <TimeOfDay {...props} /> : <DayOrMoment {...props} />}</I18nProvider>;
}
