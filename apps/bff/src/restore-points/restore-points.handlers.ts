import type { Api, Handlers } from '@esan/contract';
import { instanceAt } from '../estate/backup-instances.ts';
import { pointOf, pointsOf } from '../estate/restore-points.ts';
import type { Caller } from '../http/caller.ts';

/** Restore points of one backup instance; its volume need not exist any more. */
export const restorePoints = {
  async listRestorePoints({ params }, { azure }) {
    const items = await pointsOf(azure, await instanceAt(azure, params));
    return { asOf: azure.asOf(), items, missing: [] };
  },
  async getRestorePoint({ params }, { azure }) {
    const item = await pointOf(azure, await instanceAt(azure, params), params.point);
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
