import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, backupReadiness, missingRoles, sameId, takesVolume } from '@esan/domain';
import type { BackupInstance } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { instanceWithId } from '../estate/backup-instances.ts';
import { mayNotGrantAt } from '../estate/roles.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { Refusal } from '../http/refusal.ts';
import { accepted } from '../operations/once.ts';
import { backupFactsOf } from './backup-facts.ts';
import { instanceBody, placesOf } from './protect.ts';
import type { Choice } from './protect.ts';

/** Protecting a volume: our own rules, Azure's verdict, then the protection itself. */
export const protection = {
  async checkBackupReadiness({ query }, { azure, config }) {
    const checks = backupReadiness(await backupFactsOf(azure, query), config.matrix);
    const missing = missingRoles(checks).map(({ scope }) => scope);
    const item = { checks, mayNotGrantAt: await mayNotGrantAt(azure, missing) };
    return { asOf: azure.asOf(), item };
  },
  async startBackupValidation({ body }, { azure }) {
    const { vault } = placesOf(body);
    const backupInstance = await instanceBody(azure, body);
    const { backupInstances } = azure.dataProtectionActions(vault.subscriptionId);
    const begun = await begin((options) =>
      backupInstances.validateForBackup(vault.resourceGroup, vault.vault, { backupInstance }, options),
    );
    return { asOf: azure.asOf(), item: accepted({ kind: 'validate-backup', targetId: body.volumeId }, begun) };
  },
  async configureBackup({ body }, { azure }) {
    const { vault, instance } = placesOf(body);
    const about = { kind: 'configure-backup', targetId: backupInstanceId({ ...vault, instance }) } as const;
    const existing = await instanceIfAny(azure, about.targetId);
    if (existing !== undefined) {
      refuseOther(existing, body);
      // A protection that failed is configured anew by the same PUT.
      if (takesVolume(existing.state)) return { asOf: azure.asOf(), item: accepted(about, { pollPath: undefined, pollAfterMs: 0 }) };
    }
    const properties = await instanceBody(azure, body);
    const { backupInstances } = azure.dataProtection(vault.subscriptionId);
    const begun = await begin((options) =>
      backupInstances.createOrUpdate(vault.resourceGroup, vault.vault, instance, { properties }, options),
    );
    return { asOf: azure.asOf(), item: accepted(about, begun) };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function instanceIfAny(azure: Azure, id: string): Promise<BackupInstance | undefined> {
  try {
    return await instanceWithId(azure, id);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

/** The same PUT with another policy would silently change a protection that is there. */
function refuseOther(existing: BackupInstance, wanted: Choice): void {
  if (sameId(existing.policyId, wanted.policyId) && sameId(existing.snapshotGroupId, wanted.snapshotGroupId)) return;
  const detail = `${existing.volumeName} is protected already in the vault ${existing.vault}, by the policy ${existing.policy}.`;
  throw new Refusal(409, { code: 'name-taken', detail });
}
