import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import {
  group,
  instance,
  instanceBody,
  minute,
  plant,
  restoreBody,
  TestEstate,
  subscription,
  vault,
} from '../../test-support/test-estate.ts';

const location = `${subscription}/providers/Microsoft.DataProtection/locations/eastus2`;
const at = (path: string, version: string): string => `${path}?api-version=${version}`;
const refusal = { status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } };

test.each(['2022-12-01', '2024-04-01', '2025-07-01', '2026-03-01'])('in %s vaults work and Elastic SAN backup is not known', (version) => {
  const estate = new TestEstate();
  expect(estate.call('GET', at(vault, version)).status).toBe(200);
  expect(estate.call('PATCH', at(vault, version), { tags: { team: 'line' } }).status).toBe(202);
  expect(estate.call('PUT', at(instance, version), instanceBody())).toMatchObject(refusal);
  const properties = instanceBody().properties;
  expect(estate.call('POST', at(`${vault}/validateForBackup`, version), { backupInstance: properties })).toMatchObject(refusal);
  estate.protect();
  expect(estate.call('GET', at(instance, version)).status).toBe(200);
  expect(estate.call('POST', at(`${instance}/restore`, version), restoreBody('0'.repeat(32), 'back'))).toMatchObject(refusal);
});

test('the preview of February 2024 knows Elastic SAN backup too', () => {
  const estate = new TestEstate();
  expect(estate.call('PUT', at(instance, '2024-02-01-preview'), instanceBody()).status).toBe(202);
  estate.pass(minute);
  expect(valueAt(estate.get(instance), 'properties', 'currentProtectionState')).toBe('ProtectionConfigured');
});

test('a change of protection is checked without being made', () => {
  const estate = new TestEstate();
  estate.protect();
  const check = (backupInstance: unknown): unknown => estate.outcome('POST', `${instance}/validateForModifyBackup`, { backupInstance });
  expect(check(instanceBody().properties)).toMatchObject({ status: 'Succeeded' });
  expect(check(instanceBody({ volume: 'nothing' }).properties)).toMatchObject({ status: 'Failed' });
  expect(estate.call('POST', `${instance}/validateForModifyBackup`, {})).toMatchObject(refusal);
});

test('an instance is looked at anew, and stays as it is', () => {
  const estate = new TestEstate();
  estate.protect();
  expect(estate.outcome('POST', `${instance}/sync`, { syncType: 'ForceResync' })).toMatchObject({ status: 'Succeeded' });
  expect(estate.call('POST', `${instance}/sync`, { syncType: 'Later' })).toMatchObject(refusal);
  expect(valueAt(estate.get(instance), 'properties', 'currentProtectionState')).toBe('ProtectionConfigured');
});

test('a volume group leads to the instances that protect what is in it', () => {
  const estate = new TestEstate();
  estate.protect();
  const listed = at(`${group}/providers/Microsoft.DataProtection/backupInstances`, '2026-06-01');
  expect(estate.items(listed)).toMatchObject([{ id: instance }]);
  expect(estate.call('GET', listed.replace('line1', 'line2')).status).toBe(404);
});

test.each([
  ['preview-2025-05', 'PublicPreview'],
  ['ga-2026-09', 'GenerallyAvailable'],
] as const)('in the profile %s Elastic SAN backup is %s', (profile, supportStatus) => {
  const estate = new TestEstate({}, profile);
  const ask = (featureName: string): unknown =>
    valueAt(
      estate.call('POST', `${location}/checkFeatureSupport`, {
        objectType: 'FeatureValidationRequest',
        featureType: 'DataSourceType',
        featureName,
      }).body,
      'features',
    );
  expect(ask('Microsoft.ElasticSan/elasticSans/volumeGroups')).toMatchObject([{ supportStatus }]);
  expect(ask('Microsoft.Moon/craters')).toMatchObject([{ supportStatus: 'NotSupported' }]);
  expect(estate.call('POST', `${location}/checkFeatureSupport`, {})).toMatchObject(refusal);
});

test('there are no deleted vaults and no Resource Guards', () => {
  const estate = new TestEstate();
  const guards = 'providers/Microsoft.DataProtection/resourceGuards';
  const lists = [`${location}/deletedVaults`, `${subscription}/${guards}`, `${plant}/${guards}`, `${vault}/backupResourceGuardProxies`];
  for (const list of lists) expect(estate.items(list)).toEqual([]);
  expect(estate.call('GET', `${location}/deletedVaults/gone`).status).toBe(404);
});
