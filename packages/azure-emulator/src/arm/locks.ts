import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';
import { textAt } from './bodies.ts';
import { isAtOrBelow, scopeOfExtension } from './scopes.ts';

/** The resource type of a management lock. */
export const lockType = 'Microsoft.Authorization/locks';

const isReadOnly = (lock: Resource): boolean => textAt(lock.properties, 'level')?.toLowerCase() === 'readonly';

const lockedOver = (world: World, scope: string, fits: (lock: Resource) => boolean): string | undefined =>
  world.resources
    .list(lockType)
    .filter(fits)
    .map((lock) => scopeOfExtension(lock.id))
    .find((locked) => isAtOrBelow(scope, locked));

/** Id of the scope whose lock forbids deleting something at `scope`; both levels of lock do. */
export const deleteLockOver = (world: World, scope: string): string | undefined => lockedOver(world, scope, () => true);

/** Id of the scope whose lock forbids changing something at `scope`; only `ReadOnly` does. */
export const writeLockOver = (world: World, scope: string): string | undefined => lockedOver(world, scope, isReadOnly);

/** Id of a locked scope below: a resource group cannot go while something in it is locked. */
export const lockBelow = (world: World, scope: string): string | undefined =>
  world.resources
    .list(lockType)
    .map((lock) => scopeOfExtension(lock.id))
    .find((locked) => isAtOrBelow(locked, scope));
