import type { Api, Handlers, Reply } from '@esan/contract';
import { isWithin, parseResourceId, type BackupInstance } from '@esan/domain';
import { instanceAt, snapshotGroupField } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { badRequest, unreadable } from '../http/refusal.ts';
import { locksOver } from '../estate/locks.ts';
import type { Lock } from '../estate/locks.ts';
import type { Missing } from '../estate/records/records.ts';

/** Management locks that keep the snapshots of a protected item from going, or its backups from being made. */
export const itemLocks = {
  async listItemLocks({ params }, { azure }) {
    const instance = await instanceAt(azure, params);
    const { snapshotGroupId, volumeId } = instance;
    const { locks, unread } = await locksOver(azure, params.subscriptionId, [snapshotGroupId, volumeId]);
    const items = locks.flatMap((lock) => {
      const over = overOf(lock, { snapshotGroupId, volumeId });
      return over.length === 0 ? [] : [{ ...told(lock), over }];
    });
    return { items, missing: [...unread, ...unplaced(instance)] };
  },
  /** Azure takes a lock away once, however often it is asked: one that is gone already is answered like one that goes. */
  async removeLock({ query: { scope, name } }, { azure }) {
    const subscriptionId = parseResourceId(scope)?.subscriptionId;
    if (subscriptionId === undefined) throw badRequest('scope', 'id');
    await azure.locks(subscriptionId).managementLocks.deleteByScope(scope, name);
    return { item: { name } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** An item whose record does not say where its snapshots are: a lock may stand over them that nobody can look for. */
function unplaced({ id, name, snapshotGroupId }: BackupInstance): Missing[] {
  if (snapshotGroupId !== '') return [];
  return [{ id, name, problem: unreadable(snapshotGroupField, 'missing').problem }];
}

type Told = Reply<Api['listItemLocks']>['items'][number];

const told = ({ id, name, scope, level, notes }: Lock): Omit<Told, 'over'> => ({ id, name, scope, level, notes });

type Kept = { snapshotGroupId: string; volumeId: string };

/** What a lock keeps: everything under it; on a single snapshot that one alone, of whichever volume it is. */
const overOf = ({ scope }: Lock, { snapshotGroupId, volumeId }: Kept): Told['over'] => [
  ...(isWithin(snapshotGroupId, scope) ? (['snapshots'] as const) : isSnapshotIn(scope, snapshotGroupId) ? (['a-snapshot'] as const) : []),
  ...(isWithin(volumeId, scope) ? (['volume'] as const) : []),
];

function isSnapshotIn(scope: string, groupId: string): boolean {
  const { provider, path = [] } = parseResourceId(scope) ?? {};
  return isWithin(scope, groupId) && `${provider}/${path[0]?.type}`.toLowerCase() === 'microsoft.compute/snapshots';
}
