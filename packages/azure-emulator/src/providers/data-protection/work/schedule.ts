import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { isBackupRunning, startBackup } from './backups.ts';
import { endPast } from '../history/pasts.ts';
import { factsOf } from '../items/instance-facts.ts';
import { policyIdOf, stateOf } from '../items/instances.ts';
import { backupRuleOf } from '../policies/policy-rules.ts';
import { nextRun, scheduleOf } from '../policies/policy-schedule.ts';
import { tagFor } from '../policies/policy-tags.ts';

const ruleOf = (world: World, instance: Resource): unknown =>
  backupRuleOf(world.resources.get(policyIdOf(instance.properties))?.properties);

/** Plan the next scheduled backup of an instance by its policy of today; any earlier plan is void. */
export function planSchedule(world: World, instanceId: string): void {
  endPast(world, instanceId);
  const facts = factsOf(world, instanceId);
  delete facts.nextRunAt;
  const instance = world.resources.get(instanceId);
  if (instance === undefined || stateOf(instance) !== 'ProtectionConfigured') return;
  const schedule = scheduleOf(ruleOf(world, instance));
  if (typeof schedule === 'string') return;
  const moment = nextRun(schedule, world.timeline.now);
  facts.nextRunAt = moment;
  world.timeline.at(moment, () => runAt(world, instanceId, moment));
}

/** Carry out a scheduled backup of this moment, and plan the next. */
export function runScheduled(world: World, instanceId: string, moment: number): void {
  factsOf(world, instanceId).nextRunAt = moment;
  runAt(world, instanceId, moment);
}

// A policy or state that changed meanwhile has planned anew, or nothing; then this run is void.
function runAt(world: World, instanceId: string, moment: number): void {
  if (factsOf(world, instanceId).nextRunAt !== moment) return;
  const instance = world.resources.get(instanceId);
  planSchedule(world, instanceId);
  if (instance === undefined || stateOf(instance) !== 'ProtectionConfigured' || isBackupRunning(world, instanceId)) return;
  startBackup(world, instance, {
    isUserTriggered: false,
    activityId: world.guids.next(),
    tag: tagAt(world, instance, moment),
    saysOwnTag: true,
  });
}

function tagAt(world: World, instance: Resource, moment: number): string {
  const rule = ruleOf(world, instance);
  const schedule = scheduleOf(rule);
  if (typeof schedule === 'string') return 'Default';
  return tagFor(rule, { zone: schedule.zone, moment, lastSuccess: factsOf(world, instance.id).lastScheduledSuccess });
}
