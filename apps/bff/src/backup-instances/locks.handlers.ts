import type { Api, Handlers, Reply } from '@esan/contract';
import { parseResourceId, standingOver } from '@esan/domain';
import { instanceAt } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { badRequest } from '../http/refusal.ts';
import { locksOver } from './locks.ts';
import type { Lock } from './locks.ts';

/** Management locks that keep the snapshots of a protected item from going, or its backups from being made. */
export const itemLocks = {
  async listItemLocks({ params }, { azure }) {
    const { snapshotGroupId, volumeId } = await instanceAt(azure, params);
    const locks = await locksOver(azure, params.subscriptionId, [snapshotGroupId, volumeId]);
    const over = standingOver(locks);
    const [snapshots, volume] = [over(snapshotGroupId), over(volumeId)];
    const items = locks
      .filter((lock) => snapshots.includes(lock) || volume.includes(lock))
      .map((lock) => ({ ...told(lock), over: overOf(snapshots.includes(lock), volume.includes(lock)) }));
    return { items, missing: [] };
  },
  /** Azure takes a lock away once, however often it is asked: one that is gone already is answered like one that goes. */
  async removeLock({ query: { scope, name } }, { azure }) {
    const subscriptionId = parseResourceId(scope)?.subscriptionId;
    if (subscriptionId === undefined) throw badRequest('scope', 'must be in a subscription');
    await azure.locks(subscriptionId).managementLocks.deleteByScope(scope, name);
    return { item: { name } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

type Told = Reply<Api['listItemLocks']>['items'][number];

const told = ({ id, name, scope, level, notes }: Lock): Omit<Told, 'over'> => ({ id, name, scope, level, notes });

const overOf = (snapshots: boolean, volume: boolean): Told['over'] => [
  ...(snapshots ? (['snapshots'] as const) : []),
  ...(volume ? (['volume'] as const) : []),
];
