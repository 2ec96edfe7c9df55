import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import type { Operation, ProtectionState, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Begun } from '../azure/long-running.ts';
import { begin } from '../azure/long-running.ts';
import { instanceAt } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { pressed, standing } from '../operations/lost.ts';
import { deletionTaken, standingOf } from '../operations/standing.ts';
import type { About } from '../operations/standing.ts';

const stoppedAs = { keep: 'stopped', expire: 'backups-paused' } as const satisfies Record<string, ProtectionState>;

/** The end of backups, and what follows it. What is so already is not asked of Azure again. */
export const stopping = {
  async stopBackup({ params, body }, { azure }) {
    const { id, state } = await instanceAt(azure, params);
    const about = { kind: 'stop-backup', targetId: id } as const;
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    const stop = body.points === 'keep' ? backupInstances.stopProtection : backupInstances.suspendBackups;
    const start = () => begin((options) => stop(params.resourceGroup, params.vault, params.instance, options));
    const item =
      state === stoppedAs[body.points]
        ? await standing(azure, about)
        : await changed(azure, about, { params, state, wanted: stoppedAs[body.points], start });
    return { asOf: azure.asOf(), item };
  },
  async resumeBackup({ params }, { azure }) {
    const { id, state } = await instanceAt(azure, params);
    const about = { kind: 'resume-backup', targetId: id } as const;
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    // Each way to stop has its own way back.
    const resume = state === 'backups-paused' ? backupInstances.resumeBackups : backupInstances.resumeProtection;
    const start = () => begin((options) => resume(params.resourceGroup, params.vault, params.instance, options));
    const item =
      state === 'protected' ? await standing(azure, about) : await changed(azure, about, { params, state, wanted: 'protected', start });
    return { asOf: azure.asOf(), item };
  },
  async deleteBackupInstance({ params }, { azure }) {
    const about = { kind: 'delete-backup-instance', targetId: backupInstanceId(params) } as const;
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    const start = () => begin((options) => backupInstances.delete(params.resourceGroup, params.vault, params.instance, options));
    const item = await pressed(azure, about, { start, taken: () => deletionTaken(azure, about) });
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

type Change = {
  params: VaultPlace & { instance: string };
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
