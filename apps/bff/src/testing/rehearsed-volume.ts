import { api } from '@esan/contract';
import type { PolicyTerms, RequiredRole } from '@esan/domain';
import type { As, Rehearsal } from './rehearsal.ts';
import { doOne } from './set-of-one.ts';

const minutes = 60_000;

/** Azure's default policy. */
export const dailyFor7Days: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
};

/** The resource groups in which a rehearsal has its Elastic SAN, its vault and its snapshots. */
type Groups = { storage: string; backup: string; snapshots: string };
const usualGroups: Groups = { storage: 'rg-storage', backup: 'rg-backup', snapshots: 'rg-snapshots' };

/** A vault with a policy and the roles for backup and restore, and a volume that waits for its protection. */
export async function prepareVault(portal: Rehearsal, admin: As, terms: PolicyTerms = dailyFor7Days, groups: Groups = usualGroups) {
  const { subscriptionId, azure } = portal;
  const at = { subscriptionId, resourceGroup: groups.backup, vault: 'bv-eastus2' };
  const group = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  const sanId = `${group(groups.storage)}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const groupId = `${sanId}/volumeGroups/vg-databases`;
  const vaultId = `${group(groups.backup)}/providers/Microsoft.DataProtection/backupVaults/bv-eastus2`;
  await admin.get(api.createVault, { params: at, body: { region: 'eastus2', redundancy: 'local' } });
  await azure.advanceUntilIdle();
  const policy = await admin.get(api.createPolicy, {
    params: { ...at, policy: 'daily-7-days' },
    body: terms,
  });
  const roles: RequiredRole[] = [
    { role: 'exporter', scope: sanId },
    { role: 'snapshots', scope: group(groups.snapshots) },
    { role: 'importer', scope: sanId },
    { role: 'reader', scope: group(groups.snapshots) },
  ];
  await admin.get(api.assignRoles, { params: at, body: { roles } });
  await azure.advance(10 * minutes, { evenIfIdle: true });
  const choice = {
    volumeId: `${groupId}/volumes/sql-data-01`,
    vaultId,
    policyId: policy.item.id,
    snapshotGroupId: group(groups.snapshots),
  };
  return { at, choice, groupId };
}

/** A volume that is protected and has one restore point, with the roles for a restore assigned too. */
export async function protectVolume(portal: Rehearsal, admin: As, terms: PolicyTerms = dailyFor7Days, groups: Groups = usualGroups) {
  const { azure } = portal;
  const { at, choice, groupId } = await prepareVault(portal, admin, terms, groups);
  const configured = await doOne(admin, api.configureBackups, choice);
  await azure.advanceUntilIdle();
  const instanceId = configured.item.targetId;
  const instance = { ...at, instance: instanceId.split('/').at(-1) ?? '' };
  await admin.get(api.backUpNow, { params: instance, body: { intent: crypto.randomUUID() } });
  await azure.advance(10 * minutes);
  const { items } = await admin.get(api.listRestorePoints, { params: instance });
  return { at, choice, instance, instanceId, groupId, point: items[0]?.name ?? '' };
}

/** More volumes of the same group, protected like the first and backed up once more together with it. */
export async function protectMore(
  portal: Rehearsal,
  admin: As,
  first: Awaited<ReturnType<typeof protectVolume>>,
  names: readonly string[],
) {
  const ids = names.map((name) => `${first.groupId}/volumes/${name}`);
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '');
  for (const id of ids) {
    if ((await portal.azure.resource(id)) !== undefined) continue;
    await portal.azureAt(`${id}?api-version=2025-09-01`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ properties: { sizeGiB: 10 } }),
    });
  }
  await portal.azure.advanceUntilIdle();
  const instanceIds: string[] = [];
  for (const [index, volumeId] of ids.entries()) {
    await portal.azure.writeBlock(volumeId, 5, `content of ${names[index] ?? ''}`);
    instanceIds.push((await doOne(admin, api.configureBackups, { ...first.choice, volumeId })).item.targetId);
  }
  await portal.azure.advanceUntilIdle();
  for (const id of instanceIds) {
    const instance = { ...first.at, instance: id.split('/').at(-1) ?? '' };
    await admin.get(api.backUpNow, { params: instance, body: { intent: crypto.randomUUID() } });
  }
  await portal.azure.advance(10 * minutes);
  return { ids, instanceIds };
}
