import { t } from '@lingui/core/macro';
import { nameOf, parseResourceId, vaultRoles, type RequiredRole, type VaultRole } from '@esan/domain';

const purposes: Record<VaultRole, string> = {
  exporter: t`Lets the vault take and export snapshots of the volumes there.`,
  snapshots: t`Lets the vault create and expire snapshots there.`,
  importer: t`Lets the vault create volumes there.`,
  reader: t`Lets the vault read the snapshots there.`,
};

/** What a role lets the vault do. */
export const rolePurpose = (role: VaultRole): string => purposes[role];

/** Azure's name of a role. */
export const roleName = (role: VaultRole): string => vaultRoles[role].name;

/** A scope as people name it: "resource group rg-snapshots", "Elastic SAN san-prod". */
export function scopeWords(scope: string): string {
  const parsed = parseResourceId(scope);
  if (scope === '/') return t`the root of the tenant`;
  const group = /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]+)$/i.exec(scope)?.[1];
  if (group !== undefined) return t`management group ${group}`;
  if (parsed === undefined) return scope;
  const innermost = parsed.path.at(-1);
  if (innermost === undefined) return parsed.resourceGroup === undefined ? t`the subscription` : t`resource group ${parsed.resourceGroup}`;
  const isSan = innermost.type.toLowerCase() === 'elasticsans';
  return isSan ? t`Elastic SAN ${innermost.name}` : nameOf(scope);
}

/** A role with its scope: "Disk Snapshot Contributor on resource group rg-snapshots". */
export const requiredRoleWords = ({ role, scope }: RequiredRole): string => t`${roleName(role)} on ${scopeWords(scope)}`;
