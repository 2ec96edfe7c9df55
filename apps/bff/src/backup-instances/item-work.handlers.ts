import type { Api, Handlers, Input } from '@esan/contract';
import type { Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { placeIn } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { oneStep } from '../operations/row-steps.ts';
import { backUp } from './backup-instances.handlers.ts';
import { givePolicy } from './change-policy.handlers.ts';
import { bringBack } from './deleted.handlers.ts';
import { resumeBackups, stopBackups } from './stop.handlers.ts';

type Work = Input<Api['workOnItems']>['body']['work'];

/** One piece of work for many protected items, each of which it is begun for once. */
export const itemWork = {
  async workOnItems({ body }, { azure }) {
    const items = await oneStep(azure, body.rows, ({ instanceId }) => beginWork(azure, instanceId, body.work));
    // What the work changes, it changes now.
    for (const { operation } of items) if (operation !== null) azure.changes.note(operation.targetId);
    return { items };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** What one item by itself would be asked for. */
function beginWork(azure: Azure, instanceId: string, work: Work): Promise<Operation> {
  const { name, ...vault } = placeIn(instanceId);
  const at = { ...vault, instance: name };
  switch (work.kind) {
    case 'back-up-now':
      return backUp(azure, at, work.intent);
    case 'stop-backup':
      return stopBackups(azure, at, work.points);
    case 'resume-backup':
      return resumeBackups(azure, at);
    case 'change-policy':
      return givePolicy(azure, at, work.policyId);
    case 'undelete':
      return bringBack(azure, at);
  }
}
