import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { friendlyNameOf, volumeNameOf } from './instances.ts';

/** The failure that was ordered for this work, used up by one; a target names an instance or a volume. */
export function orderedFailure(
  world: World,
  operation: 'backup' | 'restore' | 'configure',
  instance: Resource,
  ...alsoCalled: string[]
): UserError | undefined {
  const names = [instance.name, instance.id, friendlyNameOf(instance.properties), volumeNameOf(instance.properties), ...alsoCalled];
  const called = new Set(names.map((name) => name.toLowerCase()));
  const fault = world.faults.take(
    'fail-later',
    (one) => one.operation === operation && (one.target === '*' || called.has(one.target.toLowerCase())),
  );
  return fault && { code: fault.code, message: fault.message, recommendedAction: fault.recommendedAction };
}
