import { t } from '@lingui/core/macro';
import { missingRoles, type Check, type VaultPlace } from '@esan/domain';
import type { ComponentType, ReactNode } from 'react';
import { explainError } from '../api/messages.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { RuleList } from '../ui/messages/rule-list.tsx';
import { ruleWords, type ReadinessOf } from '../words/rules.ts';
import { AssignRolesButton, AssignRolesNote, mayNotAssign, useMissingRoles } from './assign-roles.tsx';
import { AssignRolesPanel } from './assign-roles-panel.tsx';
import type { AssignmentProbe } from './assignment-plan.ts';
import { useMadeHere } from './use-assigning.ts';

type Props = {
  title: string;
  /** What it stands in, with its title and what can be done. */
  frame: ComponentType<{ title: string; end?: ReactNode; children: ReactNode }>;
  of: ReadinessOf;
  /** The vault whose identity needs the roles. */
  vault: VaultPlace;
  /** Names the plan that waits for them. */
  about: string;
  /** The rules that they are, met or not. */
  checks: readonly Check[];
  mayNotAssignAt: readonly string[];
  /** What is missing was read for an earlier choice. */
  isEarlier?: boolean;
  /** The request that waits for the roles, for whoever they are handed over to. */
  probe: AssignmentProbe | undefined;
  /** By what the address says that the panel of this vault is open. */
  panel?: string;
};

/** The roles that a vault needs, with the way to assign what is missing. */
export function VaultRoles({
  title,
  frame: Frame,
  of,
  vault,
  about,
  checks,
  mayNotAssignAt,
  isEarlier = false,
  probe,
  panel = 'open',
}: Props) {
  const roles = checks.flatMap(({ role }) => role ?? []);
  const assigning = useMissingRoles(vault, { about, missing: missingRoles(checks), mayNotAssignAt, isEarlier });
  const { missing, assignable, error } = assigning;
  const [open, setOpen] = useAddressText('roles');
  const isMadeHere = useMadeHere(vault, missing.length > 0 || isEarlier ? [] : roles);
  const see = (words: string) => (
    <ActionButton size="small" onPress={() => setOpen(panel)}>
      {words}
    </ActionButton>
  );
  const ways = (
    <>
      {see(assignable.length < missing.length ? t`Hand over` : t`Choose where`)}
      <AssignRolesButton assigning={assigning} />
    </>
  );
  return (
    <Frame title={title} end={missing.length > 0 ? ways : isMadeHere === true ? see(t`See assignments`) : undefined}>
      {error !== null && <ProblemMessage explained={explainError(error)} />}
      <RuleList label={title} rules={checks.map((check) => roleRule(check, of, mayNotAssignAt))} />
      {missing.length > 0 && <AssignRolesNote vault={vault.vault} roles={assignable} waits />}
      {open === panel && <AssignRolesPanel plan={{ vault, roles, probe }} about={about} onClose={() => setOpen(undefined)} />}
    </Frame>
  );
}

function roleRule(check: Check, of: ReadinessOf, mayNotAssignAt: readonly string[]) {
  const words = ruleWords(check, of);
  const scope = check.role?.scope;
  if (check.verdict !== 'attention' || scope === undefined || !mayNotAssignAt.includes(scope)) return words;
  return { ...words, detail: mayNotAssign([scope]) };
}
