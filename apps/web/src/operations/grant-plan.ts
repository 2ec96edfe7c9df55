import {
  nameOf,
  parseResourceId,
  vaultId,
  vaultPlaceOf,
  vaultRoles,
  type RequiredRole,
  type VaultPlace,
  type VaultRole,
} from '@esan/domain';
import { paths, type GrantDraft } from '../paths.ts';

type BackupRequest = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string };
type RestoreRequest = { instanceId: string; point: string; groupId: string; volumeName: string };

/** What to ask Azure in order to know that new roles count. */
export type GrantProbe = { of: 'backup'; body: BackupRequest } | { of: 'restore'; body: RestoreRequest };

/** The roles that a vault's identity is to get, and what they are for. */
export type GrantPlan = { vault: VaultPlace; roles: readonly RequiredRole[]; probe: GrantProbe | undefined };

const rolesText = (roles: readonly RequiredRole[]): string => roles.map(({ role, scope }) => `${role}:${scope}`).join(',');

function probeDraft(probe: GrantProbe | undefined): GrantDraft {
  if (probe === undefined) return {};
  if (probe.of === 'backup') {
    const { volumeId, policyId, snapshotGroupId } = probe.body;
    return { volume: volumeId, policy: policyId, snapshotGroup: snapshotGroupId };
  }
  const { instanceId, point, groupId, volumeName } = probe.body;
  return { instance: instanceId, point, group: groupId, name: volumeName };
}

/** The address that opens the same plan for somebody who may assign roles. */
export const grantAddress = ({ vault, roles, probe }: GrantPlan): string =>
  paths.grantRoles({ vault: vaultId(vault), roles: rolesText(roles), ...probeDraft(probe) });

const isRole = (text: string): text is VaultRole => Object.hasOwn(vaultRoles, text);
const mostRoles = 50;

/** The plan in an address, or what is wrong with it: it came from a person, by mail or chat. */
export function grantPlanOf(draft: GrantDraft): GrantPlan | { fault: string } {
  const vault = vaultPlaceOf(draft.vault ?? '');
  if (vault === undefined || vault.child !== undefined) return { fault: 'It names no Backup vault.' };
  const texts = (draft.roles ?? '').split(',').filter((text) => text !== '');
  if (texts.length === 0) return { fault: 'It names no roles.' };
  if (texts.length > mostRoles) return { fault: `It names ${texts.length} roles; ${mostRoles} are the most.` };
  const roles: RequiredRole[] = [];
  for (const text of texts) {
    const at = text.indexOf(':');
    const role = text.slice(0, at);
    const scope = text.slice(at + 1);
    if (!isRole(role)) return { fault: `“${role}” is none of the four roles of Elastic SAN backup.` };
    if (parseResourceId(scope) === undefined) return { fault: `“${scope}” is no place in Azure.` };
    roles.push({ role, scope });
  }
  return { vault, roles, probe: probeOf(draft) };
}

function probeOf({ vault, volume, policy, snapshotGroup, instance, point, group, name }: GrantDraft): GrantProbe | undefined {
  if (vault !== undefined && volume !== undefined && policy !== undefined && snapshotGroup !== undefined)
    return { of: 'backup', body: { volumeId: volume, vaultId: vault, policyId: policy, snapshotGroupId: snapshotGroup } };
  if (instance !== undefined && point !== undefined && group !== undefined && name !== undefined)
    return { of: 'restore', body: { instanceId: instance, point, groupId: group, volumeName: name } };
  return undefined;
}

type Assigned = RequiredRole & { name: string };

/** The same assignments as commands of Azure CLI, under the names that the portal would give them. */
export function grantCommands(principalId: string, assignments: readonly Assigned[]): string {
  return assignments
    .map(({ role, scope, name }) =>
      [
        `# ${vaultRoles[role].name} on ${nameOf(scope)}`,
        'az role assignment create \\',
        `  --name "${name}" \\`,
        `  --role "${vaultRoles[role].id}" \\`,
        `  --assignee-object-id "${principalId}" --assignee-principal-type ServicePrincipal \\`,
        `  --scope "${scope}"`,
      ].join('\n'),
    )
    .join('\n\n');
}
