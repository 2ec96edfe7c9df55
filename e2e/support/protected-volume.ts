import { environment, minutes } from './estate.ts';
import type { Estate, Role } from './estate.ts';

/** A call of the portal's API as a person; the item of the reply. */
export type Ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** The portal's API for set-up: what a test is about goes through the page. */
export async function apiAs(azure: Estate, role: Role = 'backup-admin'): Promise<Ask> {
  const token = await azure.token(azure.upn(role), 'bff');
  return async (method, path, body) => {
    const response = await fetch(environment('PORTAL_URL') + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(said)}`);
    return said;
  };
}

/** Where a test's protected volume stands, as addresses of the portal. */
export type ProtectedVolume = {
  name: string;
  id: string;
  /** The protected item's page. */
  page: string;
  instanceId: string;
  /** Its path in the portal's API. */
  api: string;
  vaultId: string;
  groupId: string;
  /** Names of its restore points, newest first. */
  points: string[];
  /** The address of a step of the restore wizard, with what has been chosen so far. */
  restore: (step: string, chosen?: Record<string, string>) => string;
};

const vault = 'bv-eastus2';

/** Azure's default policy. */
export const dailyFor7Days = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
};

/** A vault in the volume's region, with a policy. */
export async function makeVault(azure: Estate): Promise<{ vaultId: string; policyId: string; inVault: string }> {
  const ask = await apiAs(azure);
  const inVault = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/${vault}`;
  await ask('PUT', inVault, { region: 'eastus2', redundancy: 'local' });
  await azure.advanceUntilIdle();
  await ask('PUT', `${inVault}/policies/daily-7-days`, dailyFor7Days);
  const vaultId = `${azure.group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/${vault}`;
  return { vaultId, policyId: `${vaultId}/backupPolicies/daily-7-days`, inVault };
}

/** The roles that the vault needs to back up and to restore, in force. */
export async function assignAll(azure: Estate, inVault: string): Promise<void> {
  const ask = await apiAs(azure);
  const sanId = `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const snapshots = azure.group('rg-snapshots');
  await ask('POST', `${inVault}/roles`, {
    roles: [
      { role: 'exporter', scope: sanId },
      { role: 'snapshots', scope: snapshots },
      { role: 'importer', scope: sanId },
      { role: 'reader', scope: snapshots },
    ],
  });
  await azure.advance(10 * minutes, { evenIfIdle: true });
}

type Choice = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string };

/** Configures backup of one volume, and does not wait; the id of its protected item. */
export async function configureBackup(ask: Ask, choice: Choice): Promise<string> {
  const { items } = await ask('POST', '/api/backup-instances', { rows: [choice] });
  const [only] = items as { operation: { targetId: string } | null; problem: unknown }[];
  if (!only?.operation) throw new Error(`${choice.volumeId}: ${JSON.stringify(only?.problem)}`);
  return only.operation.targetId;
}

/** A volume that is protected already, with as many restore points as asked for. */
export async function protectVolume(azure: Estate, { name = 'sql-data-01', points = 1 } = {}): Promise<ProtectedVolume> {
  const id = azure.volume('san-prod', 'vg-databases', name);
  const ask = await apiAs(azure);
  const { vaultId, policyId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  const instanceId = await configureBackup(ask, { volumeId: id, vaultId, policyId, snapshotGroupId: azure.group('rg-snapshots') });
  await azure.advanceUntilIdle();
  const instance = instanceId.split('/').at(-1) ?? '';
  for (let taken = 0; taken < points; taken += 1) {
    await azure.writeBlock(id, 0, `content of backup ${taken + 1}`);
    await ask('POST', `${inVault}/backup-instances/${instance}/backups`, { intent: crypto.randomUUID() });
    await azure.advanceUntilIdle();
  }
  const { items } = await ask('GET', `${inVault}/backup-instances/${instance}/restore-points`);
  return {
    name,
    id,
    points: (items as { name: string }[]).map((point) => point.name),
    restore: (step, chosen = {}) => `/restore/${step}?${new URLSearchParams({ instance: instanceId, ...chosen }).toString()}`,
    page: `/protected-items/${azure.subscriptionId}/rg-backup/${vault}/${instance}/restore-points`,
    instanceId,
    api: `${inVault}/backup-instances/${instance}`,
    vaultId,
    groupId: id.slice(0, id.lastIndexOf('/volumes/')),
  };
}
