import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { isReady, missingRoles, type Check } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/client.ts';
import { q, readAgain } from '../../api/query.ts';
import { Readiness } from '../../roles/readiness.tsx';
import { azureVerdictOf, verdictSentence, type AzureVerdict, type Verdict } from '../../roles/verdict.ts';
import { unmetWords } from '../../words/rules.ts';
import { Section } from '../../ui/layout/page.tsx';
import { withoutName, type BackupPlan } from '../plan/plan.ts';
import { elasticSanRule } from './validation-rules.tsx';
import { questionOf, type BoardRow } from './board-rows.ts';
import type { Board } from './use-board.ts';

/** Where the signed-in person may not assign the missing roles. */
function useMayNotAssign({ vault }: BackupPlan, checks: readonly Check[] | undefined): string[] {
  const roles = missingRoles(checks ?? []);
  const { subscriptionId, resourceGroup, vault: name } = vault;
  const asked = useQuery({
    ...q(api.checkAssignments, { params: { subscriptionId, resourceGroup, vault: name }, body: { roles } }),
    enabled: roles.length > 0,
  });
  // Read while the vault had no identity, it tells nothing of what the person may do once there is one.
  if (asked.data === undefined || asked.data.principalId === null) return [];
  return asked.data.items.filter(({ mayAssign }) => !mayAssign).map(({ scope }) => scope);
}

const aboutOf = ({ row }: BoardRow): string => JSON.stringify(withoutName(row.request));

/** Azure's word on the only row of a plan. */
const verdictOn = (row: BoardRow, azure: Board['azure']): Verdict =>
  row.azure === undefined ? { kind: 'not-asked' } : azureVerdictOf(aboutOf(row), row.azure, azure);

/** What the Elastic SAN says, once nothing else holds the volume up. */
const saidBySan = ({ checks, group }: BoardRow): BoardRow['group'] => (checks !== undefined && isReady(checks) ? group : undefined);

/** Why Next is off, or undefined when our own rules, the Elastic SAN and Azure agree about the only volume. */
export function oneVolumeSentence(row: BoardRow, azure: Board['azure']): string | undefined {
  const { checks, unread } = row;
  if (unread !== undefined) return t`The rules could not be checked.`;
  const verdict = verdictOn(row, azure);
  // Where a person had Azure asked in spite of a missing role, its word stands against that rule alone.
  const unmet = checks?.filter((check) => check.verdict === 'blocked').length ?? 0;
  if (verdict.kind === 'ready' && unmet > 0) return unmetWords(unmet);
  const san = saidBySan(row)?.kind;
  if (san === 'refused') return t`The Elastic SAN refused; its words are above.`;
  if (verdict.kind === 'not-asked' && (san === 'asking' || san === 'delayed')) return t`The Elastic SAN is being asked.`;
  return verdictSentence({ about: aboutOf(row), verdict, askAgain: () => undefined }, checks);
}

/** Whether the only volume of a plan is ready: the rules, the roles with the button that assigns them, the Elastic SAN's word and Azure's. */
export function OneVolumeReadiness({ plan, board, row }: { plan: BackupPlan; board: Board; row: BoardRow }) {
  const client = useQueryClient();
  const { asked, azure, sans, insist } = board;
  // While another snapshot group is looked at, the rules of the earlier one still stand there.
  const checks = row.checks ?? asked.data?.items[0]?.checks;
  const mayNotAssignAt = useMayNotAssign(plan, checks);
  const unread = row.unread === undefined ? null : new ApiError(row.unread);
  const verdict: AzureVerdict = {
    about: aboutOf(row),
    verdict: verdictOn(row, azure),
    askAgain: () => {
      insist(row);
      void readAgain(client, api.judgeBackups);
      azure.askAgain([questionOf(row)]);
    },
  };
  const group = saidBySan(row);
  const rules = {
    data:
      asked.data === undefined || checks === undefined
        ? undefined
        : { asOf: asked.data.asOf, item: { checks: [...checks], mayNotAssignAt } },
    error: asked.error ?? unread,
    isFetching: asked.isFetching,
    isPlaceholderData: asked.isPlaceholderData,
    refetch: asked.refetch,
  };
  return (
    <Section title={t`Is ${row.row.volume.volume} ready to be protected?`}>
      <Readiness
        of="backup"
        vault={plan.vault}
        rules={rules}
        azure={verdict}
        probe={{ of: 'backup', body: row.row.request }}
        also={group === undefined ? [] : [elasticSanRule(row.row.request.volumeId, group, () => sans.askAgain('refused'))]}
      />
    </Section>
  );
}
