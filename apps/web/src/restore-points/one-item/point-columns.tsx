import { t } from '@lingui/core/macro';
import type { Attempt } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CircleHint16Regular } from '@fluentui/react-icons';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Time } from '../../ui/time/time.tsx';
import { type } from '../../ui/look/type.ts';
import { jobTriggerWord } from '../../words/job.tsx';
import { expiryWords, PointEnd, PointExpiry, PointState } from '../../words/restore-point.tsx';
import type { PointRow } from './point-rows.ts';
import { stateWords } from './point-words.ts';

const useStyles = makeStyles({
  aside: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '6px' },
});

/** Who asked for a point; says so where only its time tells. */
export function PointSource({ source, isByTime }: { source: Attempt['trigger']; isByTime: boolean }) {
  const styles = useStyles();
  return (
    <>
      {jobTriggerWord(source)}
      {isByTime && (
        <span className={styles.aside} title={t`Azure keeps jobs for 14 days. The point was made when the policy has a backup due.`}>
          {t`by time`}
        </span>
      )}
    </>
  );
}

function State({ row }: { row: PointRow }) {
  if (row.kind === 'point') return <PointState of={row} />;
  if (row.state === 'failed') return <StateWord tone="bad">{stateWords.failed}</StateWord>;
  return (
    <span title={t`The backup of that day was cancelled.`}>
      <StateWord tone="attention" icon={CircleHint16Regular}>
        {stateWords.missed}
      </StateWord>
    </span>
  );
}

const expiresOf = (row: PointRow) => (row.kind === 'point' ? row.expires : null);

/** The columns of an item's history. */
export const pointColumns: readonly Column<PointRow>[] = [
  {
    key: 'time',
    title: t`Time`,
    isMoment: true,
    cell: (row) => <Time at={row.time} asOf={row.asOf} as="moment" />,
    sortBy: (row) => row.time,
    isName: true,
  },
  {
    key: 'state',
    title: t`State`,
    width: '126px',
    cell: (row) => <State row={row} />,
    sortBy: (row) => stateWords[row.state],
    words: (row) => stateWords[row.state],
    onPhone: 'beside',
  },
  { key: 'tag', title: t`Tag`, width: '11%', sortBy: (row) => row.tag, hideBelow: 560 },
  {
    key: 'source',
    title: t`Source`,
    width: '136px',
    cell: (row) => row.source && <PointSource {...row} source={row.source} />,
    words: ({ source, isByTime }) => (source ? `${jobTriggerWord(source)} ${isByTime ? t`by time` : ''}` : ''),
    sortBy: (row) => row.source,
    // When it expires is asked for more often than who has asked for it.
    hideBelow: 560,
  },
  {
    key: 'expires',
    title: t`Expires`,
    isMoment: true,
    cell: (row) => <PointExpiry expires={expiresOf(row)} asOf={row.asOf} />,
    words: (row) => expiryWords(expiresOf(row), row.asOf),
    phoneCell: (row) => (expiresOf(row) === null ? undefined : <PointEnd expires={expiresOf(row)} asOf={row.asOf} />),
    sortBy: (row) => {
      const expires = expiresOf(row);
      return expires === 'never' ? '9999' : expires?.at;
    },
    width: '150px',
  },
];
