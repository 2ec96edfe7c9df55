import { api } from '@esan/contract';
import { usualVaultSettings, type VaultSettings } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { vaultSettingsBody } from '../estate/records/to-vault.ts';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
});
afterEach(() => portal.close());

const at = () => ({ subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' });
const idOf = () =>
  `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-eastus2`;
const having = (change: Partial<VaultSettings>): VaultSettings => ({ ...usualVaultSettings, ...change });
const settingsNow = async () => (await admin.get(api.getVault, { params: at() })).item.settings;

async function makeVault(redundancy: 'local' | 'geo', settings?: VaultSettings): Promise<void> {
  const body = { region: 'eastus2', redundancy, ...(settings === undefined ? {} : { settings }) };
  await admin.get(api.createVault, { params: at(), body });
  await portal.azure.advanceUntilIdle();
}

async function change(settings: VaultSettings, was: VaultSettings) {
  const outcome = await admin.try(api.changeVault, { params: at(), body: { settings, was } });
  if (outcome.reply?.item.status === 'running') await portal.azure.advanceUntilIdle();
  return outcome;
}

const everything = having({
  softDelete: { state: 'on', days: 90 },
  immutability: 'unlocked',
  crossSubscriptionRestore: 'disabled',
  crossRegionRestore: true,
  jobAlerts: false,
  tags: { team: 'storage' },
});

test('a vault is made with every setting that Azure has, as Azure writes it', async () => {
  await makeVault('geo', everything);
  expect(await settingsNow()).toEqual(everything);
  expect(await portal.azure.resource(idOf())).toMatchObject({
    tags: { team: 'storage' },
    properties: {
      securitySettings: {
        softDeleteSettings: { state: 'On', retentionDurationInDays: 90 },
        immutabilitySettings: { state: 'Unlocked' },
      },
      featureSettings: {
        crossSubscriptionRestoreSettings: { state: 'Disabled' },
        crossRegionRestoreSettings: { state: 'Enabled' },
      },
      monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: 'Disabled' } },
    },
  });
  const other = await admin.try(api.createVault, {
    params: at(),
    body: { region: 'eastus2', redundancy: 'geo', settings: { ...everything, jobAlerts: true } },
  });
  expect([other.status, other.problem?.code]).toEqual([409, 'name-taken']);
  const same = await admin.get(api.createVault, { params: at(), body: { region: 'eastus2', redundancy: 'geo', settings: everything } });
  expect(same.item.status).toBe('succeeded');
});

const words = 'properties.featureSettings.crossSubscriptionRestoreSettings.state';

test('a setting in a word that nobody knew is told so and kept; the others change', async () => {
  await makeVault('geo', everything);
  await portal.azure.addFault({ kind: 'change-answer', action: '*/backupVaults/read', set: { [words]: 'Dimmed' }, times: 100 });
  const { settings, unset, unknown } = (await admin.get(api.getVault, { params: at() })).item;
  expect([unset, unknown]).toEqual([[], { crossSubscriptionRestore: 'Dimmed' }]);
  const forced = await change({ ...settings, crossSubscriptionRestore: 'permanently-disabled' }, settings);
  expect(forced.problem?.found).toEqual({ is: 'vault-setting', fault: 'unknown-stays' });
  await change({ ...settings, jobAlerts: true }, settings);
  expect(await portal.azure.resource(idOf())).toMatchObject({
    properties: {
      featureSettings: { crossSubscriptionRestoreSettings: { state: 'Disabled' }, crossRegionRestoreSettings: { state: 'Enabled' } },
      monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: 'Enabled' } },
    },
  });
  const again = { region: 'eastus2', redundancy: 'geo', settings: { ...settings, jobAlerts: true } } as const;
  expect((await admin.try(api.createVault, { params: at(), body: again })).problem?.code).toBe('name-taken');
});

test('features, which Azure takes together, are written in the words that it has for them', () => {
  const { properties } = vaultSettingsBody(everything, ['crossRegionRestore'], { crossSubscriptionRestore: 'Dimmed' });
  expect(properties).toEqual({
    featureSettings: { crossSubscriptionRestoreSettings: { state: 'Dimmed' }, crossRegionRestoreSettings: { state: 'Enabled' } },
  });
});

test('a vault whose soft delete is off and says 0 days would keep things for the usual time once it is on', async () => {
  await makeVault('local', having({ softDelete: { state: 'off', days: 14 } }));
  const days = 'properties.securitySettings.softDeleteSettings.retentionDurationInDays';
  await portal.azure.addFault({ kind: 'change-answer', action: '*/backupVaults/read', set: { [days]: 0 }, times: 100 });
  expect((await settingsNow()).softDelete).toEqual({ state: 'off', days: 14 });
});

test('a change sends only what is different, and the rest stays as it is', async () => {
  await makeVault('geo', everything);
  const wanted = { ...everything, softDelete: { state: 'off' as const, days: 90 }, tags: {} };
  const { reply } = await change(wanted, everything);
  expect([reply?.item.kind, reply?.item.status]).toEqual(['change-vault', 'running']);
  expect(await settingsNow()).toMatchObject({ softDelete: { state: 'off' }, immutability: 'unlocked', crossRegionRestore: true, tags: {} });
  const sent = (await portal.azure.requests()).filter(({ method }) => method === 'PATCH');
  expect(sent).toHaveLength(1);
  expect((await change(wanted, wanted)).reply?.item.status).toBe('succeeded');
  expect((await portal.azure.requests()).filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

test.each<[string, 'local' | 'geo', Partial<VaultSettings>, Partial<VaultSettings>, string]>([
  [
    'always-on soft delete',
    'local',
    { softDelete: { state: 'always-on', days: 30 } },
    { softDelete: { state: 'on', days: 30 } },
    'softDelete',
  ],
  ['locked immutability', 'local', { immutability: 'locked' }, { immutability: 'disabled' }, 'immutability'],
  ['restore forbidden for good', 'local', { crossSubscriptionRestore: 'permanently-disabled' }, {}, 'crossSubscriptionRestore'],
  ['cross-region restore', 'geo', { crossRegionRestore: true }, {}, 'crossRegionRestore'],
])('%s cannot be taken back: here, and when Azure is asked itself', async (_, redundancy, before, after, setting) => {
  await makeVault(redundancy, having(before));
  const { status, problem } = await change(having(after), having(before));
  expect([status, problem?.field]).toEqual([400, `settings.${setting}`]);
  expect(await settingsNow()).toEqual(having(before));
  const body = {
    softDelete: { securitySettings: { softDeleteSettings: { state: 'Off' } } },
    immutability: { securitySettings: { immutabilitySettings: { state: 'Disabled' } } },
    crossSubscriptionRestore: { featureSettings: { crossSubscriptionRestoreSettings: { state: 'Enabled' } } },
    crossRegionRestore: { featureSettings: { crossRegionRestoreSettings: { state: 'Disabled' } } },
  }[setting];
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  const refused = await portal.azureAt(`${idOf()}?api-version=2026-06-01`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: body }),
  });
  expect(refused.status).toBe(400);
});

test('cross-region restore of a vault that is not geo redundant is refused, and so are 181 days', async () => {
  const crossRegion = { region: 'eastus2', redundancy: 'local' as const, settings: having({ crossRegionRestore: true }) };
  const tooLong = { ...crossRegion, settings: having({ softDelete: { state: 'on', days: 181 } }) };
  const outcomes = [
    await admin.try(api.createVault, { params: at(), body: crossRegion }),
    await admin.try(api.createVault, { params: at(), body: tooLong }),
  ];
  expect(outcomes.map(({ status, problem }) => [status, problem?.field])).toEqual([
    [400, 'settings.crossRegionRestore'],
    [400, 'settings.softDelete'],
  ]);
});

test('a change on top of somebody else’s is refused, and a reader may change nothing', async () => {
  await makeVault('local');
  await change(having({ jobAlerts: false }), usualVaultSettings);
  const late = await change(having({ immutability: 'unlocked' }), usualVaultSettings);
  expect([late.status, late.problem?.code]).toEqual([409, 'out-of-date']);
  const reader = await portal.person('reader');
  const body = { settings: usualVaultSettings, was: having({ jobAlerts: false }) };
  const outcomes = [await reader.try(api.changeVault, { params: at(), body }), await reader.try(api.deleteVault, { params: at() })];
  expect(outcomes.map(({ status, problem }) => [status, problem?.action])).toEqual([
    [403, 'Microsoft.DataProtection/backupVaults/write'],
    [403, 'Microsoft.DataProtection/backupVaults/delete'],
  ]);
});

test('what is in a vault keeps Azure from deleting it, and is listed; empty, it goes', async () => {
  const volume = await protectVolume(portal, admin);
  const content = async () => (await admin.get(api.getVaultContent, { params: at() })).item;
  expect(await content()).toEqual({
    instances: [{ id: volume.instanceId, name: 'sql-data-01', isVolume: true }],
    policies: [{ id: `${idOf()}/backupPolicies/daily-7-days`, name: 'daily-7-days', isForVolumes: true }],
    deleted: [],
  });
  const refused = await admin.try(api.deleteVault, { params: at() });
  expect([refused.status, refused.problem?.azureCode]).toEqual([422, 'BMSUserErrorVaultDeletionNotAllowed']);
  await admin.get(api.deleteBackupInstance, { params: volume.instance });
  await portal.azure.advanceUntilIdle();
  await admin.get(api.deletePolicy, { params: { ...at(), policy: 'daily-7-days' } });
  const { deleted, ...rest } = await content();
  expect([rest, deleted.map(({ name }) => name)]).toEqual([{ instances: [], policies: [] }, ['sql-data-01']]);
  const begun = await admin.get(api.deleteVault, { params: at() });
  expect([begun.item.kind, begun.item.status]).toEqual(['delete-vault', 'running']);
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.getOperation, { params: { operationId: begun.item.id } })).item.status).toBe('succeeded');
  expect((await admin.try(api.getVault, { params: at() })).status).toBe(404);
  expect((await admin.get(api.deleteVault, { params: at() })).item.status).toBe('succeeded');
});

test('roles that nothing in the vault needs are told apart: another role, and another place', async () => {
  await protectVolume(portal, admin);
  const dev = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-dev`;
  await admin.get(api.assignRoles, { params: at(), body: { roles: [{ role: 'exporter', scope: dev }] } });
  const { spare, items } = await admin.get(api.listVaultRoles, { params: at() });
  expect(spare.map(({ name, scope }) => [name, scope])).toEqual([['Elastic SAN Snapshot Exporter', dev]]);
  expect(items.every(({ heldAt }) => heldAt !== null)).toBe(true);
});
