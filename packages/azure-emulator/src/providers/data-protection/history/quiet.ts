import { assignmentType } from '../../../arm/access/access.ts';
import { deleteLockOver, lockBelow, lockType } from '../../../arm/locks.ts';
import { numberAt, textAt } from '../../../arm/bodies.ts';
import type { World } from '../../../world/world.ts';
import { groupType, sanType, volumeType } from '../../elastic-san/ids.ts';
import { factsOf } from '../items/instance-facts.ts';
import { friendlyNameOf, stateOf, volumeNameOf } from '../items/instances.ts';
import { instanceType, policyType, vaultIdOf, vaultType } from '../protocol/ids.ts';
import { surroundingsProblem } from '../work/backup-checks.ts';
import { planRetention, prune } from '../work/retention.ts';
import { planSchedule, runScheduled } from '../work/schedule.ts';
import { endPast, keepPast, Past, type PastFacts } from './pasts.ts';
import { rowsOf, snapshotPrefix, snapshotPrefixOf } from './rows.ts';

const dayMs = 86_400_000;

/** What a backup depends on: while none of these is put or removed, the next one runs as the last one did. */
const surroundings = [
  instanceType,
  policyType,
  vaultType,
  sanType,
  groupType,
  volumeType,
  assignmentType,
  lockType,
  'Microsoft.Resources/resourceGroups',
];

const changesAround = (world: World): number => surroundings.reduce((sum, type) => sum + world.resources.changesOf(type), 0);

/** Instances of a world whose backups begin at the same time of day. */
type Cohort = { pasts: Set<Past>; seen: number };

const cohortsOf = new WeakMap<World, Map<number, Cohort>>();

/**
 * Let an instance that is in the world already have been backed up every day without anything out of the way, and go on so. Its jobs, points
 * and snapshots are worked out when they are asked for, its backups are not carried out: whether one would go as the last one did is looked
 * at when it is due.
 */
export function liveQuietly(world: World, facts: PastFacts): void {
  const past = new Past(world, facts);
  const { instance, volume } = facts;
  Object.assign(factsOf(world, instance.id), { configuredAt: facts.first - world.pace.configure, snapshotSku: facts.sku });
  const cohort = cohortAt(world, facts.first);
  cohort.pasts.add(past);
  keepContentOf(world, past);
  const touched = (): void => endPast(world, instance.id);
  keepPast(world, { past, rows: rowsOf(world, past, touched), over: (moment) => over(world, past, cohort, moment) });
  world.blocks.beforeChange(volume.id, () => {
    past.keepContent();
    touched();
  });
}

function cohortAt(world: World, first: number): Cohort {
  const cohorts = cohortsOf.get(world) ?? new Map<number, Cohort>();
  cohortsOf.set(world, cohorts);
  const timeOfDay = first % dayMs;
  const known = cohorts.get(timeOfDay);
  if (known !== undefined) return known;
  const cohort: Cohort = { pasts: new Set(), seen: Number.NaN };
  cohorts.set(timeOfDay, cohort);
  const { now } = world.timeline;
  const next = first + Math.max(0, Math.floor((now - first) / dayMs) + 1) * dayMs;
  world.timeline.at(next, () => due(world, cohort, next));
  return cohort;
}

/** Backups of a cohort are due: those that would not go as the last ones did are carried out. */
function due(world: World, cohort: Cohort, moment: number): void {
  if (cohort.pasts.size === 0) return;
  world.timeline.at(moment + dayMs, () => due(world, cohort, moment + dayMs));
  const changes = changesAround(world);
  const isOrdered = world.faults.all.some((fault) => fault.kind === 'fail-later' && fault.operation === 'backup');
  if (changes === cohort.seen && !isOrdered) return;
  for (const past of cohort.pasts) {
    if (!isDisturbed(world, past)) continue;
    const { id } = past.facts.instance;
    endPast(world, id, moment - 1);
    prune(world, id);
    runScheduled(world, id, moment);
  }
  cohort.seen = changes;
}

function isDisturbed(world: World, { facts }: Past): boolean {
  const { resources } = world;
  const instance = resources.get(facts.instance.id);
  const vault = resources.get(vaultIdOf(facts.instance.id));
  const volume = resources.get(facts.volume.id);
  if (instance === undefined || vault === undefined || volume === undefined || stateOf(instance) !== 'ProtectionConfigured') return true;
  const isAnother =
    resources.get(facts.policy.id) !== facts.policy ||
    numberAt(volume.properties, 'sizeGiB') !== facts.sizeGiB ||
    textAt(volume.properties, 'volumeId') !== textAt(facts.volume.properties, 'volumeId');
  return (
    isAnother ||
    surroundingsProblem(world, vault, instance) !== undefined ||
    deleteLockOver(world, facts.snapshotGroupId) !== undefined ||
    lockBelow(world, facts.snapshotGroupId) !== undefined ||
    isToFail(world, facts)
  );
}

function isToFail(world: World, { instance }: PastFacts): boolean {
  const names = [instance.name, instance.id, friendlyNameOf(instance.properties), volumeNameOf(instance.properties)];
  const called = new Set(['*', ...names.map((name) => name.toLowerCase())]);
  return world.faults.all.some(
    (fault) => fault.kind === 'fail-later' && fault.operation === 'backup' && called.has(fault.target.toLowerCase()),
  );
}

/** What comes is planned as for any other instance; a backup that is under way goes on to its end as it would have. */
function over(world: World, past: Past, cohort: Cohort, moment: number): void {
  cohort.pasts.delete(past);
  const { id } = past.facts.instance;
  const { now } = world.timeline;
  const last = Math.floor(past.runAt(moment));
  if (last >= 0) factsOf(world, id).lastScheduledSuccess = past.startOf(last);
  world.timeline.at(now, () => {
    if (factsOf(world, id).nextRunAt === undefined) planSchedule(world, id);
    planRetention(world, id);
  });
  if (past.endOf(last) > now) world.timeline.at(past.endOf(last), () => planRetention(world, id));
}

const pastsBySnapshot = new WeakMap<World, Map<string, Past>>();

/** Its snapshots hold what the volume held. */
function keepContentOf(world: World, past: Past): void {
  const known = pastsBySnapshot.get(world) ?? new Map<string, Past>();
  if (!pastsBySnapshot.has(world)) {
    pastsBySnapshot.set(world, known);
    world.blocks.derive((id) => (world.resources.has(id) ? known.get(snapshotPrefixOf(id))?.content : undefined));
  }
  known.set(snapshotPrefix(past), past);
}
