import { missingRoles, vaultId, type RequiredRole, type VaultPlace } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { explainError } from '../../api/messages.ts';
import { AssignRolesButton, AssignRolesNote, mayNotAssign, useMissingRoles } from '../../roles/assign-roles.tsx';
import type { AssignmentProbe } from '../../roles/assignment-plan.ts';
import { AssignRolesPanel } from '../../roles/assign-roles-panel.tsx';
import { instancePlaceOf } from '../../links/paths.ts';
import { useAddressText } from '../../ui/forms/address-text.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { RuleList } from '../../ui/messages/rule-list.tsx';
import { ruleWords } from '../../words/rules.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { rolesMissing, wantedOf } from '../plan/rows.ts';

// They stay together where they go below the title.
const useStyles = makeStyles({ ways: { display: 'flex', flexWrap: 'wrap', columnGap: '12px' } });

type VaultRoles = { vault: VaultPlace; missing: RequiredRole[]; probe: AssignmentProbe | undefined };

/** What each vault of the set lacks. */
function byVault(rows: readonly RestoreRow[]): VaultRoles[] {
  const found = new Map<string, { vault: VaultPlace; rows: RestoreRow[] }>();
  for (const row of rows) {
    const place = instancePlaceOf(row.instanceId);
    if (place === undefined) continue;
    const { subscriptionId, resourceGroup, vault } = place;
    const id = vaultId(place);
    const known = found.get(id) ?? { vault: { subscriptionId, resourceGroup, vault }, rows: [] };
    found.set(id, { ...known, rows: [...known.rows, row] });
  }
  return [...found.values()].flatMap((one) => {
    const missing = rolesMissing(one.rows);
    const first = one.rows.find((row) => missingRoles(row.checks).length > 0 && row.point !== null);
    const probe = first === undefined ? undefined : { of: 'restore' as const, body: wantedOf(first) };
    return missing.length === 0 ? [] : [{ vault: one.vault, missing, probe }];
  });
}

function MissingRoles({ vault, missing, probe, mayNotAssignAt }: VaultRoles & { mayNotAssignAt: readonly string[] }) {
  const about = `${vaultId(vault)} ${missing.map(({ role, scope }) => `${role} ${scope}`).join(' ')}`;
  const assigning = useMissingRoles(vault, { about, missing, mayNotAssignAt });
  const [panel, setPanel] = useAddressText('roles');
  const ways = (
    <div className={useStyles().ways}>
      <ActionButton size="small" appearance="subtle" onPress={() => setPanel(vault.vault)}>
        {assigning.assignable.length < missing.length ? 'Hand over' : 'Choose where'}
      </ActionButton>
      <AssignRolesButton assigning={assigning} />
    </div>
  );
  return (
    <Section title={`Roles of ${vault.vault}`} end={ways}>
      {assigning.error !== null && <ProblemMessage explained={explainError(assigning.error)} />}
      <RuleList
        label={`Roles of ${vault.vault}`}
        rules={missing.map((role) => {
          const words = ruleWords({ rule: 'role', verdict: 'attention', role }, 'restore');
          return mayNotAssignAt.includes(role.scope) ? { ...words, detail: mayNotAssign([role.scope]) } : words;
        })}
      />
      {panel === vault.vault && (
        <AssignRolesPanel plan={{ vault, roles: missing, probe }} about={about} onClose={() => setPanel(undefined)} />
      )}
      <AssignRolesNote vault={vault.vault} roles={assigning.assignable} afterwards="; the page waits and asks again by itself" />
    </Section>
  );
}

/** The roles that the vaults of a set lack, with the way to assign them. */
export function RolesOfVaults({ rows, mayNotAssignAt }: { rows: readonly RestoreRow[]; mayNotAssignAt: readonly string[] }) {
  return byVault(rows).map((one) => <MissingRoles key={vaultId(one.vault)} {...one} mayNotAssignAt={mayNotAssignAt} />);
}
