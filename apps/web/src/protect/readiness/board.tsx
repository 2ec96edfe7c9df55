import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { askAgainAfterMs, assignmentsFor, missingRoles, nameOf } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, ArrowClockwise20Regular, Key20Regular, SubtractCircle20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { explainError } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { choosing } from '../../volumes/choose-volumes.ts';
import { pausedWords } from '../../roles/azure-says.tsx';
import { AssignRolesPanel } from '../../roles/assign-roles-panel.tsx';
import { useMadeHere } from '../../roles/use-assigning.ts';
import { withVolume } from '../../volumes/selection.ts';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { TurnOnIdentity } from '../../roles/turn-on-identity.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { useAddressText } from '../../ui/forms/address.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { CommandBar, type Command } from '../../ui/layout/command-bar.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { durationWords } from '../../ui/time/time-words.ts';
import { type } from '../../ui/look/type.ts';
import { BoardRowPanel } from './board-row-panel.tsx';
import { boardCountOf, questionOf, verdictOf, type BoardRow } from './board-rows.ts';
import { BoardTable, rowPath } from './board-table.tsx';
import { BoardTrouble } from './board-trouble.tsx';
import { snapshotGroupOf, type BackupPlan } from '../plan/plan.ts';
import type { Board } from './use-board.ts';
import { volumesWords } from '../../words/volumes.ts';

const useStyles = makeStyles({
  // As high without the button: what is below does not move once Azure has agreed to all.
  line: {
    ...type.data,
    minHeight: '42px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    padding: '10px 0 4px',
  },
  words: { color: tokens.colorNeutralForeground2 },
});

/** How far Azure is with the rows, and the way to stop asking. */
function AzureLine({ rows, azure }: Pick<Board, 'rows' | 'azure'>) {
  const styles = useStyles();
  const agreed = boardCountOf(rows, 'ready');
  const open = boardCountOf(rows, 'queued', 'asking', 'waiting');
  if (agreed + open === 0) return null;
  const waiting = boardCountOf(rows, 'waiting');
  const isDelayed = rows.some(({ group }) => group?.kind === 'delayed');
  const why = isDelayed
    ? t`The Elastic SAN could not be asked yet; it is asked again by itself.`
    : azure.paused !== undefined
      ? pausedWords[azure.paused]
      : waiting > 0
        ? t`Azure does not see the roles yet. One volume is asked about again every ${durationWords(askAgainAfterMs(azure.roleAsks))}; the others follow by themselves.`
        : t`Azure is asked about 8 volumes at a time.`;
  return (
    <>
      <div className={styles.line}>
        <output>
          <Trans>
            Azure has agreed to {agreed} of {rows.length}.
          </Trans>
        </output>
        <span className={styles.words}>{open === 0 ? '' : azure.isStopped ? t`Asking is stopped.` : why}</span>
        {open > 0 && (
          <ActionButton size="small" onPress={() => (azure.isStopped ? azure.goOn() : azure.stop())}>
            {azure.isStopped ? t`Go on asking` : t`Stop asking`}
          </ActionButton>
        )}
      </div>
      <ProgressBar thin value={agreed / Math.max(1, rows.length)} label={t`Volumes that Azure has agreed to`} />
    </>
  );
}

/** What has been typed as the name of a volume's item and cannot be one. */
export type Misnamed = { volumeId: string; typed: string };

/** Such names after one more was typed, or one taken back. */
export const withTyped = (misnamed: readonly Misnamed[], volumeId: string, typed: string | undefined): Misnamed[] => [
  ...misnamed.filter((one) => one.volumeId !== volumeId),
  ...(typed === undefined ? [] : [{ volumeId, typed }]),
];

type Props = {
  plan: BackupPlan;
  draft: ConfigureBackupDraft;
  change: (patch: ConfigureBackupDraft) => void;
  board: Board;
  misnamed: readonly Misnamed[];
  onMisname: (misnamed: readonly Misnamed[]) => void;
};

/** The way to the roles: to assign what is missing, and later to what the portal has assigned, which can be taken back there. */
function useRolesCommand(vault: BackupPlan['vault'], rows: readonly BoardRow[], openRoles: () => void): Command {
  const about = { key: 'roles', icon: <Key20Regular />, onPress: openRoles };
  const isMissing = rows.some(({ checks }) => missingRoles(checks ?? []).length > 0);
  const roles = rolesOf(rows);
  const isMadeHere = useMadeHere(vault, isMissing ? [] : roles);
  if (isMissing) return { ...about, label: t`Assign missing roles` };
  if (roles.length === 0) return { ...about, label: t`Assign missing roles`, because: t`No role is missing.` };
  if (isMadeHere === true) return { ...about, label: t`Roles of the vault` };
  return { ...about, label: t`Roles of the vault`, because: t`No role is missing, and none that the portal assigned can be taken back.` };
}

function useCommands({ plan, draft, board }: Props, leaveOut: (rows: readonly BoardRow[]) => void, openRoles: () => void): Command[] {
  const { rows, asked } = board;
  const roles = useRolesCommand(plan.vault, rows, openRoles);
  const blocked = rows.filter((row) => verdictOf(row).kind === 'blocked');
  return [
    { key: 'add', label: t`Add volumes`, icon: <Add20Regular />, to: paths.configureBackup('choose-volumes', draft) },
    roles,
    {
      key: 'leave',
      label: blocked.length === 0 ? t`Leave out` : t`Leave out ${blocked.length}`,
      icon: <SubtractCircle20Regular />,
      onPress: () => leaveOut(blocked),
      because: blocked.length === 0 ? t`No volume is blocked.` : undefined,
    },
    { key: 'again', label: t`Check again`, icon: <ArrowClockwise20Regular />, onPress: () => checkAgain(board), busy: asked.isFetching },
  ];
}

const rolesOf = (rows: readonly BoardRow[]) =>
  assignmentsFor(rows.flatMap(({ checks }) => checks?.flatMap(({ role }) => role ?? []) ?? []));

/** The rules could not be read at all, as when vault or policy are gone: why, and the ways on. */
function Unread({ draft, asked }: { draft: ConfigureBackupDraft; asked: Board['asked'] }) {
  if (asked.data !== undefined || asked.error === null) return null;
  return (
    <ProblemMessage
      explained={explainError(asked.error)}
      actions={
        <>
          <ActionButton size="small" onPress={() => void asked.refetch()} busy={asked.isFetching}>
            {t`Check again`}
          </ActionButton>
          <LinkButton size="small" to={paths.configureBackup('vault', draft)}>
            {t`Choose vault and policy`}
          </LinkButton>
        </>
      }
    />
  );
}

/** Asks once more about rows that were refused or could not be read, whoever it was. */
function askAgain({ asked, sans, azure }: Board, rows: readonly BoardRow[]): void {
  const refused = rows.map((row) => ({ row, verdict: verdictOf(row) }));
  if (refused.some(({ verdict }) => verdict.kind === 'unread')) void asked.refetch();
  if (refused.some(({ verdict }) => verdict.kind === 'refused' && verdict.by === 'elastic-san')) sans.askAgain('refused');
  const byAzure = refused.filter(({ verdict }) => verdict.kind === 'refused' && verdict.by === 'azure');
  if (byAzure.length > 0) azure.askAgain(byAzure.map(({ row }) => questionOf(row)));
}

/** Reads the rules anew, and asks the Elastic SANs and Azure once more about all that they have answered. */
function checkAgain({ asked, sans, azure, rows }: Board): void {
  void asked.refetch();
  sans.askAgain('all');
  azure.askAgain(rows.filter(({ azure: says }) => says?.kind === 'ready' || says?.kind === 'refused').map(questionOf));
}

/** Every volume of a plan with each rule, what is in the way with its fix, and Azure's verdict as it comes. */
export function ReadinessBoard(props: Props) {
  const { plan, draft, change, board, misnamed, onMisname } = props;
  const { rows, asked } = board;
  const [panel, setPanel] = useAddressText('roles');
  const [open, setOpen] = useAddressText('row');
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId: plan.vault.subscriptionId } }));
  const chosen = plan.rows.map((row) => row.chosen);
  const leaveOut = (left: readonly BoardRow[]) => {
    if (open !== undefined && left.some((row) => rowPath(row) === open)) setOpen(undefined);
    onMisname(misnamed.filter(({ volumeId }) => !left.some(({ row }) => row.request.volumeId === volumeId)));
    change(choosing(left.reduce((kept, { row }) => withVolume(kept, row.request.volumeId, false), chosen)));
  };
  const commands = useCommands(props, leaveOut, () => {
    setOpen(undefined);
    setPanel('open');
  });
  const again = (refused: readonly BoardRow[]) => askAgain(board, refused);
  const shown = rows.find((row) => rowPath(row) === open);
  const roles = rolesOf(rows);
  const held = rows.filter((row) => missingRoles(row.checks ?? []).length > 0);
  const [first] = held.length > 0 ? held : rows;
  const isBare = rows.some(({ checks }) => checks?.some(({ rule, verdict }) => rule === 'vault-identity' && verdict === 'blocked'));
  return (
    <>
      <CommandBar commands={commands} />
      <Unread draft={draft} asked={asked} />
      <StaleMessage asked={asked} />
      {isBare && <TurnOnIdentity vault={plan.vault} />}
      <AzureLine {...board} />
      {asked.data !== undefined && <BoardTrouble rows={rows} onLeaveOut={leaveOut} onAskAgain={again} busy={asked.isFetching} />}
      <BoardTable rows={rows} openId={shown?.row.request.volumeId} />
      {panel === 'open' && first !== undefined && roles.length > 0 && (
        <AssignRolesPanel
          plan={{ vault: plan.vault, roles, probe: { of: 'backup', body: first.row.request } }}
          about={plan.vault.id}
          note={held.length === 0 ? t`All roles are assigned.` : t`Unblocks ${volumesWords(held.length)}`}
          onClose={() => setPanel(undefined)}
        />
      )}
      {shown !== undefined && panel !== 'open' && (
        <BoardRowPanel
          row={shown}
          rows={rows}
          forAll={nameOf(snapshotGroupOf({ volumeId: shown.row.request.volumeId }, draft))}
          groups={groups.data?.items ?? []}
          typed={misnamed.find(({ volumeId }) => volumeId === shown.row.request.volumeId)?.typed}
          onType={(typed) => onMisname(withTyped(misnamed, shown.row.request.volumeId, typed))}
          onChange={(next) => change(choosing([...withVolume(chosen, next.volumeId, false), next]))}
          onAskAgain={again}
          onLeaveOut={leaveOut}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
