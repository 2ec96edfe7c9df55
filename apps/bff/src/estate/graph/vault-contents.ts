import type { Azure } from '../../azure/clients.ts';
import { fieldsIfAny, listIfAny, numberIfAny, textIfAny } from '../records/fields.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';

// A row for each vault: its policies are few, and that it has items at all tells that they may be read.
const query = `recoveryservicesresources
| where type in~ ('microsoft.dataprotection/backupvaults/backupinstances', 'microsoft.dataprotection/backupvaults/backuppolicies')
| extend parts = split(id, '/'), isPolicy = type =~ 'microsoft.dataprotection/backupvaults/backuppolicies'
| extend vaultKey = tolower(strcat(parts[2], '/', parts[4], '/', parts[8]))
| summarize items = countif(not(isPolicy)), policyCount = countif(isPolicy),
    policies = make_list(iff(isPolicy, pack('id', id, 'name', name, 'properties', properties), dynamic(null))) by vaultKey
| order by vaultKey asc`;

/** What Resource Graph shows in a vault; no policies is what it says where there are none, or where they may not be read. */
export type GraphContent = { hasItems: boolean; policies: readonly GraphRow[] };

/** What is in vaults, by their keys; undefined where Resource Graph does not answer. */
export async function vaultContents(azure: Azure, subscriptionId?: string): Promise<ReadonlyMap<string, GraphContent> | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  return rows && new Map(rows.map((row) => [textIfAny(row['vaultKey']) ?? '', contentIn(row)]));
}

/** The content that a row tells of. */
export function contentIn(row: GraphRow): GraphContent {
  const policies = listIfAny(row['policies']).map(fieldsIfAny);
  const isWhole = policies.length === numberIfAny(row['policyCount']);
  return { hasItems: (numberIfAny(row['items']) ?? 0) > 0, policies: isWhole ? policies : [] };
}

/** The key by which the content of a vault is found. */
export const vaultKey = (at: { subscriptionId: string; resourceGroup: string; vault: string }): string =>
  `${at.subscriptionId}/${at.resourceGroup}/${at.vault}`.toLowerCase();
