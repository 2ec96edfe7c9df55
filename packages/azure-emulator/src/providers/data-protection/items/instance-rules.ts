import { textAt, valueAt } from '../../../arm/bodies.ts';
import type { World } from '../../../world/world.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { dataSourceType, policyType, sameId, sanIdOf, vaultIdOf } from '../protocol/ids.ts';
import { friendlyNameOf, policyIdOf, selectorsOf, volumeGroupIdOf } from './instances.ts';
import { isVolumeGroupId } from './restore-request.ts';

/** What is wrong with the shape of an instance, in words; nothing if it may be tried. */
export function instanceProblem(world: World, vaultId: string, properties: unknown): string | undefined {
  const groupId = volumeGroupIdOf(properties);
  const policyId = policyIdOf(properties);
  if (textAt(properties, 'objectType') !== 'BackupInstance') return "objectType must be 'BackupInstance'.";
  if (friendlyNameOf(properties) === '') return 'friendlyName is required.';
  if (textAt(properties, 'dataSourceInfo', 'datasourceType')?.toLowerCase() !== dataSourceType.toLowerCase()) {
    return `the datasourceType must be '${dataSourceType}'.`;
  }
  if (!isVolumeGroupId(groupId)) return 'dataSourceInfo.resourceID must be the id of a volume group.';
  if (!sameId(textAt(properties, 'dataSourceSetInfo', 'resourceID') ?? '', sanIdOf(groupId))) {
    return 'dataSourceSetInfo.resourceID must be the id of the Elastic SAN of the volume group.';
  }
  if (!sameId(vaultIdOf(policyId), vaultId) || world.resources.get(policyId)?.type !== policyType) {
    return 'policyInfo.policyId must be the id of a backup policy of the vault.';
  }
  if (valueAt(properties, 'identityDetails', 'useSystemAssignedIdentity') === false)
    return 'only the system-assigned identity of the vault is supported.';
  return selectorProblem(properties);
}

// The array allows several volumes; portal and Terraform send exactly one [D].
function selectorProblem(properties: unknown): string | undefined {
  const list = itemsAt(properties, 'policyInfo', 'policyParameters', 'backupDatasourceParametersList');
  const selectors = selectorsOf(properties);
  if (list.length !== 1 || textAt(list[0], 'objectType') !== 'GenericBackupDatasourceParameters') {
    return 'backupDatasourceParametersList must hold one GenericBackupDatasourceParameters.';
  }
  const names = selectors.filter((name) => typeof name === 'string' && /^[A-Za-z0-9_-]+$/.test(name));
  return selectors.length === 1 && names.length === 1 ? undefined : 'resourceSelectors must name one volume.';
}
