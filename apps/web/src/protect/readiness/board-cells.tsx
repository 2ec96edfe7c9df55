import { plural, t } from '@lingui/core/macro';
import { isReady, missingRoles, type Check } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import {
  ArrowSync16Filled,
  Checkmark16Regular,
  Circle16Regular,
  Dismiss16Regular,
  Key16Regular,
  LockClosed16Filled,
  Prohibited16Regular,
  Subtract16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { StateWord, ToneIcon, type Tone } from '../../ui/values/state-word.tsx';
import { unseen } from '../../ui/look/type.ts';
import { blockedWords } from './blocked-words.ts';
import { checkSentence } from '../../words/rules.ts';
import { verdictOf, worstOf, type BoardRow } from './board-rows.ts';

const useStyles = makeStyles({ cell: { display: 'flex', justifyContent: 'center', position: 'relative' }, unseen });

type Look = { tone: Tone; icon: FluentIcon; words: string };

/** One rule's outcome as an icon; the words are for those who point at it, or do not see it. */
function Cell({ tone, icon, words }: Look) {
  const styles = useStyles();
  return (
    <span className={styles.cell} title={words}>
      <ToneIcon tone={tone} icon={icon} />
      <span className={styles.unseen}>{words}</span>
    </span>
  );
}

const pending: Look = { tone: 'quiet', icon: Circle16Regular, words: t`Not checked yet` };
const none: Look = { tone: 'quiet', icon: Subtract16Regular, words: t`Not asked` };

function lookOf(check: Check | undefined): Look {
  if (check === undefined) return pending;
  const words = checkSentence(check, 'backup');
  if (check.verdict === 'ready') return { tone: 'good', icon: Checkmark16Regular, words };
  if (check.rule === 'role' && check.isUnread !== true) return { tone: 'attention', icon: Key16Regular, words };
  if (check.verdict === 'attention') return { tone: 'attention', icon: Circle16Regular, words };
  const isLock = check.rule === 'delete-lock' || check.rule === 'source-lock';
  return { tone: 'bad', icon: isLock ? LockClosed16Filled : Dismiss16Regular, words };
}

/** The cell of some rules: the worst of them. */
export const RulesCell = ({ row, rules }: { row: BoardRow; rules: readonly Check['rule'][] }) => (
  <Cell {...lookOf(worstOf(row.checks, rules))} />
);

/** The cell of one role of the vault. */
export function RoleCell({ row, of }: { row: BoardRow; of: 'exporter' | 'snapshots' }) {
  return <Cell {...lookOf(row.checks?.find(({ role }) => role?.role === of))} />;
}

/** What the Elastic SAN said about the volumes of the group. */
export function GroupCell({ row: { group, checks } }: { row: BoardRow }) {
  if (checks !== undefined && !isReady(checks)) return <Cell {...none} />;
  if (group === undefined) return <Cell {...pending} />;
  const looks: Record<typeof group.kind, Look> = {
    asking: { tone: 'working', icon: ArrowSync16Filled, words: t`The Elastic SAN is being asked` },
    delayed: { tone: 'working', icon: ArrowSync16Filled, words: t`The Elastic SAN could not be asked yet; it is asked again by itself` },
    fine: { tone: 'good', icon: Checkmark16Regular, words: t`The Elastic SAN can take snapshots of it` },
    'not-allowed': { ...none, words: t`Your account may not ask the Elastic SAN; Azure Backup asks it itself` },
    refused: { tone: 'bad', icon: Dismiss16Regular, words: t`The Elastic SAN refused` },
  };
  return <Cell {...looks[group.kind]} />;
}

/** What Azure said about the row. */
export function AzureCell({ row }: { row: BoardRow }) {
  const { azure, checks } = row;
  if (checks !== undefined && !isReady(checks)) return <Cell {...none} />;
  if (azure === undefined) return <Cell {...pending} />;
  const looks: Record<typeof azure.kind, Look> = {
    queued: pending,
    asking: { tone: 'working', icon: ArrowSync16Filled, words: t`Azure is checking` },
    waiting: { tone: 'working', icon: ArrowSync16Filled, words: t`Azure does not see the roles yet` },
    ready: { tone: 'good', icon: Checkmark16Regular, words: t`Azure agrees` },
    refused: { tone: 'bad', icon: Dismiss16Regular, words: t`Azure refused` },
  };
  return <Cell {...looks[azure.kind]} />;
}

/** The verdict on a row: icon, colour and word. */
export function VerdictWord({ row }: { row: BoardRow }) {
  const verdict = verdictOf(row);
  const missing = missingRoles(row.checks ?? []).length;
  switch (verdict.kind) {
    case 'checking':
      return <StateWord tone="working">{t`Checking`}</StateWord>;
    case 'unread':
      return <StateWord tone="bad">{t`Could not be read`}</StateWord>;
    case 'blocked': {
      const isLock = verdict.check.rule === 'delete-lock' || verdict.check.rule === 'source-lock';
      return (
        <StateWord tone="bad" icon={isLock ? LockClosed16Filled : Prohibited16Regular}>
          {blockedWords(verdict.check.rule)}
        </StateWord>
      );
    }
    case 'roles':
      return (
        <StateWord tone="attention" icon={Key16Regular}>
          {plural(missing, { one: '1 role missing', other: '# roles missing' })}
        </StateWord>
      );
    case 'refused':
      return <StateWord tone="bad">{verdict.by === 'azure' ? t`Azure refused` : t`Elastic SAN refused`}</StateWord>;
    case 'asking':
      return <StateWord tone="working">{t`Asking Azure`}</StateWord>;
    case 'waiting':
      return <StateWord tone="working">{t`Waiting for roles`}</StateWord>;
    case 'queued':
      return <StateWord tone="quiet">{t`Queued`}</StateWord>;
    case 'ready':
      return <StateWord tone="good">{t`Ready`}</StateWord>;
  }
}

/** The order of verdicts when sorted: what needs somebody first. */
export const verdictRank = (row: BoardRow): number =>
  ['blocked', 'unread', 'refused', 'roles', 'waiting', 'asking', 'checking', 'queued', 'ready'].indexOf(verdictOf(row).kind);
