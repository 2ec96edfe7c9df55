import type {
  BackupInstanceResource,
  BackupVaultResource,
  DeletedBackupInstanceResource,
  AzureBackupJobResource,
  AzureBackupRecoveryPointResource,
  BaseBackupPolicyResource,
} from '@azure/arm-dataprotection';
import type { Disk, Snapshot } from '@azure/arm-compute';
import type { ElasticSan, Volume } from '@azure/arm-elasticsan';
import { profiles } from '@esan/domain';
import { expect, test } from 'vitest';
import { toDisk } from '../../disks/to-disk.ts';
import { toElasticSan, toElasticSanDetail } from '../../volumes/to-elastic-san.ts';
import { toVolumeDetail } from '../../volumes/to-volume-detail.ts';
import { readEach } from './records.ts';
import { toBackupInstance, toDeletedInstance, volumeNamedIn } from './to-backup-instance.ts';
import { toJob } from './to-job.ts';
import { toPolicy } from './to-policy.ts';
import { toBrowsedPoint } from './to-restore-point.ts';
import { toSnapshot } from './to-snapshot.ts';
import { toVault, toVaultDetail } from './to-vault.ts';
import { protectionOf, toVolume } from './to-volume.ts';
import { sanAt } from '../elastic-sans.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-a';
const sanId = `${group}/providers/Microsoft.ElasticSan/elasticSans/san-1`;
const vaultId = `${group}/providers/Microsoft.DataProtection/backupVaults/bv-1`;
const matrix = profiles['preview-2025-05'];
const protectors = { instances: new Map(), unread: [], matrix };

const san = {
  id: sanId,
  name: 'san-1',
  location: 'eastus2',
  tags: { team: 'sql' },
  properties: {
    sku: { name: 'Premium_LRS' },
    baseSizeTiB: 2,
    extendedCapacitySizeTiB: 1,
    totalVolumeSizeGiB: 10,
    provisioningState: 'Succeeded',
  },
};
const volume = {
  id: `${sanId}/volumeGroups/vg-1/volumes/v-1`,
  name: 'v-1',
  properties: {
    sizeGiB: 8,
    provisioningState: 'Succeeded',
    storageTarget: { targetIqn: 'iqn.1', targetPortalHostname: 'h', targetPortalPort: 3260 },
  },
};
const vault = {
  id: vaultId,
  name: 'bv-1',
  location: 'eastus2',
  identity: { type: 'SystemAssigned', principalId: 'p-1' },
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'ZoneRedundant' }], provisioningState: 'Succeeded' },
};
const elasticSanSource = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
const instance = {
  id: `${vaultId}/backupInstances/i-1`,
  name: 'i-1',
  properties: {
    objectType: 'BackupInstance',
    friendlyName: 'san-1\\v-1',
    dataSourceInfo: { datasourceType: elasticSanSource, resourceID: `${sanId}/volumeGroups/vg-1`, resourceLocation: 'eastus2' },
    dataSourceSetInfo: { resourceID: sanId },
    policyInfo: {
      policyId: `${vaultId}/backupPolicies/daily`,
      policyParameters: {
        dataStoreParametersList: [{ resourceGroupId: `${group}-snapshots` }],
        backupDatasourceParametersList: [{ resourceSelectors: ['v-1'] }],
      },
    },
    currentProtectionState: 'ProtectionConfigured',
    deletionInfo: { deletionTime: '2026-09-01T00:00:00Z', scheduledPurgeTime: '2026-09-15T00:00:00Z' },
  },
};
const job = {
  id: `${vaultId}/backupJobs/j-1`,
  name: 'j-1',
  properties: {
    operationCategory: 'Backup',
    status: 'Completed',
    startTime: new Date('2026-09-08T08:00:00Z'),
    endTime: new Date('2026-09-08T08:05:00Z'),
    isUserTriggered: false,
    backupInstanceFriendlyName: 'san-1\\v-1',
    extendedInfo: { subTasks: [{ taskName: 'Take snapshot', taskStatus: 'Completed' }] },
  },
};
const policy = {
  id: `${vaultId}/backupPolicies/daily`,
  name: 'daily',
  properties: { datasourceTypes: [elasticSanSource], policyRules: [] },
};
const point = {
  id: `${instance.id}/recoveryPoints/p-1`,
  name: 'p-1',
  properties: { recoveryPointTime: new Date('2026-09-08T08:00:00Z'), retentionTagName: 'Default', recoveryPointState: 'Completed' },
};
const snapshot = {
  id: `${group}/providers/Microsoft.Compute/snapshots/s-1`,
  name: 's-1',
  location: 'eastus2',
  sku: { name: 'Standard_ZRS' },
  diskSizeGB: 8,
  creationData: { createOption: 'CopyStart', logicalSectorSize: 512 },
};
const disk = {
  ...snapshot,
  id: `${group}/providers/Microsoft.Compute/disks/d-1`,
  zones: ['1'],
  tags: { a: 'b' },
  provisioningState: 'Succeeded',
};

/** The same record with one value changed, `gone` where it is left out. */
function withValue(record: object, at: string, value: unknown): never {
  const copy = structuredClone(record);
  const path = at.split('.');
  const last = path.pop() ?? '';
  const holder = path.reduce<object>((node, key) => Reflect.get(node, key) as object, copy);
  if (value === gone) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy as never;
}
const gone = Symbol('gone');
const selectors = 'properties.policyInfo.policyParameters.backupDatasourceParametersList';
const severalVolumes = 'policyInfo.policyParameters.backupDatasourceParametersList is wrong.';

/** What a list of two records comes to when one of them is odd: what is told of it, or what is wrong with it. */
function read<R extends { id?: string }>(good: R, odd: R, mapper: (record: R) => unknown) {
  const { items, missing } = readEach([odd, good], mapper);
  expect(items.length + missing.length).toBe(2);
  expect(items.at(-1)).toEqual(mapper(good));
  const found = missing[0]?.problem.found;
  return found?.is === 'record' ? `${found.field} is ${found.fault}.` : (missing[0]?.problem.code ?? items[0]);
}

const tree = (record: ElasticSan) => ({ san: record, groups: [] });
const mappers = {
  san: { good: san, read: (record: ElasticSan) => toElasticSan(tree(record)) },
  'the page of a SAN': { good: san, read: (record: ElasticSan) => toElasticSanDetail(tree(record), protectors).item },
  volume: {
    good: volume,
    read: (record: Volume) => toVolume(record, sanAt(san), protectors),
  },
  'the page of a volume': { good: volume, read: (record: Volume) => toVolumeDetail(record, san) },
  vault: { good: vault, read: (record: BackupVaultResource) => toVault(record) },
  'the page of a vault': { good: vault, read: (record: BackupVaultResource) => toVaultDetail(record) },
  instance: { good: instance, read: (record: BackupInstanceResource) => toBackupInstance(record, 'westeurope') },
  'deleted item': { good: instance, read: (record: DeletedBackupInstanceResource) => toDeletedInstance(record, 'westeurope') },
  job: { good: job, read: (record: AzureBackupJobResource) => toJob(record) },
  policy: { good: policy, read: (record: BaseBackupPolicyResource) => toPolicy(record) },
  point: { good: point, read: (record: AzureBackupRecoveryPointResource) => toBrowsedPoint(record, 'daily') },
  snapshot: { good: snapshot, read: (record: Snapshot) => toSnapshot(record, 'time') },
  disk: { good: disk, read: (record: Disk) => toDisk(record) },
} as const;

test.each([
  ['san', 'tags', null, { region: 'eastus2' }],
  ['san', 'location', gone, 'location is missing.'],
  ['san', 'location', 'East US 2', { region: 'eastus2' }],
  ['san', 'location', 'EastUS2', { region: 'eastus2' }],
  ['san', 'location', 7, 'location is wrong.'],
  ['san', 'id', gone, 'id is missing.'],
  ['san', 'id', '/nonsense', 'id is wrong.'],
  ['san', 'name', null, { name: 'san-1' }],
  ['san', 'properties', gone, 'baseSizeTiB is missing.'],
  ['san', 'properties.baseSizeTiB', '2', 'baseSizeTiB is wrong.'],
  ['san', 'properties.extendedCapacitySizeTiB', null, { totalGiB: 2048 }],
  ['the page of a SAN', 'properties.sku', gone, { sku: '' }],
  ['the page of a SAN', 'properties.sku', 'Premium_LRS', { sku: '' }],
  ['the page of a SAN', 'properties.availabilityZones', '1', { zones: [] }],
  ['the page of a SAN', 'properties.provisioningState', 'succeeded', { state: 'ready' }],
  ['the page of a volume', 'properties.storageTarget', null, { target: null }],
  ['the page of a volume', 'properties.storageTarget.targetPortalPort', 'x', { target: { iqn: 'iqn.1', host: 'h', port: 3260 } }],
  ['the page of a volume', 'properties.provisioningState', 'SUCCEEDED', { state: 'ready' }],
  ['the page of a volume', 'properties.sizeGiB', gone, 'sizeGiB is missing.'],
  ['the page of a volume', 'properties.sizeGiB', null, 'sizeGiB is missing.'],
  ['the page of a volume', 'properties.sizeGiB', '8', 'sizeGiB is wrong.'],
  ['the page of a volume', 'properties.sizeGiB', Number.NaN, 'sizeGiB is wrong.'],
  ['the page of a volume', 'properties', gone, 'sizeGiB is missing.'],
  ['the page of a volume', 'id', sanId, 'id is wrong.'],
  ['vault', 'properties', gone, { redundancy: null, state: 'unknown' }],
  ['vault', 'properties.storageSettings', gone, { redundancy: null }],
  ['vault', 'properties.storageSettings', null, { redundancy: null }],
  ['vault', 'properties.storageSettings', [], { redundancy: null }],
  ['vault', 'properties.storageSettings', [{ type: 'zoneredundant' }], { redundancy: 'zone' }],
  ['vault', 'properties.storageSettings', [{ type: 'MoonRedundant' }], { redundancy: null }],
  ['vault', 'properties.storageSettings', [{ type: 'constructor' }], { redundancy: null }],
  ['vault', 'properties.storageSettings', { type: 'ZoneRedundant' }, { redundancy: null }],
  ['vault', 'identity', null, { principalId: null }],
  ['vault', 'identity', { type: 'None' }, { principalId: null }],
  ['vault', 'location', ' East US 2', { region: 'eastus2' }],
  ['vault', 'location', null, 'location is missing.'],
  ['vault', 'id', 'bv-1', 'id is wrong.'],
  ['the page of a vault', 'properties', null, { isGuarded: false, hasCustomerKey: false }],
  ['the page of a vault', 'tags', ['a'], { settings: { tags: {} } }],
  ['the page of a vault', 'tags', { a: null, b: 'c' }, { settings: { tags: { b: 'c' } } }],
  [
    'the page of a vault',
    'properties.securitySettings',
    { softDeleteSettings: { state: 'ALWAYSON', retentionDurationInDays: '30' } },
    { settings: { softDelete: { state: 'always-on', days: 14 } } },
  ],
  [
    'the page of a vault',
    'properties.securitySettings',
    { softDeleteSettings: { state: 'Dimmed' }, immutabilitySettings: { state: 'constructor' } },
    {
      settings: { softDelete: { state: 'on', days: 14 } },
      unset: ['crossSubscriptionRestore', 'crossRegionRestore', 'jobAlerts'],
      unknown: { softDelete: 'Dimmed', immutability: 'constructor' },
    },
  ],
  [
    'the page of a vault',
    'properties.featureSettings',
    'none',
    { unset: ['softDelete', 'immutability', 'crossSubscriptionRestore', 'crossRegionRestore', 'jobAlerts'] },
  ],
  ['instance', 'properties.policyInfo', gone, 'policyInfo.policyId is missing.'],
  ['instance', 'properties.policyInfo.policyId', 4, 'policyInfo.policyId is wrong.'],
  ['instance', 'properties.policyInfo.policyParameters', null, { volumeName: 'v-1', snapshotGroupId: '' }],
  ['instance', selectors, [null, { resourceSelectors: 'v' }], { volumeName: 'v-1' }],
  ['instance', selectors, [{ resourceSelectors: ['v-1', 'V-1'] }], { volumeName: 'v-1' }],
  ['instance', selectors, [{ resourceSelectors: ['v-1', 'v-2'] }], severalVolumes],
  ['deleted item', selectors, [{ resourceSelectors: ['v-1'] }, { resourceSelectors: ['v-2'] }], severalVolumes],
  ['instance', 'properties.dataSourceInfo', null, 'dataSourceInfo.datasourceType is missing.'],
  ['instance', 'properties.dataSourceInfo.resourceID', gone, 'dataSourceInfo.resourceID is missing.'],
  ['instance', 'properties.dataSourceInfo.resourceLocation', gone, { region: 'westeurope' }],
  ['instance', 'properties.dataSourceInfo.resourceLocation', 'East US 2', { region: 'eastus2' }],
  ['instance', 'properties.dataSourceSetInfo', gone, { san: 'san-1', sanId }],
  ['instance', 'properties.dataSourceInfo.datasourceType', elasticSanSource.toUpperCase(), { san: 'san-1' }],
  ['instance', 'properties', gone, 'dataSourceInfo.datasourceType is missing.'],
  ['deleted item', 'properties.deletionInfo', gone, 'deletionInfo.deletionTime is missing.'],
  ['deleted item', 'properties.deletionInfo.scheduledPurgeTime', 'soon', 'deletionInfo.scheduledPurgeTime is wrong.'],
  ['job', 'properties.startTime', null, 'startTime is missing.'],
  ['job', 'properties.startTime', new Date('nonsense'), 'startTime is wrong.'],
  ['job', 'properties.endTime', null, { endedAt: null }],
  ['job', 'properties.extendedInfo', null, { steps: [] }],
  ['job', 'properties.backupInstanceFriendlyName', null, { volumeName: '' }],
  ['policy', 'properties.policyRules', null, { name: 'daily', terms: null }],
  ['policy', 'properties.policyRules', 'daily', { name: 'daily', terms: null }],
  ['policy', 'properties.policyRules', [null, 7], { name: 'daily', terms: null }],
  ['policy', 'properties.datasourceTypes', [null, elasticSanSource], { name: 'daily' }],
  ['policy', 'name', null, { name: 'daily' }],
  ['policy', 'id', null, 'id is missing.'],
  ['snapshot', 'creationData', gone, { sectorSize: null }],
  ['snapshot', 'sku', null, { sku: '' }],
  ['policy', 'properties', null, 'datasourceTypes is missing.'],
  ['policy', 'properties', gone, 'datasourceTypes is missing.'],
  ['policy', 'properties.datasourceTypes', null, 'datasourceTypes is missing.'],
  ['policy', 'properties.datasourceTypes', [7], 'datasourceTypes is missing.'],
  ['snapshot', 'diskSizeGB', null, { sizeGiB: null }],
  ['snapshot', 'timeCreated', null, { createdAt: null }],
  ['san', 'properties.totalVolumeSizeGiB', null, { usedGiB: null }],
  ['snapshot', 'location', 'East US 2', { region: 'eastus2' }],
  ['disk', 'creationData', gone, { sourceSnapshotId: null }],
  ['disk', 'zones', null, { zone: null }],
  ['disk', 'tags', null, { tags: {} }],
  ['disk', 'provisioningState', 'SUCCEEDED', { state: 'ready' }],
  ['disk', 'location', gone, 'location is missing.'],
] as const)('of a %s whose %s is %o, what stands is told, or what is wrong', (of, at, value, told) => {
  const { good, read: mapper } = mappers[of] as { good: { id: string }; read: (record: { id?: string }) => unknown };
  const found = read(good, withValue(good, at, value), mapper);
  expect([found]).toMatchObject([told]);
});

test('a record that fails in a way nobody has foreseen is named all the same', () => {
  const { items, missing } = readEach([{ id: '/a/b', name: 7 }, {}, { id: '/a/c' }], (record) => {
    if ('name' in record || !('id' in record)) throw new TypeError('toLowerCase is not a function');
    return record.id;
  });
  expect(items).toEqual(['/a/c']);
  expect(missing).toEqual([
    { id: '/a/b', name: 'b', problem: { code: 'unreadable-record' } },
    { id: '', name: '', problem: { code: 'unreadable-record' } },
  ]);
});

test('an item that cannot be read leaves only its own volume unknown', () => {
  const odd = withValue(instance, 'properties.policyInfo', { policyParameters: instance.properties.policyInfo.policyParameters });
  expect(volumeNamedIn(odd)).toEqual({ name: 'v-1', about: volume.id });
  const known = { ...protectors, unread: [volume.id] };
  expect([protectionOf(about('v-1'), known).kind, protectionOf(about('v-2'), known).kind]).toEqual(['unknown', 'not-protected']);
});

const about = (name: string) => ({ id: volume.id.replace('v-1', name), subscriptionId: 's', sizeGiB: 8, region: 'eastus2' });

test('an item of two volumes, which Azure Backup does not have, leaves every volume of its group unknown', () => {
  const odd = withValue(instance, selectors, [{ resourceSelectors: ['v-1', 'v-2'] }]);
  const known = { ...protectors, unread: [volumeNamedIn(odd).about ?? ''] };
  expect(['v-1', 'v-2', 'v-3'].map((name) => protectionOf(about(name), known).kind)).toEqual(['unknown', 'unknown', 'unknown']);
});
