import type { BackupInstanceResource } from '@azure/arm-dataprotection';
import type { Api, Handlers } from '@esan/contract';
import { canChangePolicy, parentIdOf, sameId, vaultId, type Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { instanceAt, snapshotGroupField } from '../estate/backup-instances.ts';
import type { Caller } from '../http/caller.ts';
import { badRequest, Refusal, unreadable } from '../http/refusal.ts';
import { pressed, standing } from '../operations/lost.ts';
import { standingOf } from '../operations/standing.ts';
import type { InstancePlace } from './protect.ts';

/** Another policy of the vault for a protected item. */
export const policyChange = {
  async changePolicy({ params, body }, { azure }) {
    const item = await givePolicy(azure, params, body.policyId);
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** Another policy of its vault for an item. */
export async function givePolicy(azure: Azure, params: InstancePlace, wanted: string): Promise<Operation> {
  if (!sameId(parentIdOf(wanted), vaultId(params))) throw badRequest('policyId', 'not-of-vault');
  const { id, state, policyId, volumeName, snapshotGroupId } = await instanceAt(azure, params);
  const about = { kind: 'change-policy', targetId: id, wanted } as const;
  if (sameId(policyId, wanted)) return standing(azure, about);
  if (!canChangePolicy(state)) throw new Refusal(409, { code: 'busy', found: { is: 'not-protected', volume: volumeName } });
  if (snapshotGroupId === '') throw unreadable(snapshotGroupField, 'missing');
  const { backupInstances } = azure.dataProtection(params.subscriptionId);
  const existing = await backupInstances.get(params.resourceGroup, params.vault, params.instance);
  const changed = withPolicy(existing, wanted);
  return pressed(azure, about, {
    start: () => begin((options) => backupInstances.createOrUpdate(params.resourceGroup, params.vault, params.instance, changed, options)),
    taken: async ({ isLost }) => {
      const now = await instanceAt(azure, params);
      return sameId(now.policyId, wanted) || (isLost && now.state !== state) ? standingOf(azure, about) : undefined;
    },
  });
}

/** The same instance by another policy, without what the service adds when it is read (recorded). */
function withPolicy({ tags, properties }: BackupInstanceResource, policyId: string): BackupInstanceResource {
  const { friendlyName, dataSourceInfo, dataSourceSetInfo, policyInfo, identityDetails, objectType } = properties ?? {};
  const { dataStoreParametersList, backupDatasourceParametersList } = policyInfo?.policyParameters ?? {};
  return {
    ...(isThere(tags) ? { tags } : {}),
    properties: {
      objectType: needed(objectType, 'objectType'),
      dataSourceInfo: needed(dataSourceInfo, 'dataSourceInfo'),
      ...(isThere(friendlyName) ? { friendlyName } : {}),
      ...(isThere(dataSourceSetInfo) ? { dataSourceSetInfo } : {}),
      ...(isThere(identityDetails) ? { identityDetails } : {}),
      policyInfo: {
        policyId,
        policyParameters: {
          dataStoreParametersList: needed(dataStoreParametersList, 'policyInfo.policyParameters.dataStoreParametersList'),
          backupDatasourceParametersList: needed(backupDatasourceParametersList, selectors).map(selectorsIn),
        },
      },
    },
  };
}

const selectors = 'policyInfo.policyParameters.backupDatasourceParametersList';

const selectorsIn = ({ objectType, resourceSelectors }: { objectType: string; resourceSelectors?: string[] }) => ({
  objectType,
  resourceSelectors: needed(resourceSelectors, `${selectors}.resourceSelectors`),
});

// Azure sends null for what is not there.
const isThere = <T>(part: T | null | undefined): part is T => part !== undefined && part !== null;

/** A part without which the PUT would take it away from the item. */
function needed<T>(part: T | null | undefined, field: string): T {
  if (!isThere(part) || (Array.isArray(part) && part.length === 0)) throw unreadable(field, 'missing');
  return part;
}
