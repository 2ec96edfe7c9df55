import { expect, test } from 'vitest';
import { DataProtectionClient, type BackupInstance, type BaseBackupPolicyResource } from './index.ts';
import { scriptedAzure } from '@esan/arm-connection/testing';

const group = '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.DataProtection';
const vault = `${group}/backupVaults/vault-1`;
const instance = `${vault}/backupInstances/bi-1`;
const azure = 'https://management.azure.com';
const version = 'api-version=2026-06-01';

const vaultBody = { location: 'eastasia', properties: { storageSettings: [] } };
const policy: BaseBackupPolicyResource = { properties: { objectType: 'BackupPolicy', datasourceTypes: ['t'], policyRules: [] } };
const protectedVolume: BackupInstance = {
  objectType: 'BackupInstance',
  dataSourceInfo: { resourceID: '/vg' },
  policyInfo: { policyId: '/p' },
};
const backup = { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: {} } };
const restore = {
  objectType: 'AzureBackupRecoveryPointBasedRestoreRequest',
  recoveryPointId: 'rp',
  sourceDataStoreType: 'OperationalStore',
  restoreTargetInfo: {
    objectType: 'ItemLevelRestoreTargetInfo',
    recoveryOption: 'FailIfExists',
    datasourceInfo: { resourceID: '/vg' },
    restoreCriteria: [
      {
        objectType: 'GenericRestoreDatasourceCriteria',
        resourceSelectors: {
          objectType: 'ResourceListSelectionCriteria',
          resourceIdentifiers: ['vol-1'],
          resourceNameOverrides: { 'vol-1': 'vol-2' },
        },
      },
    ],
  },
} as const;

type Run = (client: DataProtectionClient) => PromiseLike<unknown>;
type Row = [name: string, run: Run, method: string, path: string, body?: unknown];

const vaultsAndPolicies: Row[] = [
  [
    'listInSubscription',
    (c) => c.backupVaults.listInSubscription().next(),
    'GET',
    '/subscriptions/sub-1/providers/Microsoft.DataProtection/backupVaults',
  ],
  ['listInResourceGroup', (c) => c.backupVaults.listInResourceGroup('rg-1').next(), 'GET', `${group}/backupVaults`],
  ['backupVaults.get', (c) => c.backupVaults.get('rg-1', 'vault-1'), 'GET', vault],
  ['backupVaults.createOrUpdate', (c) => c.backupVaults.createOrUpdate('rg-1', 'vault-1', vaultBody), 'PUT', vault, vaultBody],
  [
    'backupVaults.update',
    (c) => c.backupVaults.update('rg-1', 'vault-1', { identity: { type: 'SystemAssigned' } }),
    'PATCH',
    vault,
    { identity: { type: 'SystemAssigned' } },
  ],
  ['backupVaults.delete', (c) => c.backupVaults.delete('rg-1', 'vault-1'), 'DELETE', vault],
  [
    'checkNameAvailability',
    (c) => c.backupVaults.checkNameAvailability('rg-1', 'eastasia', { name: 'vault-1', type: 't' }),
    'POST',
    `${group}/locations/eastasia/checkNameAvailability`,
    { name: 'vault-1', type: 't' },
  ],
  ['backupPolicies.list', (c) => c.backupPolicies.list('rg-1', 'vault-1').next(), 'GET', `${vault}/backupPolicies`],
  ['backupPolicies.get', (c) => c.backupPolicies.get('rg-1', 'vault-1', 'p'), 'GET', `${vault}/backupPolicies/p`],
  [
    'backupPolicies.createOrUpdate',
    (c) => c.backupPolicies.createOrUpdate('rg-1', 'vault-1', 'p', policy),
    'PUT',
    `${vault}/backupPolicies/p`,
    policy,
  ],
  ['backupPolicies.delete', (c) => c.backupPolicies.delete('rg-1', 'vault-1', 'p'), 'DELETE', `${vault}/backupPolicies/p`],
];

const instances: Row[] = [
  ['backupInstances.list', (c) => c.backupInstances.list('rg-1', 'vault-1').next(), 'GET', `${vault}/backupInstances`],
  ['backupInstances.get', (c) => c.backupInstances.get('rg-1', 'vault-1', 'bi-1'), 'GET', instance],
  [
    'backupInstances.createOrUpdate',
    (c) => c.backupInstances.createOrUpdate('rg-1', 'vault-1', 'bi-1', { properties: protectedVolume }),
    'PUT',
    instance,
    { properties: protectedVolume },
  ],
  ['backupInstances.delete', (c) => c.backupInstances.delete('rg-1', 'vault-1', 'bi-1'), 'DELETE', instance],
  [
    'validateForBackup',
    (c) => c.backupInstances.validateForBackup('rg-1', 'vault-1', { backupInstance: protectedVolume }),
    'POST',
    `${vault}/validateForBackup`,
    { backupInstance: protectedVolume },
  ],
  ['adhocBackup', (c) => c.backupInstances.adhocBackup('rg-1', 'vault-1', 'bi-1', backup), 'POST', `${instance}/backup`, backup],
  [
    'validateForRestore',
    (c) => c.backupInstances.validateForRestore('rg-1', 'vault-1', 'bi-1', { restoreRequestObject: restore }),
    'POST',
    `${instance}/validateRestore`,
    { restoreRequestObject: restore },
  ],
  ['triggerRestore', (c) => c.backupInstances.triggerRestore('rg-1', 'vault-1', 'bi-1', restore), 'POST', `${instance}/restore`, restore],
  ['stopProtection', (c) => c.backupInstances.stopProtection('rg-1', 'vault-1', 'bi-1'), 'POST', `${instance}/stopProtection`],
  ['suspendBackups', (c) => c.backupInstances.suspendBackups('rg-1', 'vault-1', 'bi-1'), 'POST', `${instance}/suspendBackups`],
  ['resumeBackups', (c) => c.backupInstances.resumeBackups('rg-1', 'vault-1', 'bi-1'), 'POST', `${instance}/resumeBackups`],
  ['resumeProtection', (c) => c.backupInstances.resumeProtection('rg-1', 'vault-1', 'bi-1'), 'POST', `${instance}/resumeProtection`],
  ['deletedBackupInstances.list', (c) => c.deletedBackupInstances.list('rg-1', 'vault-1').next(), 'GET', `${vault}/deletedBackupInstances`],
  [
    'deletedBackupInstances.get',
    (c) => c.deletedBackupInstances.get('rg-1', 'vault-1', 'bi-1'),
    'GET',
    `${vault}/deletedBackupInstances/bi-1`,
  ],
  [
    'undelete',
    (c) => c.deletedBackupInstances.undelete('rg-1', 'vault-1', 'bi-1'),
    'POST',
    `${vault}/deletedBackupInstances/bi-1/undelete`,
  ],
  ['recoveryPoints.list', (c) => c.recoveryPoints.list('rg-1', 'vault-1', 'bi-1').next(), 'GET', `${instance}/recoveryPoints`],
  ['recoveryPoints.get', (c) => c.recoveryPoints.get('rg-1', 'vault-1', 'bi-1', 'rp'), 'GET', `${instance}/recoveryPoints/rp`],
  ['jobs.list', (c) => c.jobs.list('rg-1', 'vault-1').next(), 'GET', `${vault}/backupJobs`],
  ['jobs.get', (c) => c.jobs.get('rg-1', 'vault-1', 'job-1'), 'GET', `${vault}/backupJobs/job-1`],
];

test.each([...vaultsAndPolicies, ...instances])('%s asks what the service understands', async (_name, run, method, path, body) => {
  const { options, credential, received } = scriptedAzure({ status: 200, body: { value: [{}] } });
  await run(new DataProtectionClient(credential, 'sub-1', options));
  expect(received.map((request) => [request.method, request.url, request.body])).toEqual([[method, `${azure}${path}?${version}`, body]]);
});

test('recovery points are filtered by time', async () => {
  const { options, credential, received } = scriptedAzure({ status: 200, body: { value: [] } });
  const client = new DataProtectionClient(credential, 'sub-1', options);
  await client.recoveryPoints.list('rg-1', 'vault-1', 'bi-1', { filter: "startDate eq '2026-09-01T00:00:00Z'", skipToken: 'a+b' }).next();
  expect(received[0]?.url).toBe(
    `${azure}${instance}/recoveryPoints?${version}&%24filter=startDate%20eq%20%272026-09-01T00%3A00%3A00Z%27&%24skipToken=a%2Bb`,
  );
});

test('a guarded vault gets the second token where it asks for one', async () => {
  const { options, credential, received } = scriptedAzure({ status: 204 }, { status: 200 }, { status: 200, body: vaultBody });
  const client = new DataProtectionClient(credential, 'sub-1', options);
  const xMsAuthorizationAuxiliary = 'Bearer other';
  const parameters = { resourceGuardOperationRequests: ['/guard'] };
  await client.backupInstances.delete('rg-1', 'vault-1', 'bi-1', { xMsAuthorizationAuxiliary });
  await client.backupInstances.stopProtection('rg-1', 'vault-1', 'bi-1', { xMsAuthorizationAuxiliary, parameters });
  await client.backupVaults.createOrUpdate('rg-1', 'vault-1', vaultBody, { xMsAuthorizationAuxiliary, xMsDeletedVaultId: '/deleted' });
  expect(received.map(({ header }) => header('x-ms-authorization-auxiliary'))).toEqual(['Bearer other', 'Bearer other', 'Bearer other']);
  expect(received[1]?.body).toEqual(parameters);
  expect(received[2]?.header('x-ms-deleted-vault-id')).toBe('/deleted');
});

test('deleting what is not there is done at once', async () => {
  const { options, credential } = scriptedAzure({ status: 204 }, { status: 204 });
  const client = new DataProtectionClient(credential, 'sub-1', options);
  expect(await client.backupInstances.delete('rg-1', 'vault-1', 'bi-1')).toBeUndefined();
  expect(await client.backupPolicies.delete('rg-1', 'vault-1', 'p')).toBeUndefined();
});
