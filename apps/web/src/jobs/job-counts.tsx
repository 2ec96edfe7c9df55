import { plural, t } from '@lingui/core/macro';
import { jobStatuses, type JobCount, type JobStatus } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SkeletonBar } from '../ui/messages/skeleton.tsx';
import { useAddressText } from '../ui/forms/address.ts';
import { ToneIcon, type Tone } from '../ui/values/state-word.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { below, type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  counts: {
    ...type.data,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '4px',
    rowGap: '4px',
    minHeight: '28px',
    alignItems: 'center',
    marginBottom: '8px',
    padding: 0,
    minWidth: 0,
    border: 'none',
  },
  count: {
    ...type.data,
    fontFamily: 'inherit',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '7px',
    height: '28px',
    padding: '0 8px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: '14px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [below.phone]: { height: '44px', borderRadius: '22px' },
  },
  on: { border: `1px solid ${tokens.colorNeutralStroke1}`, backgroundColor: 'var(--s-work)', color: tokens.colorBrandForeground1 },
  number: { fontWeight: 600, color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

const looks: Record<JobStatus, { tone: Tone; word: string }> = {
  running: { tone: 'working', word: t`running` },
  failed: { tone: 'bad', word: t`failed` },
  'completed-with-warnings': { tone: 'attention', word: t`with warnings` },
  unknown: { tone: 'attention', word: t`not known` },
  cancelling: { tone: 'quiet', word: t`cancelling` },
  cancelled: { tone: 'quiet', word: t`cancelled` },
  paused: { tone: 'quiet', word: t`paused` },
  completed: { tone: 'good', word: t`completed` },
};

// What wants somebody stands first.
const order = Object.keys(looks) as JobStatus[];

/** The status that the address asks for, if it is one. */
export const statusIn = (text: string | null | undefined): JobStatus | undefined => jobStatuses.find((status) => status === text);

/** How many of some jobs there are, by status. */
export function countByStatus(counts: readonly JobCount[]): Map<JobStatus, number> {
  const sums = Map.groupBy(counts, ({ status }) => status);
  return new Map(order.flatMap((status) => (sums.has(status) ? [[status, sum(sums.get(status) ?? [])]] : [])));
}

const sum = (counts: readonly JobCount[]): number => counts.reduce((all, { count }) => all + count, 0);

/** How many of some jobs stand in one way, or in any. */
export const totalOf = (counts: readonly JobCount[], status?: JobStatus): number =>
  sum(status === undefined ? counts : counts.filter((count) => count.status === status));

function Count({ count, word, tone, isOn, onPress }: { count: number; word: string; tone?: Tone; isOn: boolean; onPress: () => void }) {
  const styles = useStyles();
  return (
    <button type="button" aria-pressed={isOn} className={mergeClasses(styles.count, isOn && styles.on)} onClick={onPress}>
      {tone !== undefined && <ToneIcon tone={tone} />}
      <span>
        <span className={styles.number}>{numberWords(count)}</span> {word}
      </span>
    </button>
  );
}

/** How many jobs there are, run, failed and are done; each narrows the list to these. */
export function JobCounts({ counts }: { counts: readonly JobCount[] | undefined }) {
  const styles = useStyles();
  const [named, setNamed] = useAddressText('status');
  const chosen = statusIn(named);
  if (counts === undefined) {
    return (
      <p className={styles.counts}>
        <SkeletonBar width="220px" />
      </p>
    );
  }
  const byStatus = countByStatus(counts);
  const total = totalOf(counts);
  const shown = order.filter((status) => byStatus.has(status) || status === chosen);
  return (
    <fieldset className={styles.counts} aria-label={t`Jobs by status`}>
      <Count
        count={total}
        word={plural(total, { one: 'job', other: 'jobs' })}
        isOn={chosen === undefined}
        onPress={() => setNamed(undefined)}
      />
      {shown.map((status) => (
        <Count
          key={status}
          count={byStatus.get(status) ?? 0}
          {...looks[status]}
          tone={looks[status].tone}
          isOn={chosen === status}
          onPress={() => setNamed(chosen === status ? undefined : status)}
        />
      ))}
    </fieldset>
  );
}
