import { expect, test } from 'vitest';
import { DataProtectionClient, restorePoller, type BackupInstance } from './index.ts';
import { scriptedAzure, type Answer } from '@esan/arm-connection/testing';

const azure = 'https://management.azure.com';
const vault = '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.DataProtection/backupVaults/vault-1';
const instance = `${vault}/backupInstances/bi-1`;
const version = 'api-version=2026-06-01';
const status = `${azure}${vault}/operationStatus/MDcw==?${version}&t=639&c=abc%2Fdef&s=x&h=y`;
const result = `${azure}/subscriptions/sub-1/providers/Microsoft.DataProtection/locations/eastasia/operationResults/MDcw==?${version}&t=640`;
const accepted: Answer = { status: 202, headers: { 'azure-asyncoperation': status, location: result, 'retry-after': '30' } };
const running: Answer = { status: 200, body: { status: 'Inprogress', startTime: '2026-09-08T08:53:13Z', endTime: '0001-01-01T00:00:00Z' } };
const succeeded: Answer = { status: 200, body: { status: 'Succeeded' } };
const backup = { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Default' } } };
const backupInstance: BackupInstance = {
  objectType: 'BackupInstance',
  dataSourceInfo: { resourceID: '/san-1/volumeGroups/vg-1' },
  policyInfo: {
    policyId: '/policy-1',
    policyParameters: {
      backupDatasourceParametersList: [{ objectType: 'GenericBackupDatasourceParameters', resourceSelectors: ['vol-1'] }],
    },
  },
};

const policyWith = (time: string | Date) => ({
  properties: {
    objectType: 'BackupPolicy',
    datasourceTypes: [],
    policyRules: [{ name: 'r', objectType: 'AzureBackupRule', trigger: { taggingCriteria: [{ criteria: [{ scheduleTimes: [time] }] }] } }],
  },
});

function clientFor(...answers: Answer[]) {
  const service = scriptedAzure(...answers);
  return { ...service, client: new DataProtectionClient(service.credential, 'sub-1', service.options) };
}

test('an action follows its status and then reads its result, which names the job', async () => {
  const { client, received } = clientFor(accepted, running, succeeded, {
    status: 200,
    body: { jobId: '/job-1', objectType: 'OperationJobExtendedInfo' },
  });
  const done = await client.backupInstances.adhocBackup('rg-1', 'vault-1', 'bi-1', backup, { updateIntervalInMs: 1 });
  expect(done.jobId).toBe('/job-1');
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${azure}${instance}/backup?${version}`,
    `GET ${status}`,
    `GET ${status}`,
    `GET ${result}`,
  ]);
});

test('configuring protection ends with the instance as it then is', async () => {
  const configured = { name: 'bi-1', properties: { ...backupInstance, currentProtectionState: 'ProtectionConfigured' } };
  const { client, received } = clientFor(accepted, succeeded, { status: 200, body: configured });
  const made = await client.backupInstances.createOrUpdate('rg-1', 'vault-1', 'bi-1', { properties: backupInstance });
  expect(made).toEqual(configured);
  expect(received[0]?.body).toEqual({ properties: backupInstance });
  expect(received[2]?.url).toBe(`${azure}${instance}?${version}`);
});

test('a new vault is followed by its status alone, and an unchanged one is done at once', async () => {
  const parameters = { location: 'eastasia', properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] } };
  const made = { ...parameters, properties: { ...parameters.properties, provisioningState: 'Succeeded' } };
  const { client, received } = clientFor(
    { status: 201, body: { properties: { provisioningState: 'Provisioning' } }, headers: { 'azure-asyncoperation': status } },
    succeeded,
    { status: 200, body: made },
    { status: 200, body: made },
  );
  const create = () => client.backupVaults.createOrUpdate('rg-1', 'vault-1', parameters);
  expect((await create()).properties.provisioningState).toBe('Succeeded');
  expect((await create()).properties.provisioningState).toBe('Succeeded');
  expect(received.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET', 'PUT']);
});

test('a failed validation fails with the code and all that the service said', async () => {
  const info = { code: 'UserErrorMissingRole', message: 'A role is missing.', recommendedAction: ['Grant it.'] };
  const body = { status: 'Failed', error: { code: info.code, message: info.message, additionalInfo: [{ type: 'UserFacingError', info }] } };
  const { client } = clientFor(accepted, { status: 200, body });
  const poller = client.backupInstances.validateForBackup('rg-1', 'vault-1', { backupInstance });
  await expect(poller).rejects.toMatchObject({
    name: 'RestError',
    code: 'UserErrorMissingRole',
    message: 'A role is missing.',
    details: body,
  });
  expect(poller.operationState?.status).toBe('failed');
});

test('a failed operation read by its id is an answer', async () => {
  const { client, received } = clientFor({
    status: 200,
    body: { status: 'Failed', endTime: '2026-09-08T08:53:57Z', error: { code: 'UserErrorX' } },
  });
  const found = await client.operationStatusBackupVaultContext.get('rg-1', 'vault-1', 'MDcw==');
  expect(found).toEqual({ status: 'Failed', endTime: new Date('2026-09-08T08:53:57Z'), error: { code: 'UserErrorX' } });
  expect(received[0]?.url).toBe(`${azure}${vault}/operationStatus/MDcw%3D%3D?${version}`);
});

test('a serialized restore is taken up again and ends with its job', async () => {
  const first = clientFor(accepted);
  const begun = first.client.backupInstances.triggerRestore('rg-1', 'vault-1', 'bi-1', {
    objectType: 'AzureBackupRecoveryPointBasedRestoreRequest',
    recoveryPointId: 'rp-1',
    sourceDataStoreType: 'OperationalStore',
    restoreTargetInfo: { objectType: 'ItemLevelRestoreTargetInfo', recoveryOption: 'FailIfExists' },
  });
  const state = await begun.serialize();

  const { client, received } = clientFor(running, succeeded, { status: 200, body: { jobId: '/job-2' } });
  const resumed = restorePoller(client, state, client.backupInstances.triggerRestore, { updateIntervalInMs: 1 });
  expect((await resumed).jobId).toBe('/job-2');
  expect(received.map(({ url }) => url)).toEqual([status, status, result]);
});

test('times are dates wherever the models say so, null is absent and unknown fields stay', async () => {
  const point = {
    objectType: 'AzureBackupDiscreteRecoveryPoint',
    recoveryPointTime: '2026-09-08T08:50:28.6859504Z',
    recoveryPointDataStoresDetails: [null, { creationTime: '2026-09-08T08:45:24Z', expiryTime: null }],
    expiryTime: null,
    fromTheFuture: 1,
  };
  const { client } = clientFor({ status: 200, body: { value: [null, { properties: point }] } });
  const read = await client.recoveryPoints.list('rg-1', 'vault-1', 'bi-1').next();
  expect(read.value.properties).toStrictEqual({
    objectType: 'AzureBackupDiscreteRecoveryPoint',
    recoveryPointTime: new Date('2026-09-08T08:50:28.685Z'),
    recoveryPointDataStoresDetails: [{ creationTime: new Date('2026-09-08T08:45:24Z') }],
    fromTheFuture: 1,
  });
});

test('a policy comes back with its schedule times as dates and goes out with them as text', async () => {
  const onTheWire = policyWith('2019-03-01T13:00:00.000Z');
  const { client, received } = clientFor({ status: 200, body: onTheWire }, { status: 200, body: onTheWire });
  const found = await client.backupPolicies.get('rg-1', 'vault-1', 'p');
  expect(found).toEqual(policyWith(new Date('2019-03-01T13:00:00.000Z')));
  await client.backupPolicies.createOrUpdate('rg-1', 'vault-1', 'p', found);
  expect(received[1]?.body).toEqual(onTheWire);
});
