import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarClock16Regular,
  HardDrive16Regular,
  Play16Regular,
  ShieldCheckmark16Regular,
  Storage16Regular,
  TaskListLtr20Regular,
  Vault16Regular,
  Window16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { numberWords } from '../../ui/values/number-words.ts';
import { below, inHighContrast, type } from '../../ui/look/type.ts';
import type { Goal, GoalKind } from './goals.ts';
import type { Group } from './search.ts';

const useStyles = makeStyles({
  list: { flexGrow: 1, overflowY: 'auto', padding: '8px', minHeight: '120px' },
  group: { marginBottom: '8px' },
  head: { ...type.caption, fontWeight: 600, display: 'flex', columnGap: '8px', padding: '4px 8px', color: tokens.colorNeutralForeground3 },
  more: { fontWeight: 400 },
  goal: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, auto) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: '10px',
    minHeight: '32px',
    padding: '0 8px',
    borderRadius: '4px',
    cursor: 'pointer',
    [below.phone]: { minHeight: '44px', gridTemplateColumns: '16px minmax(0, 1fr)', padding: '4px 8px' },
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    [inHighContrast]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  icon: { color: tokens.colorNeutralForeground3 },
  title: { fontWeight: 600, overflowX: 'clip', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: {
    color: tokens.colorNeutralForeground3,
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [below.phone]: { gridColumn: '2', marginTop: '-4px' },
  },
  none: { ...type.data, padding: '16px 8px', color: tokens.colorNeutralForeground2 },
});

const kinds: Record<GoalKind, { title: string; Icon: FluentIcon }> = {
  work: { title: t`Start`, Icon: Play16Regular },
  pages: { title: t`Pages`, Icon: Window16Regular },
  volumes: { title: t`Volumes`, Icon: HardDrive16Regular },
  'protected-items': { title: t`Protected items`, Icon: ShieldCheckmark16Regular },
  'ways-on': { title: t`Start with the first of them`, Icon: Play16Regular },
  vaults: { title: t`Backup vaults`, Icon: Vault16Regular },
  policies: { title: t`Policies`, Icon: CalendarClock16Regular },
  'elastic-sans': { title: t`Elastic SANs`, Icon: Storage16Regular },
  jobs: { title: t`Jobs`, Icon: TaskListLtr20Regular },
};

type Props = {
  id: string;
  groups: readonly Group[];
  /** The place of the chosen one among all. */
  at: number;
  text: string;
  isReading: boolean;
  onChoose: (at: number) => void;
  onOpen: (goal: Goal, isApart: boolean) => void;
};

type OptionProps = { id: string; goal: Goal; isChosen: boolean; onChoose: () => void; onOpen: (isApart: boolean) => void };

function Option({ id, goal: { kind, title, detail }, isChosen, onChoose, onOpen }: OptionProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { Icon } = kinds[kind];
  return (
    // The keys are those of the field, which keeps the focus.
    <div
      ref={place}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={mergeClasses(styles.goal, isChosen && styles.chosen)}
      onMouseMove={onChoose}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
      onKeyDown={undefined}
    >
      <Icon aria-hidden fontSize="16px" className={styles.icon} />
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.detail} title={detail}>
        {detail}
      </span>
    </div>
  );
}

/** What was found, by kind; one of it is chosen. */
export function GoalList({ id, groups, at, text, isReading, onChoose, onOpen }: Props) {
  const styles = useStyles();
  const starts = groups.map((_, nth) => groups.slice(0, nth).reduce((sum, { goals }) => sum + goals.length, 0));
  if (groups.length === 0) {
    return (
      <div className={styles.list}>
        <p className={styles.none}>
          {isReading ? t`Nothing yet: the lists are being read.` : t`Nothing that your account sees is called “${text.trim()}”.`}
        </p>
      </div>
    );
  }
  return (
    <div id={id} role="listbox" aria-label={t`What was found`} tabIndex={-1} className={styles.list}>
      {groups.map(({ kind, goals, total }, nth) => (
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className={styles.group}>
          <div id={`${id}-${kind}`} role="presentation" className={styles.head}>
            {kinds[kind].title}
            {total > goals.length && (
              <span className={styles.more}>
                <Trans>
                  {numberWords(goals.length)} of {numberWords(total)}
                </Trans>
              </span>
            )}
          </div>
          {goals.map((goal, index) => {
            const place = (starts[nth] ?? 0) + index;
            return (
              <Option
                key={goal.key}
                id={`${id}-${place}`}
                goal={goal}
                isChosen={place === at}
                onChoose={() => place !== at && onChoose(place)}
                onOpen={(isApart) => onOpen(goal, isApart)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
