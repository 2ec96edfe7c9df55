import { t } from '@lingui/core/macro';
import { missingRoles, vaultId, type RequiredRole, type VaultPlace } from '@esan/domain';
import { instancePlaceOf } from '../../links/paths.ts';
import type { AssignmentProbe } from '../../roles/assignment-plan.ts';
import { VaultRoles } from '../../roles/vault-roles.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { rolesMissing, wantedOf, type RestoreRow } from '../plan/rows.ts';

type Lacking = { vault: VaultPlace; missing: RequiredRole[]; probe: AssignmentProbe | undefined };

/** What each vault of the set lacks. */
function byVault(rows: readonly RestoreRow[]): Lacking[] {
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

/** The roles that the vaults of a set lack, with the way to assign them. */
export function RolesOfVaults({ rows, mayNotAssignAt }: { rows: readonly RestoreRow[]; mayNotAssignAt: readonly string[] }) {
  return byVault(rows).map(({ vault, missing, probe }) => (
    <VaultRoles
      key={vaultId(vault)}
      title={t`Roles of ${vault.vault}`}
      frame={Section}
      of="restore"
      vault={vault}
      about={`${vaultId(vault)} ${missing.map(({ role, scope }) => `${role} ${scope}`).join(' ')}`}
      checks={missing.map((role) => ({ rule: 'role', verdict: 'attention', role }))}
      mayNotAssignAt={mayNotAssignAt}
      probe={probe}
      panel={vault.vault}
    />
  ));
}
