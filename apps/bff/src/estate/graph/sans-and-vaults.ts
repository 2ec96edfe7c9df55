import type { Azure } from '../../azure/clients.ts';
import { textIfAny } from '../records/fields.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';

// One question for two lists: a page of volumes needs both.
const query = `resources
| where type in~ ('microsoft.dataprotection/backupvaults', 'microsoft.elasticsan/elasticsans')
| project id, name, type, subscriptionId, location, tags, identity, properties
| order by id asc`;

/** Records of a type by the lower-cased id of their subscription. */
export type BySubscription = ReadonlyMap<string, readonly GraphRow[]>;

const bySubscription = (rows: readonly GraphRow[], type: string): BySubscription =>
  Map.groupBy(
    rows.filter((row) => textIfAny(row['type'])?.toLowerCase() === type),
    (row) => (textIfAny(row['subscriptionId']) ?? '').toLowerCase(),
  );

/** The Elastic SANs and Backup vaults that Resource Graph knows; undefined where it does not answer. */
export async function sansAndVaults(
  azure: Azure,
  subscriptionId?: string,
): Promise<{ sans: BySubscription; vaults: BySubscription } | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  return (
    rows && {
      sans: bySubscription(rows, 'microsoft.elasticsan/elasticsans'),
      vaults: bySubscription(rows, 'microsoft.dataprotection/backupvaults'),
    }
  );
}
