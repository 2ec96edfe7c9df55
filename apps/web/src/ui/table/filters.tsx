import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular, Filter16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ClockField } from '../forms/clock-field.tsx';
import { useAddressText } from '../forms/address.ts';
import { isTyping } from '../forms/is-typing.ts';
import { dayIn, shortDayWords } from '../time/days.ts';
import { SearchInput } from '../look/search-input.tsx';
import { below, type } from '../look/type.ts';
import { MenuButton } from '../opened/menu.tsx';
import { nameOrder } from '../../settings/formats.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginBottom: '12px' },
  text: { width: '200px', minHeight: '28px', [below.phone]: { width: '100%', minHeight: '44px' } },
  key: {
    ...type.axis,
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '3px',
    color: tokens.colorNeutralForeground3,
    [below.phone]: { display: 'none' },
  },
  pill: {
    ...type.caption,
    fontFamily: 'inherit',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    height: '28px',
    padding: '0 12px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '14px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [below.phone]: { height: '44px', borderRadius: '22px' },
  },
  on: { color: tokens.colorBrandForeground1, backgroundColor: 'var(--s-work)' },
  value: { fontWeight: 600 },
});

/** The looks of a pill, wherever it opens something. */
export const usePillStyles = (): Record<'pill' | 'on' | 'value', string> => useStyles();

/** The filters above a list, and what else can be done with it at their end. */
export function FilterRow({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <search>
      <div className={useStyles().row}>
        {children}
        {end}
      </div>
    </search>
  );
}

/** A text to look for, kept in the address; the key / goes to it. */
export function TextFilter({ label, param = 'q' }: { label: string; param?: string }) {
  const styles = useStyles();
  const [text, setText] = useAddressText(param);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <SearchInput
      inputRef={input}
      className={styles.text}
      label={label}
      value={text ?? ''}
      onChange={(value) => setText(value === '' ? undefined : value)}
      icon={<Filter16Regular aria-hidden />}
    >
      <span aria-hidden="true" className={styles.key}>
        /
      </span>
    </SearchInput>
  );
}

/** A day, kept in the address as 2026-09-08; an empty one filters nothing. */
export function DateFilter({ label, param }: { label: string; param: string }) {
  const [day, setDay] = useAddressText(param);
  const [entry, setEntry] = useState<{ text: string; over: string | undefined }>();
  const write = (text: string) => {
    setEntry({ text, over: day });
    if (text === '' || dayIn(text) !== undefined) setDay(text === '' ? undefined : text);
  };
  // What is no day stands in the field as long as the address is as it was, and does not come back with it.
  const isOver = entry !== undefined && entry.over !== day;
  if (isOver) setEntry(undefined);
  const narrowedBy = dayIn(day);
  const text = (isOver ? undefined : entry?.text) ?? narrowedBy ?? '';
  const still = narrowedBy !== undefined && narrowedBy !== text ? t`The list is narrowed by ${shortDayWords(narrowedBy)}.` : undefined;
  return <ClockField label={label} kind="day" value={text} onChange={write} hint={still} isBeside />;
}

/** A value that a list can be narrowed to, and what it is called. */
export type Option = { value: string; label: string };

type Pill = {
  label: string;
  param: string;
  options: readonly Option[];
  /** What it is called that the list is not narrowed, where that says more than "any". */
  any?: string;
  /** Whether a text of the address is a value of the list at all, where that can be known: one that is not narrows nothing. */
  isKnown?: ((value: string) => boolean) | undefined;
};

/** Whether a value is one of these, which are all that there are. */
export const isOneOf =
  (options: readonly Pick<Option, 'value'>[]) =>
  (value: string): boolean =>
    options.some((option) => option.value === value);

/** One of several values, or any; kept in the address. */
export function PillFilter({ label, param, options, any: anyMore, isKnown = () => true }: Pill) {
  const styles = useStyles();
  const any = anyMore ?? t`any`;
  const [text = '', setValue] = useAddressText(param);
  const value = isKnown(text) ? text : '';
  const choose = (next: string) => setValue(next === '' ? undefined : next);
  const shown = options.find((option) => option.value === value)?.label ?? value;
  return (
    <MenuButton
      renderButton={(opens) => (
        <button type="button" className={mergeClasses(styles.pill, value !== '' && styles.on)} {...opens}>
          {label}{' '}
          <span className={styles.value} data-off-phone={value === '' && anyMore === undefined ? '' : undefined}>
            {value === '' ? any : shown}
          </span>
          <ChevronDown12Regular aria-hidden />
        </button>
      )}
      choice={{
        kind: 'one',
        options: [{ value: '', label: any.charAt(0).toUpperCase() + any.slice(1) }, ...options],
        chosen: [value],
        onChoose: ([next = '']) => choose(next),
      }}
    />
  );
}

/** The values that a list has in one place, each once and in order, for a pill. */
export const optionsOf = (values: readonly string[]): Option[] =>
  [...new Set(values)].sort(nameOrder()).map((value) => ({ value, label: value }));
