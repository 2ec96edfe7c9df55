import { plural, t } from '@lingui/core/macro';
import { missingRoles, sameId, type Check, type Rule } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { Key16Regular, Prohibited16Regular } from '@fluentui/react-icons';
import { StateWord, ToneIcon, type Tone } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { unseen } from '../../ui/look/type.ts';
import { noVolumeLeft, volumeColumn } from '../plan/row-columns.tsx';
import { isPossible, type RestoreRow } from '../plan/rows.ts';
import type { TargetGroupVerdict } from './use-group-verdicts.ts';
import type { VolumeVerdict } from './use-volume-verdicts.ts';

const useStyles = makeStyles({ unseen, mark: { display: 'inline-flex', verticalAlign: 'middle' } });

type Row = RestoreRow & { verdict: VolumeVerdict; group: TargetGroupVerdict | undefined };

const tones: Record<Check['verdict'], { tone: Tone; word: string }> = {
  ready: { tone: 'good', word: t`Met` },
  attention: { tone: 'attention', word: t`Azure decides` },
  blocked: { tone: 'bad', word: t`Not met` },
};

/** One rule of a row as an icon with its word for those who do not see it. */
function Mark({ tone, word, icon }: { tone: Tone; word: string; icon?: typeof Key16Regular }) {
  const styles = useStyles();
  return (
    <span className={styles.mark} title={word}>
      <ToneIcon tone={tone} icon={icon} />
      <span className={styles.unseen}>{word}</span>
    </span>
  );
}

function RuleMark({ row, of }: { row: Row; of: readonly Rule[] }) {
  const checks = row.checks.filter(({ rule }) => of.includes(rule));
  if (checks.length === 0) return null;
  const worst =
    checks.find(({ verdict }) => verdict === 'blocked') ??
    checks.find(({ verdict, isUnread }) => verdict === 'attention' && isUnread !== true) ??
    checks.find(({ verdict }) => verdict === 'attention') ??
    checks[0];
  if (worst?.isUnread === true) return <Mark tone="attention" word={t`Not known`} />;
  const isRole = worst?.rule === 'role' && worst.verdict !== 'ready';
  const { tone, word } = tones[worst?.verdict ?? 'ready'];
  return isRole ? <Mark tone="attention" word={t`Missing`} icon={Key16Regular} /> : <Mark tone={tone} word={word} />;
}

function GroupMark({ group }: { group: TargetGroupVerdict | undefined }) {
  if (group === undefined) return null;
  if (group.kind === 'asking') return <Mark tone="working" word={t`Asking`} />;
  return group.kind === 'ready' ? <Mark tone="good" word={t`Met`} /> : <Mark tone="attention" word={t`Not met`} />;
}

const verdicts: Record<VolumeVerdict['kind'], { tone: Tone; word: string }> = {
  'not-asked': { tone: 'quiet', word: t`Not asked` },
  queued: { tone: 'quiet', word: t`Queued` },
  asking: { tone: 'working', word: t`Azure is checking` },
  ready: { tone: 'good', word: t`Ready` },
  waiting: { tone: 'working', word: t`Waiting for roles` },
  refused: { tone: 'bad', word: t`Refused by Azure` },
};

function Verdict({ row }: { row: Row }) {
  if (row.problem !== null || !isPossible(row)) {
    return (
      <StateWord tone="bad" icon={Prohibited16Regular} wraps>
        {t`Cannot be restored`}
      </StateWord>
    );
  }
  const lacks = missingRoles(row.checks).length;
  if (lacks > 0) {
    return (
      <StateWord tone="attention" icon={Key16Regular} wraps>
        {plural(lacks, { one: '1 role missing', other: '# roles missing' })}
      </StateWord>
    );
  }
  const { tone, word } = verdicts[row.verdict.kind];
  return (
    <StateWord tone={tone} wraps>
      {word}
    </StateWord>
  );
}

const rule = (key: string, title: string, of: readonly Rule[]): Column<Row> => ({
  key,
  title,
  cell: (row) => <RuleMark row={row} of={of} />,
  width: '76px',
  isMark: true,
  hideBelow: 760,
  onPhone: 'hide',
});

const columns: readonly Column<Row>[] = [
  volumeColumn,
  rule('point', t`Point`, ['restore-point', 'snapshot']),
  rule('name', t`Name`, ['target-group', 'volume-name', 'region']),
  rule('room', t`Room`, ['capacity']),
  rule('limit', t`Limit`, ['daily-limit']),
  rule('roles', t`Roles`, ['vault-identity', 'role']),
  {
    key: 'group',
    title: 'SAN',
    cell: ({ group }) => <GroupMark group={group} />,
    width: '76px',
    isMark: true,
    hideBelow: 760,
    onPhone: 'hide',
  },
  {
    key: 'verdict',
    title: t`Verdict`,
    cell: (row) => <Verdict row={row} />,
    sortBy: (row) => `${Number(isPossible(row))} ${row.verdict.kind}`,
    width: '190px',
    onPhone: 'beside',
  },
];

/** Every rule of every volume, and Azure's verdict last. */
export function ReadinessTable({
  rows,
  verdictOf,
  groups,
}: {
  rows: readonly RestoreRow[];
  verdictOf: (row: RestoreRow) => VolumeVerdict;
  groups: readonly TargetGroupVerdict[];
}) {
  return (
    <Table
      label={t`Readiness of the set`}
      rows={rows.map((row): Row => ({
        ...row,
        verdict: verdictOf(row),
        group: groups.find(({ groupId }) => sameId(groupId, row.groupId)),
      }))}
      columns={columns}
      rowId={({ instanceId }) => instanceId}
      initialSort="volume"
      needsAttention={(row) => !isPossible(row) || row.verdict.kind === 'refused'}
      empty={noVolumeLeft}
    />
  );
}
