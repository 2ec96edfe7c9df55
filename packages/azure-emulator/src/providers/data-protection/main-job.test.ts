import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';
import { policyBody } from './items/request-bodies.ts';
import { backupBody, instanceBody, minute, restoreBody } from '../../test-support/test-estate.ts';

const version = '?api-version=2026-06-01';
const roles: [string, 'rg-storage' | 'rg-snapshots'][] = [
  ['1c4770c0-34f7-4110-a1ea-a5855cc7a939', 'rg-storage'],
  ['7efff54f-a5b4-42b5-a1c5-5411624893ce', 'rg-snapshots'],
  ['90e8b822-3e73-47b5-868a-787dc80c008f', 'rg-storage'],
  ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'rg-snapshots'],
];

/** What one sets up on the production line, by Azure's own API alone: a vault, a policy and the vault's roles. */
function setUp(azure: Trial) {
  const groups = `${azure.subscription}/resourceGroups`;
  const vault = `${groups}/rg-backup/providers/Microsoft.DataProtection/backupVaults/vault-main`;
  const made = azure.call('PUT', `${vault}${version}`, {
    location: 'eastus2',
    identity: { type: 'SystemAssigned' },
    properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
  });
  expect(made.status).toBe(201);
  azure.wait(minute);
  expect(azure.call('PUT', `${vault}/backupPolicies/daily${version}`, policyBody()).status).toBe(200);
  const principalId = textAt(azure.call('GET', `${vault}${version}`).body, 'identity', 'principalId');
  for (const [index, [role, group]] of roles.entries()) {
    const roleDefinitionId = `${azure.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
    const assignment = `${groups}/${group}/providers/Microsoft.Authorization/roleAssignments/30000000-0000-4000-8000-00000000000${index}`;
    const body = { properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } };
    expect(azure.call('PUT', `${assignment}?api-version=2022-04-01`, body).status).toBe(201);
  }
  azure.wait(5 * minute);
  const volumeGroup = `${groups}/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;
  const bodyFor = (volume: string) =>
    instanceBody({ volume, group: volumeGroup, snapshots: `${groups}/rg-snapshots`, policy: `${vault}/backupPolicies/daily` });
  return { vault, volumeGroup, bodyFor };
}

test('a volume of the production line is protected, backed up and restored through the whole of Azure Resource Manager', () => {
  const azure = trial();
  const { vault, volumeGroup, bodyFor } = setUp(azure);
  const instance = `${vault}/backupInstances/sql-log`;
  expect(azure.call('PUT', `${instance}${version}`, bodyFor('sql-log-01')).status).toBe(202);
  azure.wait(2 * minute);
  const source = azure.world.blocks.digest(`${volumeGroup}/volumes/sql-log-01`);
  expect(azure.call('POST', `${instance}/backup${version}`, backupBody, { as: azure.reader })).toMatchObject({ status: 403 });
  expect(azure.call('POST', `${instance}/backup${version}`, backupBody).status).toBe(202);
  azure.wait(10 * minute);
  const points = azure.call('GET', `${instance}/recoveryPoints${version}`, undefined, { as: azure.reader });
  const pointId = textAt(points.body, 'value', 0, 'name') ?? '';
  const restore = restoreBody(pointId, 'sql-log-back', volumeGroup, 'sql-log-01');
  expect(azure.call('POST', `${instance}/restore${version}`, restore).status).toBe(202);
  azure.wait(2 * minute);
  expect(azure.world.blocks.digest(`${volumeGroup}/volumes/sql-log-back`)).toBe(source);
});

test('a restore whose answer is lost is found again by the id of its request, and is done once', () => {
  const azure = trial();
  const { vault, volumeGroup, bodyFor } = setUp(azure);
  const instance = `${vault}/backupInstances/sql-log`;
  azure.call('PUT', `${instance}${version}`, bodyFor('sql-log-01'));
  azure.wait(2 * minute);
  azure.call('POST', `${instance}/backup${version}`, backupBody);
  azure.wait(10 * minute);
  const pointId = textAt(azure.call('GET', `${instance}/recoveryPoints${version}`).body, 'value', 0, 'name') ?? '';
  const action = 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action';
  azure.world.faults.add({ id: 'lost', kind: 'drop-after-accept', action, times: 1 });
  const restore = restoreBody(pointId, 'sql-log-back', volumeGroup, 'sql-log-01');
  expect(azure.call('POST', `${instance}/restore${version}`, restore, { headers: { 'x-ms-client-request-id': 'my-intent' } }).drop).toBe(
    true,
  );
  const jobs = valueAt(azure.call('GET', `${vault}/backupJobs${version}`).body, 'value') as unknown[];
  expect(jobs.filter((azure) => textAt(azure, 'properties', 'activityID') === 'my-intent')).toMatchObject([
    { properties: { operation: 'Restore', status: 'InProgress' } },
  ]);
});

test('points, jobs and instances come page by page', () => {
  const azure = trial();
  azure.world.pageSize = 2;
  const { vault, bodyFor } = setUp(azure);
  for (const volume of ['sql-data-01', 'sql-data-02', 'sql-log-01']) {
    expect(azure.call('PUT', `${vault}/backupInstances/${volume}${version}`, bodyFor(volume)).status).toBe(202);
  }
  azure.wait(4 * 24 * 60 * minute);
  const count = (path: string): number => {
    let found = 0;
    for (let next: string | undefined = path; next !== undefined;) {
      const page: unknown = azure.call('GET', next).body;
      found += (valueAt(page, 'value') as unknown[]).length;
      next = textAt(page, 'nextLink');
    }
    return found;
  };
  expect(count(`${vault}/backupInstances${version}`)).toBe(3);
  expect(count(`${vault}/backupInstances/sql-log-01/recoveryPoints${version}`)).toBe(4);
  expect(count(`${vault}/backupJobs${version}`)).toBe(12);
});

test('the volume of 6 TiB cannot be protected', () => {
  const azure = trial();
  const { vault, bodyFor } = setUp(azure);
  const answer = azure.call('POST', `${vault}/validateForBackup${version}`, { backupInstance: bodyFor('archive-01').properties });
  azure.wait(minute);
  const status = azure.call('GET', answer.headers['Azure-AsyncOperation'] ?? '');
  expect(status).toMatchObject({ status: 200, body: { status: 'Failed' } });
  expect(codeOf(status)).toBe('UserErrorElasticSanVolumeSizeNotSupported');
});
