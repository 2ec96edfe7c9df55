import { isWithin, nameOf, parseResourceId, resourceGroupId, standingOver } from '@esan/domain';
import type { Problem } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { all } from './everywhere.ts';
import { idIfAny, textIfAny } from './records/fields.ts';

/** A management lock and what it stands on. */
export type Lock = { id: string; name: string; scope: string; level: 'delete' | 'read-only' | 'unknown'; notes: string | null };

/** A resource group whose locks could not be read. */
type Unread = { id: string; name: string; problem: Problem };

/** Locks that may stand over some scopes, and the resource groups of which they are not known. */
export type FoundLocks = { locks: Lock[]; unread: Unread[] };

/** Every lock that may stand over some scopes of a subscription: one call where the subscription's locks may be read. */
export async function locksOver(azure: Azure, subscriptionId: string, scopes: readonly string[]): Promise<FoundLocks> {
  const { managementLocks } = azure.locks(subscriptionId);
  try {
    return { locks: (await all(managementLocks.listAtSubscriptionLevel())).map(toLock), unread: [] };
  } catch (error) {
    // Who sees only some resource groups may still read what is locked there.
    if (problemOf(error)[0] !== 403)
      return { locks: [], unread: groupsOf(scopes).map((group) => ({ ...group, problem: partialProblem(error) })) };
  }
  const found = await Promise.all(groupsOf(scopes).map((group) => locksAt(azure, subscriptionId, group)));
  const locks = new Map(found.flatMap((one) => one.locks).map((lock) => [lock.id.toLowerCase(), lock]));
  return { locks: [...locks.values()], unread: found.flatMap(({ unread }) => unread) };
}

/** Whether the locks over a scope are not known. */
export const isUnreadAt = ({ unread }: FoundLocks, scope: string): boolean => unread.some(({ id }) => isWithin(scope, id));

type Group = { id: string; name: string };

function groupsOf(scopes: readonly string[]): Group[] {
  const groups = scopes.flatMap((scope): Group[] => {
    const { subscriptionId = '', resourceGroup: name } = parseResourceId(scope) ?? {};
    return name === undefined ? [] : [{ id: resourceGroupId(subscriptionId, name), name }];
  });
  return [...new Map(groups.map((group) => [group.id.toLowerCase(), group])).values()];
}

/** The locks on a resource group, above it and on what is in it: Azure tells of those above by a filter of their own [D]. */
async function locksAt(azure: Azure, subscriptionId: string, group: Group): Promise<FoundLocks> {
  const { managementLocks } = azure.locks(subscriptionId);
  try {
    const [inIt, above] = await Promise.all([
      all(managementLocks.listAtResourceGroupLevel(group.name)),
      all(managementLocks.listAtResourceGroupLevel(group.name, { filter: 'atScope()' })),
    ]);
    return { locks: [...inIt, ...above].map(toLock), unread: [] };
  } catch (error) {
    // A resource group that is not there has a rule of its own.
    if (problemOf(error)[0] === 404) return { locks: [], unread: [] };
    return { locks: [], unread: [{ ...group, problem: partialProblem(error) }] };
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
