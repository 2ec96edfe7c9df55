import type { Api, Handlers } from '@esan/contract';
import { missingRoles, restoreReadiness } from '@esan/domain';
import { begin } from '../azure/long-running.ts';
import { mayNotGrantAt } from '../estate/roles.ts';
import type { Caller } from '../http/caller.ts';
import { accepted } from '../operations/lost.ts';
import { once } from '../operations/once.ts';
import { restoreFactsOf } from './restore-facts.ts';
import { instancePlaceOf, restoredVolumeId, restoreRequest } from './restore-request.ts';

/** Restoring a point to a new volume: our own rules, Azure's verdict, then the restore itself. */
export const restores = {
  async checkRestoreReadiness({ query }, { azure, config }) {
    const checks = restoreReadiness(await restoreFactsOf(azure, query), config.matrix);
    const missing = missingRoles(checks).map(({ scope }) => scope);
    const item = { checks, mayNotGrantAt: await mayNotGrantAt(azure, missing) };
    return { asOf: azure.asOf(), item };
  },
  async startRestoreValidation({ body }, { azure }) {
    const at = instancePlaceOf(body.instanceId);
    const request = { restoreRequestObject: await restoreRequest(azure, body) };
    const client = azure.dataProtectionActions(at.subscriptionId).backupInstances;
    const begun = await begin((options) => client.validateForRestore(at.resourceGroup, at.vault, at.instance, request, options));
    return { asOf: azure.asOf(), item: await accepted(azure, { kind: 'validate-restore', targetId: restoredVolumeId(body) }, begun) };
  },
  async startRestore({ body }, { azure }) {
    const at = instancePlaceOf(body.instanceId);
    const request = await restoreRequest(azure, body);
    const client = azure.dataProtectionActions(at.subscriptionId).backupInstances;
    const about = {
      kind: 'restore',
      targetId: restoredVolumeId(body),
      vault: at,
      instanceId: body.instanceId,
      intent: body.intent,
    } as const;
    const item = await once(azure, about, (headers) =>
      begin((options) =>
        client.triggerRestore(at.resourceGroup, at.vault, at.instance, request, { ...options, requestOptions: { headers } }),
      ),
    );
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
