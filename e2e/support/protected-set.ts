import { environment, minutes } from './estate.ts';
import type { Estate } from './estate.ts';
import { apiAs, configureBackup, protectVolume } from './protected-volume.ts';
import type { ProtectedVolume } from './protected-volume.ts';

/** Protected volumes of one volume group, the first as `protectVolume` makes it. */
export type ProtectedSet = {
  first: ProtectedVolume;
  names: string[];
  ids: string[];
  instanceIds: string[];
  address: (step: string, chosen?: Record<string, string>) => string;
};

/** As many protected volumes as asked for, each with one restore point of its own content. */
export async function protectSet(azure: Estate, count: number): Promise<ProtectedSet> {
  const first = await protectVolume(azure);
  const names = Array.from({ length: count - 1 }, (_, index) => `app-${String(index + 1).padStart(2, '0')}`);
  const ids = names.map((name) => `${first.groupId}/volumes/${name}`);
  const authorization = `Bearer ${await azure.token(azure.upn('backup-admin'))}`;
  for (const id of ids) {
    const made = await fetch(`${environment('EMULATOR_URL')}${id}?api-version=2025-09-01`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ properties: { sizeGiB: 16 } }),
    });
    if (!made.ok) throw new Error(`PUT ${id}: ${made.status} ${await made.text()}`);
  }
  await azure.advanceUntilIdle();
  const ask = await apiAs(azure);
  const plan = {
    vaultId: first.vaultId,
    policyId: `${first.vaultId}/backupPolicies/daily-7-days`,
    snapshotGroupId: azure.group('rg-snapshots'),
  };
  const instanceIds = [first.instanceId];
  for (const [index, volumeId] of ids.entries()) {
    await azure.writeBlock(volumeId, 0, `content of ${names[index] ?? ''}`);
    instanceIds.push(await configureBackup(ask, { volumeId, ...plan }));
  }
  await azure.advanceUntilIdle();
  const inVault = first.api.slice(0, first.api.lastIndexOf('/backup-instances/'));
  for (const id of instanceIds.slice(1)) {
    await ask('POST', `${inVault}/backup-instances/${id.split('/').at(-1) ?? ''}/backups`, { intent: crypto.randomUUID() });
  }
  await azure.advance(10 * minutes);
  const instances = instanceIds.map((id) => `0*${id.split('/').at(-1) ?? ''}`).join('*');
  const vaults = [azure.subscriptionId, 'rg-backup', 'bv-eastus2'].join('*');
  return {
    first,
    names: [first.name, ...names],
    ids: [first.id, ...ids],
    instanceIds,
    address: (step, chosen = {}) => `/restore/${step}?${new URLSearchParams({ vaults, items: instances, ...chosen }).toString()}`,
  };
}
