import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useCallback, useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../links/paths.ts';
import { below, type, unseen } from '../../ui/look/type.ts';
import { someNames } from '../../words/names.ts';
import { navigationPlaces } from '../navigation.tsx';
import { beginnings, type Goal } from './goals.ts';
import { GoalList } from './goal-list.tsx';
import { PopUp } from '../../ui/layout/pop-up.tsx';
import { goalOf, indexOf, searched, type Group } from './search.ts';
import { useLists } from './use-lists.ts';

const useStyles = makeStyles({
  dialog: {
    width: 'min(640px, calc(100vw - 32px))',
    maxHeight: 'min(560px, calc(100dvh - 96px))',
    margin: '64px auto auto',
    flexDirection: 'column',
    '&[open]': { display: 'flex' },
    [below.phone]: { width: '100vw', maxWidth: '100vw', maxHeight: '100dvh', height: '100dvh', margin: 0, borderRadius: 0, border: 'none' },
  },
  field: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '0 16px',
    minHeight: '48px',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-within': { borderBottomColor: tokens.colorBrandForeground1 },
  },
  input: {
    ...type.lead,
    fontFamily: 'inherit',
    flexGrow: 1,
    minWidth: 0,
    height: '46px',
    color: tokens.colorNeutralForeground1,
    background: 'none',
    border: 'none',
    ':focus': { outlineStyle: 'none' },
    '::placeholder': { color: tokens.colorNeutralForeground3 },
  },
  close: {
    ...type.caption,
    fontFamily: 'inherit',
    padding: '2px 6px',
    minHeight: '24px',
    color: tokens.colorNeutralForeground3,
    background: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '4px',
    cursor: 'pointer',
    [below.phone]: { minHeight: '44px', padding: '0 10px' },
  },
  foot: {
    ...type.caption,
    flexShrink: 0,
    padding: '8px 16px',
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  unseen,
});

const pages: readonly Goal[] = [
  ...navigationPlaces.map(({ place, title, to }) => ({ key: `page ${place}`, kind: 'pages' as const, title, detail: '', to: () => to })),
  { key: 'page deleted', kind: 'pages', title: t`Deleted items`, detail: t`Protected items`, to: () => paths.deletedItems() },
  { key: 'page as-of', kind: 'pages', title: t`Restore points as of a moment`, detail: '', to: () => paths.restorePointsAsOf() },
  { key: 'page settings', kind: 'pages', title: t`Settings`, detail: t`Language, dates, time zone, theme`, to: () => paths.settings() },
  { key: 'page help', kind: 'pages', title: t`Help`, detail: '', to: () => paths.help() },
];

/** What is offered before anything is typed. */
const offered: readonly Group[] = [
  { kind: 'work', goals: beginnings, total: beginnings.length },
  { kind: 'pages', goals: pages, total: pages.length },
];

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  PageDown: (at, last) => Math.min(last, at + 8),
  PageUp: (at) => Math.max(0, at - 8),
};

function footWords({ reading, missing }: ReturnType<typeof useLists>): string {
  if (reading.length > 0) return t`Reading ${someNames(reading)}.`;
  if (missing.length > 0) return t`Of ${someNames(missing)}, not all could be read: what is missing is not found here. The lists say why.`;
  return t`Begin with Restore, Back up or Configure to start that work. Ctrl + Enter opens in a new tab.`;
}

/** What is found, and which of it is chosen. */
function useFound(text: string) {
  const found = useLists();
  const index = useMemo(() => indexOf(found.lists, [...pages, ...beginnings]), [found.lists]);
  const look = useCallback((wanted: string) => (wanted === '' ? offered : searched(index, wanted)), [index]);
  const wanted = text.trim() === '' ? '' : text;
  const looked = useDeferredValue(wanted);
  const groups = useMemo(() => look(looked), [look, looked]);
  const goals = groups.flatMap((group) => group.goals);
  const [chosen, setChosen] = useState({ looked, at: 0 });
  const at = chosen.looked === looked ? Math.min(chosen.at, goals.length - 1) : 0;
  const choose = (next: number) => setChosen({ looked, at: next });
  return { found, groups, goals, at, choose, entered: () => goalOf({ text: wanted, looked, goals, at }, look) };
}

type FieldProps = {
  text: string;
  list: string;
  /** The id of the chosen result. */
  chosen: string | undefined;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onClose: () => void;
};

function Field({ text, list, chosen, onText, onKeyDown, onClose }: FieldProps) {
  const styles = useStyles();
  return (
    <div className={styles.field}>
      <Search20Regular aria-hidden />
      <input
        role="combobox"
        aria-label={t`Go to a volume, item, vault or job`}
        aria-expanded={chosen !== undefined}
        aria-autocomplete="list"
        aria-controls={list}
        {...(chosen === undefined ? {} : { 'aria-activedescendant': chosen })}
        autoComplete="off"
        spellCheck={false}
        placeholder={t`Go to a volume, item, vault or job`}
        className={styles.input}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className={styles.close} onClick={onClose}>
        <Trans>
          Esc<span className={styles.unseen}>: close the search</span>
        </Trans>
      </button>
    </div>
  );
}

/** Goes to any thing of the estate and begins work, by its name: the search of the portal. */
export function Palette({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { found, groups, goals, at, choose, entered } = useFound(text);
  const open = (goal: Goal | undefined, isApart: boolean) => {
    if (goal === undefined) return;
    if (isApart) window.open(goal.to(), '_blank', 'noopener');
    else void navigate(goal.to());
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined && goals.length > 0) {
      event.preventDefault();
      choose(step(at, goals.length - 1));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(entered(), event.ctrlKey || event.metaKey);
  };
  const chosen = goals.length === 0 ? undefined : `${id}-${at}`;
  return (
    <PopUp label={t`Search`} className={styles.dialog} onClose={onClose}>
      <Field text={text} list={id} chosen={chosen} onText={setText} onKeyDown={onKeyDown} onClose={onClose} />
      <GoalList id={id} groups={groups} at={at} text={text} isReading={found.reading.length > 0} onChoose={choose} onOpen={open} />
      <p className={styles.foot}>{footWords(found)}</p>
      <output className={styles.unseen}>{text.trim() !== '' && plural(goals.length, { one: '# result', other: '# results' })}</output>
    </PopUp>
  );
}
