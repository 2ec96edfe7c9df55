import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import type { ProtectionState } from '@esan/domain';
import { begin } from '../azure/long-running.ts';
import { instanceAt } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { accepted, changed } from '../operations/once.ts';

const nothingToDo = { pollPath: undefined, pollAfterMs: 0 };
const stoppedAs = { keep: 'stopped', expire: 'backups-paused' } as const satisfies Record<string, ProtectionState>;

/** The end of backups, and what follows it. What is so already is not asked of Azure again. */
export const stopping = {
  async stopBackup({ params, body }, { azure }) {
    const { id, state } = await instanceAt(azure, params);
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    const stop = body.points === 'keep' ? backupInstances.stopProtection : backupInstances.suspendBackups;
    const about = { kind: 'stop-backup', targetId: id } as const;
    if (state === stoppedAs[body.points]) return { asOf: azure.asOf(), item: accepted(about, nothingToDo) };
    const item = await changed(azure, about, () => begin((options) => stop(params.resourceGroup, params.vault, params.instance, options)));
    return { asOf: azure.asOf(), item };
  },
  async resumeBackup({ params }, { azure }) {
    const { id, state } = await instanceAt(azure, params);
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    // Each way to stop has its own way back.
    const resume = state === 'backups-paused' ? backupInstances.resumeBackups : backupInstances.resumeProtection;
    const about = { kind: 'resume-backup', targetId: id } as const;
    if (state === 'protected') return { asOf: azure.asOf(), item: accepted(about, nothingToDo) };
    const item = await changed(azure, about, () =>
      begin((options) => resume(params.resourceGroup, params.vault, params.instance, options)),
    );
    return { asOf: azure.asOf(), item };
  },
  async deleteBackupInstance({ params }, { azure }) {
    const { backupInstances } = azure.dataProtectionActions(params.subscriptionId);
    const about = { kind: 'delete-backup-instance', targetId: backupInstanceId(params) } as const;
    const item = await changed(azure, about, () =>
      begin((options) => backupInstances.delete(params.resourceGroup, params.vault, params.instance, options)),
    );
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
