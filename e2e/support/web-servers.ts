import { minutes } from './estate.ts';
import type { Estate } from './estate.ts';
import { apiAs, makeVault } from './protected-volume.ts';

/** Where an Elastic SAN of the fleet stands. */
export const sanIn = (azure: Estate, san: string): string =>
  `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/${san}`;

/** The volumes of the web servers, which are one volume group. */
export const web: readonly string[] = Array.from({ length: 20 }, (_, index) => `web-${String(index + 1).padStart(3, '0')}`);

/** A vault with its policy and the roles in force, and the plan that protects the volumes of the web servers with it. */
export async function webPlan(azure: Estate): Promise<string> {
  const { vaultId, policyId, inVault } = await makeVault(azure);
  const ask = await apiAs(azure);
  const roles = [
    { role: 'exporter', scope: sanIn(azure, 'san-apps') },
    { role: 'snapshots', scope: azure.group('rg-snapshots') },
  ];
  await ask('POST', `${inVault}/roles`, { roles });
  await azure.advance(20 * minutes, { evenIfIdle: true });
  const volumes = `rg-storage/san-apps/vg-web/${web.map((name) => `0${name}`).join('*')}`;
  const chosen = { subscription: azure.subscriptionId, volumes, vault: vaultId, policy: policyId };
  return new URLSearchParams({ ...chosen, snapshotGroup: azure.group('rg-snapshots') }).toString();
}

/** The volumes of the web servers, all of them protected. */
export async function protectWeb(azure: Estate): Promise<void> {
  const plan = new URLSearchParams(await webPlan(azure));
  const ask = await apiAs(azure);
  const groupId = `${sanIn(azure, 'san-apps')}/volumeGroups/vg-web`;
  const groups = [{ groupId, snapshotGroupId: plan.get('snapshotGroup'), volumes: web.map((name) => ({ name })) }];
  await ask('POST', '/api/runs', { plan: { vaultId: plan.get('vault'), policyId: plan.get('policy'), groups } });
  await azure.advanceUntilIdle();
}

/** Names of the volumes that are protected, each as often as it is. */
export async function protectedVolumes(azure: Estate): Promise<string[]> {
  const instances = await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances');
  const names = instances
    .filter(({ properties }) => properties['currentProtectionState'] === 'ProtectionConfigured')
    .map(({ properties }) => String(properties['friendlyName']).split('\\').at(-1) ?? '');
  return names.toSorted();
}
