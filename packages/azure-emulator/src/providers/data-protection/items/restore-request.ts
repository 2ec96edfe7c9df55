import { objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import type { Resource } from '../../../world/resource-store.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { dataSourceType, sameId } from '../protocol/ids.ts';
import { volumeNameOf } from './instances.ts';

/** What a restore asks for: a point, and the name and place of the new volume. */
export type RestoreWish = { pointId: string; volumeName: string; targetGroupId: string; restoreLocation: string };

const groupPattern =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ElasticSan\/elasticSans\/[^/]+\/volumeGroups\/[^/]+$/i;

/** Whether an id is that of an Elastic SAN volume group. */
export const isVolumeGroupId = (id: string): boolean => groupPattern.test(id);

/** The wish in a restore request (recording 12), or what is wrong with the request. */
export function restoreWishOf(body: unknown, instance: Resource, moment: number): RestoreWish | string {
  const target = objectAt(body, 'restoreTargetInfo');
  const targetGroupId = textAt(target, 'datasourceInfo', 'resourceID') ?? '';
  const pointId = textAt(body, 'recoveryPointId') ?? '';
  if (textAt(body, 'objectType') !== 'AzureBackupRecoveryPointBasedRestoreRequest') {
    return "objectType must be 'AzureBackupRecoveryPointBasedRestoreRequest'.";
  }
  if (textAt(body, 'sourceDataStoreType') !== 'OperationalStore') return "sourceDataStoreType must be 'OperationalStore'.";
  if (!/^[0-9a-zA-Z-]+$/.test(pointId)) return 'recoveryPointId is required.';
  if (textAt(target, 'objectType') !== 'ItemLevelRestoreTargetInfo') return "restoreTargetInfo must be 'ItemLevelRestoreTargetInfo'.";
  if (textAt(target, 'recoveryOption') !== 'FailIfExists') return "recoveryOption must be 'FailIfExists'.";
  if (
    textAt(target, 'datasourceInfo', 'datasourceType')?.toLowerCase() !== dataSourceType.toLowerCase() ||
    !isVolumeGroupId(targetGroupId)
  ) {
    return 'datasourceInfo must name the target volume group.';
  }
  const volumeName = targetNameOf(target, volumeNameOf(instance.properties), moment);
  if (typeof volumeName !== 'string') return volumeName.problem;
  return { pointId, volumeName, targetGroupId, restoreLocation: textAt(target, 'restoreLocation') ?? '' };
}

// Microsoft's example spells the selector with a small r; both are accepted [S].
function targetNameOf(target: unknown, source: string, moment: number): string | { problem: string } {
  const criteria = itemsAt(target, 'restoreCriteria');
  const selectors = objectAt(criteria[0], 'resourceSelectors');
  const identifiers = itemsAt(selectors, 'resourceIdentifiers');
  const isGeneric = textAt(criteria[0], 'objectType') === 'GenericRestoreDatasourceCriteria';
  const isList = textAt(selectors, 'objectType')?.toLowerCase() === 'resourcelistselectioncriteria';
  if (criteria.length !== 1 || !isGeneric || !isList)
    return { problem: 'restoreCriteria must hold one GenericRestoreDatasourceCriteria with a list of resources.' };
  if (identifiers.length !== 1 || !sameId(String(identifiers[0]), source))
    return { problem: `resourceIdentifiers must name the volume ${source}.` };
  const given = valueAt(selectors, 'resourceNameOverrides') ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return { problem: 'resourceNameOverrides must map names to names.' };
  const overrides = objectAt(selectors, 'resourceNameOverrides');
  const override = Object.entries(overrides).find(([name]) => sameId(name, source))?.[1];
  if (override === undefined || override === null) return defaultName(source, moment);
  return typeof override === 'string' ? override : { problem: 'resourceNameOverrides must map names to names.' };
}

/** "A default naming format" is all that is documented [S]; this one is ours [U]. */
const defaultName = (source: string, moment: number): string =>
  `${source.slice(0, 39)}-restored-${new Date(moment).toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
