import type { World } from '../../world/world.ts';
import { isBackupRunning, startBackup } from './backups.ts';
import { factsOf } from './instance-facts.ts';
import { policyIdOf, stateOf } from './instances.ts';
import { intervalOf, nextOccurrence, tagAt } from './policy-rules.ts';

/** Plan the next scheduled backup of an instance by its policy of today; any earlier plan is void. */
export function planSchedule(world: World, instanceId: string): void {
  const facts = factsOf(world, instanceId);
  delete facts.nextRunAt;
  const instance = world.resources.get(instanceId);
  if (instance === undefined || stateOf(instance) !== 'ProtectionConfigured') return;
  const policy = world.resources.get(policyIdOf(instance.properties));
  const moment = nextOccurrence(intervalOf(policy?.properties) ?? '', world.timeline.now);
  if (moment === undefined) return;
  facts.nextRunAt = moment;
  world.timeline.at(moment, () => runAt(world, instanceId, moment));
}

// A policy or state that changed meanwhile has planned anew, or nothing; then this run is void.
function runAt(world: World, instanceId: string, moment: number): void {
  if (factsOf(world, instanceId).nextRunAt !== moment) return;
  const instance = world.resources.get(instanceId);
  planSchedule(world, instanceId);
  if (instance === undefined || stateOf(instance) !== 'ProtectionConfigured' || isBackupRunning(world, instanceId)) return;
  const policy = world.resources.get(policyIdOf(instance.properties));
  startBackup(world, instance, { isUserTriggered: false, activityId: world.guids.next(), tag: tagAt(policy?.properties, moment) });
}
