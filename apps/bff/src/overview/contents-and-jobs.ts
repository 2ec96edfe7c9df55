import { jobStatusOf, type JobStatus, type Problem } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { graphRows, type GraphRow } from '../estate/graph/graph-rows.ts';
import { quoted } from '../estate/graph/quoted.ts';
import { contentIn, type GraphContent } from '../estate/graph/vault-contents.ts';
import { isoOf, listIfAny, numberIfAny, textIfAny } from '../estate/records/fields.ts';
import { elasticSanDatasource } from '../estate/records/to-backup-instance.ts';
import { problemsIn } from '../estate/records/to-job.ts';

// A row for each vault: what is in it as `vaultContents` asks it, and its jobs of 7 days, counted by their quarter of an hour, which no day of any zone
// cuts, their words and error: one question instead of two. Azure keeps jobs for 14 days; that there are older ones tells that they may be read.
const query = `recoveryservicesresources
| where type in~ ('microsoft.dataprotection/backupvaults/backupinstances', 'microsoft.dataprotection/backupvaults/backuppolicies', 'microsoft.dataprotection/backupvaults/backupjobs')
| extend isJob = type =~ 'microsoft.dataprotection/backupvaults/backupjobs', isPolicy = type =~ 'microsoft.dataprotection/backupvaults/backuppolicies'
| where not(isJob) or properties.dataSourceType =~ ${quoted(elasticSanDatasource)} or isempty(properties.dataSourceType)
| extend parts = split(id, '/'), begun = iff(isJob, todatetime(properties.startTime), datetime(null))
| extend vaultKey = tolower(strcat(parts[2], '/', parts[4], '/', parts[8])), quarter = iff(begun > ago(168h), bin(begun, 15m), datetime(null)),
    said = iff(isJob, tostring(properties.status), ''), hasEnded = isJob and isnotempty(tostring(properties.endTime)),
    hasError = isJob and tostring(properties.errorDetails) !in ('', '[]', '[{}]')
| extend code = iff(hasError, tostring(properties.errorDetails[0].code), ''), errors = iff(hasError, properties.errorDetails, dynamic(null)),
    policy = iff(isPolicy, pack('id', id, 'name', name, 'properties', properties), dynamic(null))
| summarize n = count(), arg_max(begun, errors), policies = make_list(policy) by vaultKey, isJob, isPolicy, quarter, said, hasEnded, hasError, code
| extend entry = iff(isJob, pack_array(quarter, n, said, hasEnded, hasError, errors), dynamic(null)),
    listed = iff(isPolicy, policies, dynamic(null))
| summarize items = sumif(n, not(isJob) and not(isPolicy)), policyCount = sumif(n, isPolicy), policies = make_list(listed), jobs = make_list(entry) by vaultKey
| order by vaultKey asc`;

/** Jobs that began within a quarter of an hour and ended alike; `quarter` is null for those of more than 7 days ago. */
export type JobTally = { quarter: string | null; status: JobStatus; problem: Problem | null; count: number };

/** What is in a vault, with its jobs. */
export type ContentWithJobs = GraphContent & { jobs: JobTally[] };

/** What is in vaults, by their keys, with their jobs; undefined where Resource Graph does not answer. */
export async function contentsAndJobs(azure: Azure, subscriptionId?: string): Promise<ReadonlyMap<string, ContentWithJobs> | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  return rows && new Map(rows.map((row) => [textIfAny(row['vaultKey']) ?? '', contentWithJobs(row)]));
}

function contentWithJobs(row: GraphRow): ContentWithJobs {
  const subscriptionId = textIfAny(row['vaultKey'])?.split('/')[0] ?? '';
  return {
    ...contentIn({ ...row, policies: listIfAny(row['policies']).flatMap(listIfAny) }),
    jobs: listIfAny(row['jobs']).map((entry) => tallyIn(entry, subscriptionId)),
  };
}

function tallyIn(entry: unknown, subscriptionId: string): JobTally {
  const [quarter, count, said, hasEnded, hasError, errors] = listIfAny(entry);
  return {
    quarter: isoOf(quarter),
    status: jobStatusOf({ said: textIfAny(said), hasEnded: hasEnded === true, hasError: hasError === true }),
    problem: problemsIn(errors, subscriptionId)[0] ?? null,
    count: numberIfAny(count) ?? 0,
  };
}
