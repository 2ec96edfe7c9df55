import type { BackupInstanceResource, DeletedBackupInstanceResource } from '@azure/arm-dataprotection';
import { nameOf, parentIdOf, sameId, vaultPlaceOf, type BackupInstance, type DeletedItem, type ProtectionState } from '@esan/domain';
import { problemOfAzure } from '../../azure/refusals/azure-error.ts';
import { unreadable } from '../../http/refusal.ts';
import { stateIn } from './azure-word.ts';
import { fieldsIfAny, idIfAny, idIn, listIfAny, momentIn, regionIfAny, textIfAny, textIn, textsIfAny } from './fields.ts';

export const elasticSanDatasource = 'Microsoft.ElasticSan/elasticSans/volumeGroups';

// BackupsSuspended is what Azure sends although no published model has it (recorded 2026-09).
const states: Record<string, ProtectionState> = {
  protectionconfigured: 'protected',
  configuringprotection: 'configuring',
  updatingprotection: 'updating',
  configuringprotectionfailed: 'not-configured',
  notprotected: 'not-configured',
  protectionerror: 'error',
  invalid: 'error',
  protectionstopped: 'stopped',
  backupssuspended: 'backups-paused',
  backupschedulessuspended: 'backups-paused',
  retentionschedulessuspended: 'expiry-paused',
  softdeleting: 'deleting',
  softdeleted: 'deleted',
};

/** The state that a word of Azure's means, in small letters alone; undefined for one that is not known. */
export const protectionStateOf = (plain: string): ProtectionState | undefined => states[plain];

/** A backup instance of an Elastic SAN volume; undefined for any other data source. */
export function toBackupInstance(instance: BackupInstanceResource, region: string): BackupInstance | undefined {
  const source = fieldsIfAny(instance.properties?.dataSourceInfo);
  if (!sameId(textIn(source['datasourceType'], 'dataSourceInfo.datasourceType'), elasticSanDatasource)) return undefined;
  const { properties } = instance;
  const id = idIn(instance.id);
  const place = vaultPlaceOf(id);
  if (properties === undefined || place === undefined) throw unreadable('id', 'wrong');
  const groupId = idIn(source['resourceID'], 'dataSourceInfo.resourceID');
  const policyId = idIn(fieldsIfAny(properties.policyInfo)['policyId'], 'policyInfo.policyId');
  const volumeName = volumeOf(properties);
  if (volumeName === undefined) throw unreadable('policyInfo.policyParameters.backupDatasourceParametersList', 'wrong');
  const sanId = idIfAny(fieldsIfAny(properties.dataSourceSetInfo)['resourceID']) ?? parentIdOf(groupId);
  // Azure sends null where nothing is wrong.
  const error = properties.protectionErrorDetails ?? properties.protectionStatus?.errorDetails ?? null;
  return {
    id,
    name: textIfAny(instance.name) ?? nameOf(id),
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    vault: place.vault,
    region: regionIfAny(source['resourceLocation']) ?? region,
    volumeId: `${groupId}/volumes/${volumeName}`,
    volumeName,
    groupId,
    san: nameOf(sanId),
    sanId,
    policyId,
    policy: nameOf(policyId),
    snapshotGroupId: snapshotGroupOf(properties) ?? '',
    ...stateIn(states, textIfAny(properties.currentProtectionState) ?? fieldsIfAny(properties.protectionStatus)['status']),
    problem: error === null ? null : problemOfAzure(error, groupId),
  };
}

/** What a person knows an instance by that cannot be read, and the volume or volume group that it may protect. */
export function volumeNamedIn({ properties }: BackupInstanceResource | DeletedBackupInstanceResource) {
  // A row of Resource Graph has null for what is not there.
  if (!properties) return {};
  const name = volumeOf(properties);
  const groupId = idIfAny(fieldsIfAny(properties.dataSourceInfo)['resourceID']);
  return { name, about: groupId === undefined || name === undefined ? groupId : `${groupId}/volumes/${name}` };
}

/** A soft-deleted backup instance of an Elastic SAN volume; undefined for any other data source. */
export function toDeletedInstance(deleted: DeletedBackupInstanceResource, vaultRegion: string): (BackupInstance & DeletedItem) | undefined {
  const instance = toBackupInstance(deleted, vaultRegion);
  if (instance === undefined) return undefined;
  const { deletionTime, scheduledPurgeTime } = fieldsIfAny(deleted.properties?.deletionInfo);
  return {
    ...instance,
    state: 'deleted',
    deletedAt: momentIn(deletionTime, 'deletionInfo.deletionTime'),
    purgedAt: momentIn(scheduledPurgeTime, 'deletionInfo.scheduledPurgeTime'),
  };
}

type Properties = NonNullable<BackupInstanceResource['properties']>;

/**
 * The volume is a selector of the volume group (recorded 2026-09), and the only one: an item is of one volume (Azure PowerShell and Terraform,
 * 2026-09). Its friendly name `san\volume` is only for people.
 */
function volumeOf({ policyInfo, friendlyName }: Partial<Properties>): string | undefined {
  const selected = parametersIn(policyInfo, 'backupDatasourceParametersList').flatMap(({ resourceSelectors }) =>
    textsIfAny(resourceSelectors),
  );
  const [first, ...others] = selected;
  if (first === undefined) return textIfAny(textIfAny(friendlyName)?.split('\\').at(-1));
  return others.every((other) => sameId(other, first)) ? first : undefined;
}

const snapshotGroupOf = ({ policyInfo }: Partial<Properties>): string | undefined =>
  parametersIn(policyInfo, 'dataStoreParametersList').flatMap(({ resourceGroupId }) => idIfAny(resourceGroupId) ?? [])[0];

/** A list of what a policy has to know about an instance. */
const parametersIn = (policyInfo: unknown, list: string): Readonly<Record<string, unknown>>[] =>
  listIfAny(fieldsIfAny(fieldsIfAny(policyInfo)['policyParameters'])[list]).map(fieldsIfAny);
