import type { SnapshotQuotas } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all } from '../estate/everywhere.ts';
import { fieldsIfAny, numberIfAny } from '../estate/records/fields.ts';

/** How much of its quotas of snapshots a subscription uses in a region; null where that cannot be read, which bars nobody. */
export async function snapshotQuotasIn(azure: Azure, subscriptionId: string, region: string): Promise<SnapshotQuotas | null> {
  const usages = await all(azure.compute(subscriptionId).usage.list(region)).catch(() => []);
  const named = (name: string) => {
    const found = usages.find((one) => fieldsIfAny(one.name)['value'] === name);
    const [used, limit] = [numberIfAny(found?.currentValue), numberIfAny(found?.limit)];
    return used === undefined || limit === undefined ? undefined : { used, limit };
  };
  const [local, zone] = [named('StandardSnapshotCount'), named('ZRSSnapshotCount')];
  return local === undefined || zone === undefined ? null : { local, zone };
}
