import { nameOf, parseResourceId, standingOver } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { all } from '../estate/everywhere.ts';
import { idIfAny, textIfAny } from '../estate/records/fields.ts';

/** A management lock and what it stands on. */
export type Lock = { id: string; name: string; scope: string; level: 'delete' | 'read-only' | 'unknown'; notes: string | null };

/** Every lock that may stand over some scopes of a subscription: one call where the subscription's locks may be read. */
export async function locksOver(azure: Azure, subscriptionId: string, scopes: readonly string[]): Promise<Lock[]> {
  const { managementLocks } = azure.locks(subscriptionId);
  try {
    return (await all(managementLocks.listAtSubscriptionLevel())).map(toLock);
  } catch (error) {
    // Who sees only some resource groups may still read what is locked there.
    if (problemOf(error)[0] !== 403) throw error;
  }
  const groups = new Set(scopes.flatMap((scope) => parseResourceId(scope)?.resourceGroup ?? []));
  const lists = await Promise.all(Array.from(groups, (group) => locksAt(azure, subscriptionId, group)));
  return lists.flat();
}

async function locksAt(azure: Azure, subscriptionId: string, resourceGroup: string): Promise<Lock[]> {
  try {
    const found = await all(azure.locks(subscriptionId).managementLocks.listAtResourceGroupLevel(resourceGroup, { filter: 'atScope()' }));
    return found.map(toLock);
  } catch (error) {
    // A resource group that is not there has a rule of its own.
    if (problemOf(error)[0] === 404) return [];
    throw error;
  }
}

/** Name of the lock that stands on a scope or above it; null if none does. */
export function lockNames(locks: readonly Lock[]): (scope: string) => string | null {
  const over = standingOver(locks);
  return (scope) => over(scope)[0]?.name ?? null;
}

/** The lock stands on what its id hangs on; one without an id says nothing. */
function toLock(lock: { id?: string; name?: string; level?: string; notes?: string }): Lock {
  const id = idIfAny(lock.id) ?? '';
  return {
    id,
    name: textIfAny(lock.name) ?? nameOf(id),
    scope: id.slice(0, Math.max(0, id.toLowerCase().lastIndexOf(below))),
    level: levels[textIfAny(lock.level)?.toLowerCase() ?? ''] ?? 'unknown',
    notes: textIfAny(lock.notes) ?? null,
  };
}

const levels: Record<string, Lock['level']> = { cannotdelete: 'delete', readonly: 'read-only' };

const below = '/providers/microsoft.authorization/locks/';
