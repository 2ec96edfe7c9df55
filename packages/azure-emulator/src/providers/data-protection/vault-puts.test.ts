import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { policyBody } from './items/request-bodies.ts';
import { minute, plant, TestEstate, vault } from '../../test-support/test-estate.ts';

const fresh = vault.replace('plantvault', 'fresh');

const wished = (location: string): object => ({
  location,
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
});

test('a vault is in a region of Azure’s, and the refusal of another lists them', () => {
  const estate = new TestEstate();
  for (const location of ['mars', 'west-europe']) {
    expect(estate.call('PUT', fresh, wished(location))).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'LocationNotAvailableForResourceType',
          message: expect.stringMatching(
            /resource type 'Microsoft\.DataProtection\/backupVaults'\. List of available regions for the resource type is '.*westeurope.*'\.$/,
          ),
        },
      },
    });
  }
  expect(estate.call('GET', fresh).status).toBe(404);
  expect(estate.call('PUT', fresh, wished('centraluseuap')).status).toBe(201);
});

test('a vault stays in its region', () => {
  const estate = new TestEstate();
  const before = estate.get(vault);
  expect(estate.call('PUT', vault, wished('westeurope'))).toMatchObject({
    status: 409,
    body: {
      error: { code: 'InvalidResourceLocation', message: expect.stringContaining(`in resource group '${plant.split('/').at(-1) ?? ''}'`) },
    },
  });
  expect(estate.get(vault)).toEqual(before);
});

const ofSoftDelete = (settings: object): object => ({ properties: { securitySettings: { softDeleteSettings: settings } } });

const unknownSettings: [what: string, body: object, path: string][] = [
  ['soft delete', ofSoftDelete({ state: 'Foo' }), 'properties.securitySettings.softDeleteSettings.state'],
  [
    'immutability',
    { properties: { securitySettings: { immutabilitySettings: { state: 'Foo' } } } },
    'properties.securitySettings.immutabilitySettings.state',
  ],
  [
    'cross-subscription restore',
    { properties: { featureSettings: { crossSubscriptionRestoreSettings: { state: 'Foo' } } } },
    'properties.featureSettings.crossSubscriptionRestoreSettings.state',
  ],
  ['identity', { identity: { type: 'Foo' } }, 'identity.type'],
  ['days that are a text', ofSoftDelete({ state: 'On', retentionDurationInDays: '20' }), 'retentionDurationInDays'],
];

const unknownStorage: typeof unknownSettings = [
  ['redundancy', { properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'Foo' }] } }, 'type'],
  ['data store', { properties: { storageSettings: [{ datastoreType: 'Foo', type: 'LocallyRedundant' }] } }, 'datastoreType'],
];

test.each([...unknownSettings, ...unknownStorage])('a new vault with %s that Azure does not know is refused', (_, body, path) => {
  const estate = new TestEstate();
  const { properties } = wished('eastus2') as { properties: object };
  const wish = { location: 'eastus2', ...body, properties: { ...properties, ...('properties' in body ? Object(body.properties) : {}) } };
  const answer = estate.call('PUT', fresh, wish);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(textAt(answer.body, 'error', 'message')).toContain(`Input provided for the call is invalid: ${path} must be `);
  expect(estate.call('GET', fresh).status).toBe(404);
});

test.each(unknownSettings)('a change to %s that Azure does not know is refused', (_, body) => {
  const estate = new TestEstate();
  const before = estate.get(vault);
  expect(estate.call('PATCH', vault, body)).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(estate.get(vault)).toEqual(before);
});

test.each([
  ['security settings that are a text', { securitySettings: 'x' }],
  ['soft delete that is a list', { securitySettings: { softDeleteSettings: [] } }],
  ['feature settings that are a number', { featureSettings: 1 }],
  ['storage settings that are texts', { storageSettings: ['VaultStore'] }],
])('%s are not understood', (_, given) => {
  const estate = new TestEstate();
  const { properties } = wished('eastus2') as { properties: object };
  for (const answer of [
    estate.call('PUT', fresh, { location: 'eastus2', properties: { ...properties, ...given } }),
    estate.call('PATCH', vault, { properties: given }),
  ])
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
  expect(estate.call('GET', fresh).status).toBe(404);
});

test.each([
  ['without any', {}, 'MissingIdentityIds'],
  ['that go', { [`${plant}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one`]: null }, 'MissingIdentityIds'],
  ['by what is no id', { one: {} }, 'LinkedInvalidPropertyId'],
])('identities made apart %s are refused', (_, userAssignedIdentities, code) => {
  const estate = new TestEstate();
  const identity = { type: 'UserAssigned', userAssignedIdentities };
  const before = estate.get(vault);
  for (const answer of [estate.call('PUT', fresh, { ...wished('eastus2'), identity }), estate.call('PATCH', vault, { identity })])
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
  expect([estate.call('GET', fresh).status, estate.get(vault)]).toEqual([404, before]);
});

test.each([
  ['none, while soft delete is off', { state: 'Off', retentionDurationInDays: 0 }, true],
  ['none, while soft delete is off in the words of years ago', { state: 'OFF', retentionDurationInDays: 0 }, true],
  ['the least', { state: 'On', retentionDurationInDays: 14 }, true],
  ['the most', { state: 'AlwaysOn', retentionDurationInDays: 180 }, true],
  ['none, while soft delete is on', { state: 'On', retentionDurationInDays: 0 }, false],
  ['none, where soft delete is on unless said', { retentionDurationInDays: 0 }, false],
  ['too few, while soft delete is off', { state: 'Off', retentionDurationInDays: 13 }, false],
  ['too many', { state: 'On', retentionDurationInDays: 181 }, false],
  ['a part of one', { state: 'On', retentionDurationInDays: 14.5 }, false],
])('the days of soft delete may be %s', (_, settings, isTaken) => {
  const estate = new TestEstate();
  const { properties } = wished('eastus2') as { properties: object };
  const securitySettings = { softDeleteSettings: settings };
  const kept = isTaken ? settings : undefined;
  const made = estate.call('PUT', fresh, { location: 'eastus2', properties: { ...properties, securitySettings } });
  expect([made.status, estate.call('PATCH', vault, ofSoftDelete(settings)).status]).toEqual(isTaken ? [201, 202] : [400, 400]);
  expect(valueAt(estate.get(fresh), 'properties', 'securitySettings', 'softDeleteSettings')).toEqual(kept);
});

test('soft delete that was off for no days is turned on with days of its own', () => {
  const estate = new TestEstate();
  estate.outcome('PATCH', vault, ofSoftDelete({ state: 'Off', retentionDurationInDays: 0 }));
  expect(estate.call('PATCH', vault, { tags: { team: 'line' } }).status).toBe(202);
  expect(estate.call('PATCH', vault, ofSoftDelete({ state: 'On' })).status).toBe(400);
  expect(estate.call('PATCH', vault, ofSoftDelete({ state: 'On', retentionDurationInDays: 20 })).status).toBe(202);
});

test('settings are known whatever their case', () => {
  const estate = new TestEstate();
  const id = `${plant}/PROVIDERS/microsoft.managedidentity/userAssignedIdentities/one`;
  const wish = { ...wished('eastus2'), identity: { type: 'systemAssigned, userAssigned', userAssignedIdentities: { [id]: {} } } };
  expect(estate.call('PUT', fresh, wish).status).toBe(201);
  expect(estate.call('PATCH', vault, ofSoftDelete({ state: 'OFF' })).status).toBe(202);
});

test('a vault and what is in it keep the case of their resource group, whatever the caller writes', () => {
  const estate = new TestEstate();
  const shouted = fresh.replace(
    plant,
    plant.toUpperCase().replace('/SUBSCRIPTIONS/', '/subscriptions/').replace('/RESOURCEGROUPS/', '/resourcegroups/'),
  );
  const made = estate.call('PUT', shouted, wished('eastus2'));
  expect(made).toMatchObject({ status: 201, body: { id: fresh } });
  expect(made.headers['Azure-AsyncOperation']).toContain(`${fresh}/operationStatus/`);
  const policy = estate.call('PUT', `${shouted.replace('fresh', 'FRESH')}/backupPolicies/daily`, policyBody());
  expect(policy).toMatchObject({ status: 200, body: { id: `${fresh}/backupPolicies/daily` } });
  expect(estate.items(`${plant}/providers/Microsoft.DataProtection/backupVaults`)).toHaveLength(2);
  const guard = 'providers/Microsoft.DataProtection/resourceGuards/guard';
  expect(
    estate.call('PUT', `${shouted.split('/providers/')[0] ?? ''}/${guard}`, { location: 'eastus2', properties: {} }).body,
  ).toMatchObject({
    id: `${plant}/${guard}`,
  });
});

test('a vault that is put again while it is being made becomes ready all the same', () => {
  const estate = new TestEstate();
  expect(estate.call('PUT', fresh, wished('eastus2')).status).toBe(201);
  expect(estate.call('PUT', fresh, { ...wished('eastus2'), tags: { team: 'line' } }).status).toBe(201);
  expect(estate.get(fresh)).toMatchObject({ properties: { provisioningState: 'Updating' } });
  estate.pass(minute);
  expect(estate.get(fresh)).toMatchObject({ tags: { team: 'line' }, properties: { provisioningState: 'Succeeded' } });
});

test('a change by PUT is followed as a new vault is; the same again changes nothing', () => {
  const estate = new TestEstate();
  estate.call('PUT', fresh, wished('eastus2'));
  estate.pass(minute);
  const changed = { ...wished('eastus2'), tags: { team: 'line' } };
  const answer = estate.call('PUT', fresh, changed);
  expect(answer).toMatchObject({ status: 201, body: { tags: { team: 'line' }, properties: { provisioningState: 'Updating' } } });
  const status = answer.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '';
  expect(status).toContain(`${fresh}/operationStatus/`);
  expect(estate.get(status)).toMatchObject({ status: 'Inprogress' });
  expect(estate.call('PUT', fresh, changed).status).toBe(200);
  estate.pass(minute);
  expect(estate.get(status)).toMatchObject({ status: 'Succeeded' });
  expect(estate.get(fresh)).toMatchObject({ tags: { team: 'line' }, properties: { provisioningState: 'Succeeded' } });
  expect(estate.call('PUT', fresh, changed)).toMatchObject({ status: 200, body: { properties: { provisioningState: 'Succeeded' } } });
});

test('a vault whose identity was taken away says that it has none', () => {
  const estate = new TestEstate();
  estate.call('PUT', fresh, { ...wished('eastus2'), identity: { type: 'SystemAssigned' } });
  estate.pass(minute);
  estate.call('PUT', fresh, { ...wished('eastus2'), identity: { type: 'None' } });
  estate.pass(minute);
  expect(estate.get(fresh)).toMatchObject({ identity: { type: 'None' } });
});

test('a repeated PUT takes back nothing that lasts by leaving it out', () => {
  const estate = new TestEstate();
  const geo = { storageSettings: [{ datastoreType: 'VaultStore', type: 'GeoRedundant' }] };
  const lasting = {
    securitySettings: { softDeleteSettings: { state: 'AlwaysOn', retentionDurationInDays: 14 }, immutabilitySettings: { state: 'Locked' } },
    featureSettings: {
      crossSubscriptionRestoreSettings: { state: 'PermanentlyDisabled' },
      crossRegionRestoreSettings: { state: 'Enabled' },
    },
  };
  estate.call('PUT', fresh, { location: 'eastus2', properties: { ...geo, ...lasting } });
  estate.pass(minute);
  const before = estate.get(fresh);
  expect(estate.call('PUT', fresh, { location: 'eastus2', properties: geo }).status).toBe(200);
  expect(estate.get(fresh)).toEqual(before);
  expect(estate.call('PUT', fresh, wished('eastus2')).status).toBe(400);
});

test.each([
  ['settings that say nothing', 'eastus2', { storageSettings: [{}] }],
  ['no redundancy', 'eastus2', { storageSettings: [{ datastoreType: 'VaultStore', type: null }] }],
  ['zones in a region without any', 'ukwest', { storageSettings: [{ datastoreType: 'VaultStore', type: 'ZoneRedundant' }] }],
  ['a fraction of a day', 'eastus2', { securitySettings: { softDeleteSettings: { state: 'On', retentionDurationInDays: 14.5 } } }],
])('a new vault with %s is refused', (_, location, given) => {
  const estate = new TestEstate();
  const { properties } = wished(location) as { properties: object };
  const answer = estate.call('PUT', fresh, { location, properties: { ...properties, ...given } });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(estate.call('GET', fresh).status).toBe(404);
});

test('the redundancy of a vault changes until something is protected in it', () => {
  const estate = new TestEstate();
  const put = (type: string): ReturnType<TestEstate['call']> =>
    estate.call('PUT', vault, {
      location: 'eastus2',
      identity: { type: 'SystemAssigned' },
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type }] },
    });
  expect([put('GeoRedundant').status, put('LocallyRedundant').status]).toEqual([201, 201]);
  estate.protect();
  expect(put('GeoRedundant')).toMatchObject({ status: 400, body: { error: { code: 'UserErrorStorageRedundancyChangeNotAllowed' } } });
  expect(put('LocallyRedundant').status).toBe(200);
});

test('cross-region restore needs geo redundancy, however it is written', () => {
  const { location, properties } = wished('eastus2') as { location: string; properties: object };
  const featureSettings = { crossRegionRestoreSettings: { state: 'enabled' } };
  expect(new TestEstate().call('PUT', fresh, { location, properties: { ...properties, featureSettings } }).status).toBe(400);
});
