import type { Resource } from '../world/resource-store.ts';
import { ArmFailure } from './errors.ts';

/** Whether it is on its way out. */
export const isBeingDeleted = (resource: Resource): boolean => resource.properties['provisioningState'] === 'Deleting';

/** From now on it is on its way out; disks are reported to say so, too [C]. */
export function beginDeleting(resource: Resource): void {
  resource.properties['provisioningState'] = 'Deleting';
}

/** What is being deleted, and whatever would be in it, is neither changed nor made anew before it is gone; code and words are a guess [U]. */
export function refuseWhileDeleted(resource: Resource | undefined): void {
  if (resource === undefined || !isBeingDeleted(resource)) return;
  throw new ArmFailure(409, {
    code: 'OperationNotAllowed',
    message: `The resource '${resource.name}' is being deleted. Please try again when that is done.`,
  });
}

/** Work on a resource is done; one that is being deleted meanwhile stays so. */
export function finish(resource: Resource): void {
  if (!isBeingDeleted(resource)) resource.properties['provisioningState'] = 'Succeeded';
}
