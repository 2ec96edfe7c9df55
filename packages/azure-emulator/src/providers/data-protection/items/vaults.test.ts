import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../../arm/bodies.ts';
import { policyBody } from './request-bodies.ts';
import { instance, minute, plant, policy, TestEstate, vault } from '../../../test-support/test-estate.ts';
import { addVault } from './vaults.ts';

const plain = vault.replace('plantvault', 'plain');

function storyWithPlainVault(): TestEstate {
  const estate = new TestEstate();
  addVault(estate.world, { resourceGroupId: plant, name: 'plain', location: 'eastus2', identity: false, tags: { team: 'line' } });
  return estate;
}

describe('a vault without an identity', () => {
  test('gets one by an update, while which it is Updating', () => {
    const estate = storyWithPlainVault();
    const answer = estate.call('PATCH', plain, { identity: { type: 'SystemAssigned' } });
    expect(answer.status).toBe(202);
    expect(answer.headers['Azure-AsyncOperation']).toContain(`${plain}/operationStatus/`);
    expect(estate.get(plain)).toMatchObject({ properties: { provisioningState: 'Updating' } });
    expect(valueAt(estate.get(plain), 'identity')).toBeUndefined();
    estate.pass(minute);
    const status = answer.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '';
    expect(estate.get(status)).toMatchObject({ status: 'Succeeded' });
    expect(estate.get(plain)).toMatchObject({
      tags: { team: 'line' },
      identity: { type: 'SystemAssigned' },
      properties: { provisioningState: 'Succeeded', storageSettings: [{ type: 'LocallyRedundant' }] },
    });
    expect(textAt(estate.get(plain), 'identity', 'principalId')).toMatch(/^[0-9a-f]{8}-/);
  });

  test('can be given roles once it has one, and keeps the same identity when it is updated again', () => {
    const estate = storyWithPlainVault();
    estate.outcome('PATCH', plain, { identity: { type: 'SystemAssigned' } });
    const principalId = textAt(estate.get(plain), 'identity', 'principalId');
    expect(estate.world.servicePrincipals.map((one) => one.objectId)).toContain(principalId);
    estate.outcome('PATCH', plain, { identity: { type: 'SystemAssigned' }, tags: { team: 'plant' } });
    expect(estate.get(plain)).toMatchObject({ tags: { team: 'plant' }, identity: { principalId } });
  });
});

const idOf = (name: string): string => `${plant}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const change = (userAssignedIdentities: object) => ({ identity: { type: 'UserAssigned', userAssignedIdentities } });

describe('identities that somebody made apart from a vault', () => {
  const guid = expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/) as string;
  const ids = { principalId: guid, clientId: guid };

  test('are kept beside its own, are the same each time and can be given roles', () => {
    const estate = storyWithPlainVault();
    estate.outcome('PATCH', plain, { identity: { type: 'SystemAssigned' } });
    const principalId = textAt(estate.get(plain), 'identity', 'principalId');
    const both = { type: 'SystemAssigned,UserAssigned', userAssignedIdentities: { [idOf('one')]: {} } };
    estate.outcome('PATCH', plain, { identity: both });
    const identity = valueAt(estate.get(plain), 'identity');
    expect(identity).toEqual({
      type: 'SystemAssigned,UserAssigned',
      principalId,
      tenantId: guid,
      userAssignedIdentities: { [idOf('one')]: ids },
    });
    estate.outcome('PATCH', plain, { tags: { team: 'plant' } });
    expect(valueAt(estate.get(plain), 'identity')).toEqual(identity);
    const ofOne = textAt(identity, 'userAssignedIdentities', idOf('one'), 'principalId');
    expect(estate.world.servicePrincipals.map((one) => one.objectId)).toContain(ofOne);
  });

  test('may be all that it has; an update names those that come, and those that go by null', () => {
    const estate = storyWithPlainVault();
    estate.outcome('PATCH', plain, change({ [idOf('one')]: {} }));
    expect(valueAt(estate.get(plain), 'identity')).toEqual({ type: 'UserAssigned', userAssignedIdentities: { [idOf('one')]: ids } });
    estate.outcome('PATCH', plain, change({ [idOf('one')]: null, [idOf('two')]: {} }));
    expect(valueAt(estate.get(plain), 'identity')).toEqual({ type: 'UserAssigned', userAssignedIdentities: { [idOf('two')]: ids } });
    estate.outcome('PATCH', plain, { identity: { type: null } });
    estate.outcome('PATCH', plain, change({ [idOf('TWO')]: {} }));
    expect(valueAt(estate.get(plain), 'identity')).toEqual({ type: 'UserAssigned', userAssignedIdentities: { [idOf('two')]: ids } });
    estate.outcome('PATCH', plain, change({ [idOf('TWO')]: null, [idOf('one')]: {} }));
    expect(valueAt(estate.get(plain), 'identity')).toEqual({ type: 'UserAssigned', userAssignedIdentities: { [idOf('one')]: ids } });
    estate.outcome('PATCH', plain, { identity: { type: 'None' } });
    expect(valueAt(estate.get(plain), 'identity')).toEqual({ type: 'None' });
  });
});

const softDelete = (state: string) => ({ properties: { securitySettings: { softDeleteSettings: { state } } } });

test('an update of what a vault cannot take back is refused at once', () => {
  const estate = storyWithPlainVault();
  estate.outcome('PATCH', plain, softDelete('AlwaysOn'));
  expect(estate.call('PATCH', plain, softDelete('Off'))).toMatchObject({
    status: 400,
    body: { error: { code: 'UserErrorDisableSoftDeleteNotAllowed' } },
  });
});

const crossSubscription = (state: string) => ({ properties: { featureSettings: { crossSubscriptionRestoreSettings: { state } } } });

test('an update changes the settings that it names and keeps those beside them, and the redundancy', () => {
  const estate = storyWithPlainVault();
  const settings = {
    securitySettings: { softDeleteSettings: { state: 'On', retentionDurationInDays: 30 }, immutabilitySettings: { state: 'Unlocked' } },
    featureSettings: { crossSubscriptionRestoreSettings: { state: 'Disabled' } },
    monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: 'Enabled' } },
  };
  estate.outcome('PATCH', plain, { properties: settings });
  const before = estate.get(plain);
  expect(before).toMatchObject({ properties: settings });
  estate.outcome('PATCH', plain, { properties: { ...softDelete('On').properties, featureSettings: null, storageSettings: [] } });
  estate.outcome('PATCH', plain, { properties: { featureSettings: { crossRegionRestoreSettings: { state: 'Disabled' } } } });
  const crossRegionRestoreSettings = { state: 'Disabled' };
  const after = { ...settings, featureSettings: { ...settings.featureSettings, crossRegionRestoreSettings } };
  expect(estate.get(plain)).toEqual({ ...Object(before), properties: { ...Object(valueAt(before, 'properties')), ...after } });
});

test('an update out of range, or without the redundancy that it needs, is refused at once', () => {
  const estate = storyWithPlainVault();
  const days = { properties: { securitySettings: { softDeleteSettings: { state: 'On', retentionDurationInDays: 181 } } } };
  const crossRegion = { properties: { featureSettings: { crossRegionRestoreSettings: { state: 'Enabled' } } } };
  expect([estate.call('PATCH', plain, days).status, estate.call('PATCH', plain, crossRegion).status]).toEqual([400, 400]);
  estate.outcome('PATCH', plain, crossSubscription('PermanentlyDisabled'));
  expect(estate.call('PATCH', plain, crossSubscription('Enabled')).status).toBe(400);
});

describe('a vault', () => {
  test('with instances and policies cannot be deleted, and the refusal names them', () => {
    const estate = new TestEstate();
    estate.protect();
    for (const name of ['one', 'two', 'three', 'four', 'five']) estate.call('PUT', `${vault}/backupPolicies/${name}`, policyBody());
    expect(estate.call('DELETE', vault)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'BMSUserErrorVaultDeletionNotAllowed',
          message:
            'Vault cannot be deleted as there are existing resources within the vault. Backup instances: linesan\\recipes. Backup policies: daily, one, two, three, four and 1 more.',
        },
      },
    });
  });

  test('with a policy alone cannot be deleted, either', () => {
    const estate = new TestEstate();
    expect(textAt(estate.call('DELETE', vault).body, 'error', 'message')).toBe(
      'Vault cannot be deleted as there are existing resources within the vault. Backup policies: daily.',
    );
  });

  test('is deleted when nothing is in it but what was soft-deleted', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.outcome('DELETE', instance);
    estate.call('DELETE', policy);
    expect(estate.outcome('DELETE', vault)).toMatchObject({ status: 'Succeeded' });
    expect([estate.call('GET', vault).status, estate.call('DELETE', vault).status]).toEqual([404, 204]);
  });
});
