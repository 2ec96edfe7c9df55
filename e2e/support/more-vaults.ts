import { environment } from './estate.ts';
import type { Estate } from './estate.ts';
import { apiAs, configureBackup, dailyFor7Days } from './protected-volume.ts';

/** A vault without an identity, as somebody made it elsewhere: the portal itself makes none. */
export async function makeBareVault(azure: Estate, name: string): Promise<string> {
  const id = `${azure.group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/${name}`;
  const response = await fetch(`${environment('EMULATOR_URL')}${id}?api-version=2026-06-01`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await azure.token(azure.upn('backup-admin'))}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      location: 'eastus2',
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
    }),
  });
  if (!response.ok) throw new Error(`PUT ${id}: ${response.status} ${await response.text()}`);
  await azure.advanceUntilIdle();
  return id;
}

/** Another vault that protects a volume of the other Elastic SAN. */
export async function makeSecondVault(azure: Estate, name: string, volume: string): Promise<void> {
  const ask = await apiAs(azure);
  const inVault = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/${name}`;
  await ask('PUT', inVault, { region: 'eastus2', redundancy: 'local' });
  await azure.advanceUntilIdle();
  await ask('PUT', `${inVault}/policies/daily-7-days`, dailyFor7Days);
  const vaultId = `${azure.group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/${name}`;
  const snapshots = azure.group('rg-snapshots');
  const sanId = `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-dev`;
  await ask('POST', `${inVault}/roles`, {
    roles: [
      { role: 'exporter', scope: sanId },
      { role: 'snapshots', scope: snapshots },
    ],
  });
  await azure.advanceUntilIdle();
  await configureBackup(ask, {
    volumeId: azure.volume('san-dev', 'vg-apps', volume),
    vaultId,
    policyId: `${vaultId}/backupPolicies/daily-7-days`,
    snapshotGroupId: snapshots,
  });
  await azure.advanceUntilIdle();
}
