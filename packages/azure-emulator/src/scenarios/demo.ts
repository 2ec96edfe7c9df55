import { lockType } from '../arm/locks.ts';
import { roleIds } from '../providers/data-protection/work/backup-checks.ts';
import type { World } from '../world/world.ts';
import { Administrator } from './administrator.ts';
import { demoSubscriptions } from './demo-sans.ts';
import { demoVaults, type ProtectionPlan, type VaultPlan } from './demo-vaults.ts';
import { addGroups, addSubscription, organise } from './people.ts';
import { addSan } from './sans.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long the world has been at work when one meets it: points that are kept for 90 days have begun to expire. */
export const demoHistoryMs = 92 * dayMs;

/** Ids by name, of things that do not share a name with any other; an instance stands under its volume's. */
type Ids = Map<string, string>;

function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`There is no ${name} in the scenario.`);
  return id;
}

/**
 * Contoso: three subscriptions, five Elastic SANs, sixty volumes and seven Backup vaults, set up now through Azure's own API.
 * The history is not made up; it happens as the world's clock moves on, by the same schedules and rules that hold afterwards.
 */
export function buildDemo(world: World): void {
  const met = world.timeline.now + demoHistoryMs;
  const ids: Ids = new Map();
  for (const plan of demoSubscriptions) {
    const subscription = addSubscription(world, plan.name);
    for (const [location, names] of Object.entries(plan.resourceGroups))
      for (const [name, id] of Object.entries(addGroups(world, subscription, location, names))) ids.set(name, id);
    for (const san of plan.sans) ids.set(san.name, addSan(world, idOf(ids, san.name.replace('san-', 'rg-')), san));
  }
  organise(world, 'contoso', 'Contoso');
  workEveryDay(world, world.timeline.now + 1.5 * hourMs);
  setUpBackup(world, ids, met);
  planWhatHappened(world, ids, met);
}

/** People write into every volume once a day, so that no two points of it are the same; they do not stop when one meets the world. */
function workEveryDay(world: World, first: number): void {
  const volumes = world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  const workOn = (moment: number): void => {
    const [day = ''] = new Date(moment).toISOString().split('T');
    const block = 100 + (Math.floor(moment / dayMs) % 8);
    for (const { id } of volumes) if (world.resources.has(id)) world.blocks.write(id, block, `written on ${day}`);
    world.timeline.at(moment + dayMs, () => workOn(moment + dayMs));
  };
  world.timeline.at(first, () => workOn(first));
}

function setUpBackup(world: World, ids: Ids, met: number): void {
  const administrator = new Administrator(world);
  const wait = (ms: number): void => world.timeline.advanceTo(world.timeline.now + ms);
  for (const vault of demoVaults) {
    const id = `${idOf(ids, vault.resourceGroup)}/providers/Microsoft.DataProtection/backupVaults/${vault.name}`;
    administrator.makeVault(id, vault);
    ids.set(vault.name, id);
  }
  wait(world.pace.vault);
  for (const vault of demoVaults) {
    for (const [name, times] of Object.entries(vault.policies)) administrator.makePolicy(policyIdOf(ids, vault, name), times);
    for (const { role, scope } of rolesOf(vault)) administrator.giveRole(idOf(ids, vault.name), role, idOf(ids, scope));
  }
  wait(world.pace.rolePropagation);
  for (const vault of demoVaults)
    for (const plan of vault.protects)
      world.timeline.at(met - protectedForDays(vault, plan) * dayMs, () => protectVolumes(administrator, ids, vault, plan));
}

// Points that have gone again before one meets the world would only take time.
const protectedForDays = ({ policies }: VaultPlan, { policy, forDays }: ProtectionPlan): number =>
  forDays ?? (policies[policy]?.days ?? 0) + 2;

const policyIdOf = (ids: Ids, vault: VaultPlan, name: string): string => `${idOf(ids, vault.name)}/backupPolicies/${name}`;

const snapshotsOf = ({ san, snapshots }: ProtectionPlan): string => snapshots ?? `${san.replace('san-', 'rg-')}-snapshots`;

/** The roles that a vault's identity needs for what it protects, on each Elastic SAN and each snapshot resource group. */
function rolesOf(vault: VaultPlan): { role: string; scope: string }[] {
  const sans = new Set(vault.protects.map(({ san }) => san));
  const snapshots = new Set(vault.protects.map(snapshotsOf));
  const forBackup = [...roleOn(sans, roleIds.snapshotExporter), ...roleOn(snapshots, roleIds.diskSnapshotContributor)];
  return vault.restores ? [...forBackup, ...roleOn(sans, roleIds.volumeImporter), ...roleOn(snapshots, roleIds.reader)] : forBackup;
}

const roleOn = (scopes: Set<string>, role: string): { role: string; scope: string }[] => [...scopes].map((scope) => ({ role, scope }));

function protectVolumes(administrator: Administrator, ids: Ids, vault: VaultPlan, plan: ProtectionPlan): void {
  const wanted = {
    group: `${idOf(ids, plan.san)}/volumeGroups/${plan.group}`,
    location: vault.location,
    snapshots: idOf(ids, snapshotsOf(plan)),
    policy: policyIdOf(ids, vault, plan.policy),
  };
  for (const volume of plan.volumes) ids.set(volume, administrator.protect(idOf(ids, vault.name), { ...wanted, volume }));
}

/** What people did in the last two weeks, and what came of it by itself. */
function planWhatHappened(world: World, ids: Ids, met: number): void {
  const administrator = new Administrator(world);
  const daysAgo = (days: number, run: () => void): void => world.timeline.at(met - days * dayMs, run);
  // The old planning system was switched off: its points are kept for ever.
  daysAgo(12, () => administrator.stopProtection(idOf(ids, 'erp-attachments')));
  // Somebody tidied up roles: every backup of lake-telemetry fails from then on.
  daysAgo(5, () =>
    administrator.takeRole(idOf(ids, 'bv-data-aueast'), roleIds.diskSnapshotContributor, idOf(ids, 'rg-data-aueast-telemetry')),
  );
  // The builds were moved over the weekend, and nobody thought of their backups before the morning's had been due.
  daysAgo(3, () => administrator.pauseBackups(idOf(ids, 'build-artifacts')));
  daysAgo(1 / 24, () => administrator.resumeBackups(idOf(ids, 'build-artifacts')));
  // An auditor had the evidence locked: expired points of test-audit-trail stay, and every job says so. It takes an owner to lock.
  daysAgo(3, () => {
    const id = `${idOf(ids, 'rg-dev-eastus2-evidence')}/providers/${lockType}/audit-2026`;
    const properties = { level: 'CanNotDelete', notes: 'Evidence for the audit of 2026' };
    world.resources.put({ properties, id, type: lockType, name: 'audit-2026' });
  });
}
