import { environment } from './estate.ts';
import type { Estate } from './estate.ts';

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
