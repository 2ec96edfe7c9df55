import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, type Operation, type ProtectionState } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin, type Begun } from '../azure/long-running.ts';
import { instanceAt } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { pressed, standing } from '../operations/lost.ts';
import { deletionTaken, standingOf, type About } from '../operations/standing.ts';
import type { InstancePlace } from './protect.ts';

const stoppedAs = { keep: 'stopped', expire: 'backups-paused' } as const satisfies Record<string, ProtectionState>;

/** The end of backups, and what follows it. What is so already is not asked of Azure again. */
export const stopping = {
  async stopBackup({ params, body }, { azure }) {
    const item = await stopBackups(azure, params, body.points);
    return { item };
  },
  async resumeBackup({ params }, { azure }) {
    const item = await resumeBackups(azure, params);
    return { item };
  },
  async deleteBackupInstance({ params }, { azure }) {
    const about = { kind: 'delete-backup-instance', targetId: backupInstanceId(params) } as const;
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    const start = () => begin((options) => backupInstances.delete(params.resourceGroup, params.vault, params.instance, options));
    const item = await pressed(azure, about, { start, taken: () => deletionTaken(azure, about) });
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** No more backups of an item: its points stay for ever, or expire by the policy. */
export async function stopBackups(azure: Azure, params: InstancePlace, points: keyof typeof stoppedAs): Promise<Operation> {
  const { id, state } = await instanceAt(azure, params);
  const wanted = stoppedAs[points];
  const about = { kind: 'stop-backup', targetId: id, wanted } as const;
  if (state === wanted) return standing(azure, about);
  const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
  const stop = points === 'keep' ? backupInstances.stopProtection : backupInstances.suspendBackups;
  const start = () => begin((options) => stop(params.resourceGroup, params.vault, params.instance, options));
  return changed(azure, about, { params, state, wanted, start });
}

/** Backups of an item go on. */
export async function resumeBackups(azure: Azure, params: InstancePlace): Promise<Operation> {
  const { id, state } = await instanceAt(azure, params);
  const about = { kind: 'resume-backup', targetId: id } as const;
  if (state === 'protected') return standing(azure, about);
  const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
  // Each way to stop has its own way back.
  const resume = state === 'backups-paused' ? backupInstances.resumeBackups : backupInstances.resumeProtection;
  const start = () => begin((options) => resume(params.resourceGroup, params.vault, params.instance, options));
  return changed(azure, about, { params, state, wanted: 'protected', start });
}

type Change = {
  params: InstancePlace;
  state: ProtectionState;
  wanted: ProtectionState;
  start: () => Promise<Begun>;
};

/** Azure has taken a change of protection once the item is in the wanted state, or in another one than before. */
const changed = (azure: Azure, about: About, { params, state, wanted, start }: Change): Promise<Operation> =>
  pressed(azure, about, {
    start,
    taken: async ({ isLost }) => {
      const now = (await instanceAt(azure, params)).state;
      return now === wanted || (isLost && now !== state) ? standingOf(azure, about) : undefined;
    },
  });
