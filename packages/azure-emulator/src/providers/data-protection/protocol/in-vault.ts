import { found, groupIdIn, part } from '../../../arm/found.ts';
import type { ArmRequest } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { vaultIdOf, vaultType } from './ids.ts';

/** The id of the vault in the path, in the case that it was made with. */
export function vaultIdIn(request: ArmRequest): string {
  const asked = `${groupIdIn(request)}/providers/${vaultType}/${part(request, 'vaultName')}`;
  return request.world.resources.get(asked)?.id ?? asked;
}

/** The id of the backup instance in the path. */
export const instanceIdIn = (request: ArmRequest): string => `${vaultIdIn(request)}/backupInstances/${part(request, 'backupInstanceName')}`;

/** The vault in the path, or 404. */
export const vaultIn = (request: ArmRequest): Resource => found(request.world, vaultIdIn(request));

/** The backup instance in the path, or 404. */
export const instanceIn = (request: ArmRequest): Resource => {
  vaultIn(request);
  return found(request.world, instanceIdIn(request));
};

/** The vault that an id is in; it exists because the thing in it does. */
export const vaultOf = (world: World, id: string): Resource => found(world, vaultIdOf(id));
