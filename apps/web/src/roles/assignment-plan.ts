import { t } from '@lingui/core/macro';
import {
  nameFault,
  nameOf,
  parseResourceId,
  vaultId,
  vaultPlaceOf,
  vaultRoles,
  volumePlaceOf,
  type RequiredRole,
  type VaultPlace,
  type VaultRole,
} from '@esan/domain';
import { paths, type AssignmentDraft } from '../links/paths.ts';

type BackupRequest = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string };
type RestoreRequest = { instanceId: string; point: string; groupId: string; volumeName: string };

/** What to ask Azure in order to know that new roles count. */
export type AssignmentProbe = { of: 'backup'; body: BackupRequest } | { of: 'restore'; body: RestoreRequest };

/** The roles that a vault's identity is to get, and what they are for. */
export type AssignmentPlan = { vault: VaultPlace; roles: readonly RequiredRole[]; probe: AssignmentProbe | undefined };

const rolesText = (roles: readonly RequiredRole[]): string => roles.map(({ role, scope }) => `${role}:${scope}`).join(',');

function probeDraft(probe: AssignmentProbe | undefined): AssignmentDraft {
  if (probe === undefined) return {};
  if (probe.of === 'backup') {
    const { volumeId, policyId, snapshotGroupId } = probe.body;
    return { volume: volumeId, policy: policyId, snapshotGroup: snapshotGroupId };
  }
  const { instanceId, point, groupId, volumeName } = probe.body;
  return { instance: instanceId, point, group: groupId, name: volumeName };
}

/** The address that opens the same plan for somebody who may assign roles. */
export const assignmentAddress = ({ vault, roles, probe }: AssignmentPlan): string =>
  paths.assignRoles({ vault: vaultId(vault), roles: rolesText(roles), ...probeDraft(probe) });

const isRole = (text: string): text is VaultRole => Object.hasOwn(vaultRoles, text);
const mostRoles = 50;

/** The plan in an address, or what is wrong with it: it came from a person, by mail or chat. */
export function assignmentPlanOf(draft: AssignmentDraft): AssignmentPlan | { fault: string } {
  const vault = vaultPlaceOf(draft.vault ?? '');
  if (vault === undefined || vault.child !== undefined) return { fault: t`It names no Backup vault.` };
  const texts = (draft.roles ?? '').split(',').filter((text) => text !== '');
  if (texts.length === 0) return { fault: t`It names no roles.` };
  if (texts.length > mostRoles) return { fault: t`It names ${texts.length} roles; ${mostRoles} are the most.` };
  const roles: RequiredRole[] = [];
  for (const text of texts) {
    const [role = '', ...rest] = text.split(':');
    const scope = rest.join(':');
    if (!isRole(role)) return { fault: t`“${role}” is none of the four roles of Elastic SAN backup.` };
    if (scope === '') return { fault: t`It names no place for the role “${role}”.` };
    if (!isPlace(scope)) return { fault: t`“${scope}” is no place in Azure.` };
    roles.push({ role, scope });
  }
  const probe = probeOf(draft);
  const isCut = probe === undefined && probeFields.some((field) => draft[field] !== undefined);
  return isCut ? { fault: t`Its end is missing: what waits for the roles is named only in part.` } : { vault, roles, probe };
}

const probeFields = ['volume', 'policy', 'snapshotGroup', 'instance', 'point', 'group', 'name'] as const;

// The characters that ids and names consist of, as the portal's own server takes them: what is left of an escape that was cut is none.
const isName = (text: string): boolean => /^(?!\.+$)[-\w.()]{1,200}$/.test(text);
const isId = (id: string): boolean => id.startsWith('/') && id.slice(1).split('/').every(isName);

function isPlace(id: string): boolean {
  const parsed = isId(id) ? parseResourceId(id) : undefined;
  return parsed !== undefined && (parsed.provider === undefined || parsed.path.length > 0);
}

function isResourceGroup(id: string): boolean {
  const { resourceGroup, provider, path = [] } = parseResourceId(id) ?? {};
  return isId(id) && resourceGroup !== undefined && provider === undefined && path.length === 0;
}

const isVolume = (id: string): boolean => isId(id) && volumePlaceOf(id) !== undefined;
const isInVault = (id: string, type: string): boolean => isId(id) && vaultPlaceOf(id)?.child?.type.toLowerCase() === type;

/** What waits for the roles, if the address names it whole. */
function probeOf({ vault, volume, policy, snapshotGroup, instance, point, group, name }: AssignmentDraft): AssignmentProbe | undefined {
  if (vault !== undefined && volume !== undefined && policy !== undefined && snapshotGroup !== undefined) {
    const isWhole = isVolume(volume) && isInVault(policy, 'backuppolicies') && isResourceGroup(snapshotGroup);
    const body = { volumeId: volume, vaultId: vault, policyId: policy, snapshotGroupId: snapshotGroup };
    return isWhole ? { of: 'backup', body } : undefined;
  }
  if (instance !== undefined && point !== undefined && group !== undefined && name !== undefined) {
    const isWhole =
      isInVault(instance, 'backupinstances') &&
      isName(point) &&
      isVolume(`${group}/volumes/any`) &&
      nameFault('volume', name) === undefined;
    return isWhole ? { of: 'restore', body: { instanceId: instance, point, groupId: group, volumeName: name } } : undefined;
  }
  return undefined;
}

type Assigned = RequiredRole & { name: string };

/** The same assignments as commands of Azure CLI, under the names that the portal would give them. */
export function assignmentCommands(principalId: string, assignments: readonly Assigned[]): string {
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
