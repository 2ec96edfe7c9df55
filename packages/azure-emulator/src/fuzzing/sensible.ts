import { policyBody, protectionBody, sourceOf, setOf } from '../providers/data-protection/items/request-bodies.ts';
import type { Dice } from './dice.ts';
import { randomQuery } from './queries.ts';

/** What stands in the world that is under fire, so that many requests get past the first checks. */
export type Known = { ids: readonly string[]; principalIds: readonly string[] };

const idWith = (dice: Dice, ids: readonly string[], form: RegExp): string => dice.pick(ids.filter((id) => form.test(id)));

const volume = /\/volumes\/[^/]+$/;
const group = /\/resourceGroups\/[^/]+$/;
const policy = /\/backupPolicies\/[^/]+$/;
const point = /\/recoveryPoints\/[^/]+$/;

/** Names for the parts of a path that nothing in the world stands for. */
export const newNames: readonly string[] = [
  'new-1',
  'new-2',
  'new_3',
  'eastus2',
  'Microsoft.DataProtection',
  '0d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b11',
  '1e8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b12',
];

function restoreBody({ ids }: Known, dice: Dice): Record<string, unknown> {
  const from = idWith(dice, ids, volume).split('/').at(-1) ?? '';
  const target = idWith(dice, ids, volume).replace(/\/volumes\/.*$/, '');
  return {
    objectType: 'AzureBackupRecoveryPointBasedRestoreRequest',
    restoreTargetInfo: {
      objectType: 'ItemLevelRestoreTargetInfo',
      recoveryOption: 'FailIfExists',
      restoreLocation: 'eastus2',
      restoreCriteria: [
        {
          objectType: 'GenericRestoreDatasourceCriteria',
          resourceSelectors: {
            objectType: 'ResourceListSelectionCriteria',
            resourceIdentifiers: [from],
            resourceNameOverrides: { [from]: 'restored-1' },
          },
        },
      ],
      datasourceInfo: sourceOf(target, 'eastus2'),
      datasourceSetInfo: setOf(target, 'eastus2'),
    },
    sourceDataStoreType: 'OperationalStore',
    recoveryPointId: idWith(dice, ids, point).split('/').at(-1),
  };
}

const roles = ['1c4770c0-34f7-4110-a1ea-a5855cc7a939', '7efff54f-a5b4-42b5-a1c5-5411624893ce', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'];

/** What a client would send, by the end of the template that it goes to. */
const bodies: [ending: string, body: (known: Known, dice: Dice) => unknown][] = [
  [
    '/microsoft.resourcegraph/resources',
    (_, dice) => ({ query: randomQuery(dice), options: { $top: 1 + dice.below(1000), resultFormat: dice.pick(['table', 'objectArray']) } }),
  ],
  ['/deployments/{deploymentname}', (_, dice) => deploymentBody(dice)],
  ['/deployments/{deploymentname}/validate', (_, dice) => deploymentBody(dice)],
  ['/resourcegroups/{resourcegroupname}', () => ({ location: 'eastus2', tags: { made: 'here' } })],
  ['/elasticsans/{elasticsanname}', () => sanBody],
  ['/volumegroups/{volumegroupname}', () => ({ properties: { protocolType: 'Iscsi', encryption: 'EncryptionAtRestWithPlatformKey' } })],
  ['/volumes/{volumename}', () => ({ properties: { sizeGiB: 64, creationData: { createSource: 'None' } } })],
  [
    '/volumegroups/{volumegroupname}/snapshots/{snapshotname}',
    ({ ids }, dice) => ({ properties: { creationData: { sourceId: idWith(dice, ids, volume) } } }),
  ],
  ['/prebackup', ({ ids }, dice) => ({ volumeNames: [idWith(dice, ids, volume).split('/').at(-1)] })],
  ['/prerestore', (known, dice) => ({ diskSnapshotIds: [dice.pick(known.ids)] })],
  ['/microsoft.compute/snapshots/{snapshotname}', diskBody],
  ['/disks/{diskname}', diskBody],
  ['/begingetaccess', () => ({ access: 'Read', durationInSeconds: 3600 })],
  ['/backupvaults/{vaultname}', () => vaultBody],
  ['/backuppolicies/{policyname}', () => policyBody()],
  ['/backupinstances/{backupinstancename}', instanceBody],
  ['/validateforbackup', (known, dice) => ({ backupInstance: instanceBody(known, dice).properties })],
  ['/validateformodifybackup', (known, dice) => ({ backupInstance: instanceBody(known, dice).properties })],
  ['/backup', () => ({ backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Default' } } })],
  ['/validaterestore', (known, dice) => ({ restoreRequestObject: restoreBody(known, dice) })],
  ['/restore', restoreBody],
  ['/sync', () => ({ syncType: 'Default' })],
  ['/roleassignments/{roleassignmentname}', assignmentBody],
  ['/locks/{lockname}', (_, dice) => ({ properties: { level: dice.pick(['CanNotDelete', 'ReadOnly']) } })],
  ['/checknameavailability', () => ({ name: 'bv-3', type: 'Microsoft.DataProtection/backupVaults' })],
  ['/checkfeaturesupport', () => ({ objectType: 'FeatureValidationRequest', featureName: 'Vaulted', featureType: 'DataSourceType' })],
  ['/checkresourcename', () => ({ name: 'thing', type: 'Microsoft.Compute/disks' })],
];

const texts = [
  "[concat('a', parameters('name'))]",
  "[resourceId('Microsoft.Compute/disks', 'd')]",
  "[format('{0}-{1}', copyIndex(), variables('list')[0])]",
  "[reference('d').provisioningState]",
  "[substring('abc', -5, 99)]",
  '[range(0, 99999)]',
  "[split('a', '')]",
  "[variables('self')]",
  "[json('{')]",
  'plain',
];

/** A template of a few disks, with expressions that may or may not make sense. */
function deploymentBody(dice: Dice): unknown {
  const disk = { type: 'Microsoft.Compute/disks', apiVersion: '2025-01-02', location: 'eastus2', sku: { name: 'Standard_LRS' } };
  const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 4 };
  const template = {
    parameters: { name: { type: 'string', defaultValue: 'x' } },
    variables: { list: ['a', dice.pick(texts)], self: "[variables('self')]", copy: [{ name: 'made', count: 2, input: dice.pick(texts) }] },
    resources: [
      { ...disk, name: "[concat('dep-', copyIndex())]", copy: { name: 'loop', count: 1 + dice.below(3) }, properties },
      { ...disk, name: dice.pick(texts), dependsOn: ['loop'], tags: { text: dice.pick(texts) }, properties },
    ].slice(0, 1 + dice.below(2)),
    outputs: { out: { type: 'string', value: dice.pick(texts) } },
  };
  return { location: 'eastus2', properties: { mode: 'Incremental', template, parameters: {} } };
}

const vaultBody = {
  location: 'eastus2',
  identity: { type: 'SystemAssigned' },
  properties: {
    storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }],
    securitySettings: { softDeleteSettings: { state: 'On', retentionDurationInDays: 14 } },
  },
};

const sanBody = {
  location: 'eastus2',
  properties: { baseSizeTiB: 2, extendedCapacitySizeTiB: 1, sku: { name: 'Premium_LRS' }, availabilityZones: ['1'] },
};

function diskBody(known: Known, dice: Dice): unknown {
  const creationData = dice.chance(0.5) ? { createOption: 'Empty' } : { createOption: 'Copy', sourceResourceId: dice.pick(known.ids) };
  return { location: 'eastus2', sku: { name: 'Standard_LRS' }, properties: { creationData, diskSizeGB: 32 } };
}

function instanceBody({ ids }: Known, dice: Dice) {
  const [folder = '', name = ''] = idWith(dice, ids, volume).split('/volumes/');
  const snapshots = idWith(dice, ids, group);
  return protectionBody({ volume: name, group: folder, location: 'eastus2', snapshots, policy: idWith(dice, ids, policy) });
}

function assignmentBody(known: Known, dice: Dice): unknown {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${dice.pick(roles)}`;
  return { properties: { roleDefinitionId, principalId: dice.pick(known.principalIds), principalType: 'User' } };
}

/** The body that fits a template; an empty object where none is known. */
export function sensibleBody(template: string, known: Known, dice: Dice): unknown {
  const wanted = template.toLowerCase();
  const fitting = bodies.filter(([ending]) => wanted.endsWith(ending)).sort(([one], [other]) => other.length - one.length)[0];
  return fitting === undefined ? {} : fitting[1](known, dice);
}
