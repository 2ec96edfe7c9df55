import { assignRole } from '../arm/access/access.ts';
import { numberAt } from '../arm/bodies.ts';
import { regionNamed } from '../arm/regions.ts';
import { liveQuietly } from '../providers/data-protection/history/quiet.ts';
import { instanceFrom } from '../providers/data-protection/items/instances.ts';
import { protectionBody } from '../providers/data-protection/items/request-bodies.ts';
import { addVault, principalIdOf } from '../providers/data-protection/items/vaults.ts';
import { durationMs } from '../providers/data-protection/protocol/azure-time.ts';
import { limitsOf } from '../providers/data-protection/protocol/limits.ts';
import { roleIds } from '../providers/data-protection/work/backup-checks.ts';
import { guidOf } from '../world/guids.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';
import { Administrator } from './administrator.ts';

const dayMs = 86_400_000;

/** Points that an instance of a fleet has: as many as Azure Backup keeps [D]. */
export const fleetPoints = 450;

// Taken at night where the volumes are, one hour after the other.
const timesOfDay = ['21:00', '22:00', '23:00', '00:00', '01:00', '02:00'] as const;

/** Where the backups of one region of one subscription are kept, and what of it is protected. */
export type BackupPlace = { region: string; backupGroup: string; snapshotGroup: string; sans: readonly string[] };

/** A vault with its policies and roles, and so many of the volumes of every hundred protected in it for more than a year. */
export function protectPlace(world: World, place: BackupPlace, percent: number): void {
  const { region, backupGroup, snapshotGroup, sans } = place;
  const vault = addVault(world, { resourceGroupId: backupGroup, name: `bv-${region}`, location: region });
  const principalId = principalIdOf(vault) ?? '';
  const give = (roleId: string, scope: string): void => {
    const name = guidOf(`${principalId}/${roleId}/${scope}`);
    assignRole(world, { principalId, principalType: 'ServicePrincipal', roleId, scope, name, effectiveNow: true });
  };
  for (const san of sans) for (const role of [roleIds.snapshotExporter, roleIds.volumeImporter]) give(role, san);
  for (const role of [roleIds.diskSnapshotContributor, roleIds.reader]) give(role, snapshotGroup);
  const policies = timesOfDay.map((at) => makePolicy(world, vault.id, at));
  const volumes = sans.flatMap((san) => world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes', san));
  const chosen = volumes.filter((_, at) => Math.floor(((at + 1) * percent) / 100) > Math.floor((at * percent) / 100));
  for (const [at, volume] of chosen.entries()) {
    const { policy, at: time } = policies[at % policies.length] ?? policies[0] ?? { policy: vault, at: '00:00' };
    protect(world, { vault, volume, policy, time, snapshotGroup, region });
  }
}

type Policy = { policy: Resource; at: string };

function makePolicy(world: World, vaultId: string, at: string): Policy {
  const id = `${vaultId}/backupPolicies/daily-${at.replace(':', '')}`;
  new Administrator(world).makePolicy(id, { at, days: fleetPoints });
  const policy = world.resources.get(id);
  if (policy === undefined) throw new Error(`There is no ${id}.`);
  return { policy, at };
}

type Protected = { vault: Resource; volume: Resource; policy: Resource; time: string; snapshotGroup: string; region: string };

function protect(world: World, { vault, volume, policy, time, snapshotGroup, region }: Protected): void {
  const group = volume.id.replace(/\/volumes\/[^/]+$/, '');
  const [san = '', groupName = ''] = group.split('/elasticSans/')[1]?.split('/volumeGroups/') ?? [];
  const id = `${vault.id}/backupInstances/${san}-${groupName}-${guidOf(volume.id.toLowerCase())}`;
  const body = protectionBody({ volume: volume.name, group, location: region, snapshots: snapshotGroup, policy: policy.id });
  const instance = world.resources.put(instanceFrom(world, id, body, 'ProtectionConfigured'));
  const isSpread = limitsOf(world).zoneRedundant && regionNamed(region)?.zones === true;
  liveQuietly(world, {
    instance,
    volume,
    policy,
    snapshotGroupId: snapshotGroup,
    location: region,
    sizeGiB: numberAt(volume.properties, 'sizeGiB') ?? 0,
    sku: isSpread ? 'Standard_ZRS' : 'Standard_LRS',
    first: lastAt(time, world.timeline.now) - (fleetPoints + 5) * dayMs,
    retentionMs: durationMs(`P${fleetPoints}D`) ?? 0,
  });
}

/** The last moment before now at a time of day. */
function lastAt(time: string, now: number): number {
  const [hours, minutes] = time.split(':').map(Number);
  const today = Math.floor(now / dayMs) * dayMs + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  return today <= now ? today : today - dayMs;
}
