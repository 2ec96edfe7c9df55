import type { AzureBackupJobResource } from '@azure/arm-dataprotection';
import { jobStatusOf, type Job, type JobCount } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { graphPage, graphRows, type GraphRow } from '../estate/graph/graph-rows.ts';
import { readRows } from '../estate/graph/read-rows.ts';
import { isoOf, numberIfAny, textIfAny } from '../estate/records/fields.ts';
import { operationOf, toJob } from '../estate/records/to-job.ts';
import type { Found } from '../estate/everywhere.ts';
import { pageOf, windowOf, type JobFilter, type JobPage } from './job-filter.ts';
import { countQuery, jobsQuery } from './job-query.ts';

/** A page of the jobs that Resource Graph shows, and where the next one begins; undefined where it does not answer. */
export async function graphJobs(
  azure: Azure,
  filter: JobFilter,
  page: JobPage,
  subscriptionId?: string,
): Promise<(Found<Job> & { next: string | null }) | undefined> {
  const found = await graphPage(azure, jobsQuery(filter, page.after?.begunAt), windowOf(page), subscriptionId);
  if (found === undefined) return undefined;
  const ordered = found.rows.map((row) => ({ begunAt: isoOf(row['begun']) ?? '', name: textIfAny(row['name']) ?? '', row }));
  const { rows, next } = pageOf(page, ordered, found.total);
  const read = readRows(
    rows.map(({ row }) => row),
    (job: AzureBackupJobResource) => toJob(job),
  );
  return { ...read, next };
}

/** How many jobs there are of each kind, and the keys of the vaults that have any; undefined where Resource Graph does not answer. */
export async function graphJobCounts(
  azure: Azure,
  filter: JobFilter,
  subscriptionId?: string,
): Promise<{ counts: JobCount[]; vaultKeys: ReadonlySet<string> } | undefined> {
  const rows = await graphRows(azure, countQuery(filter), subscriptionId);
  return rows && { counts: summed(rows.map(countIn)), vaultKeys: new Set(rows.map((row) => textIfAny(row['vaultKey']) ?? '')) };
}

const countIn = (row: GraphRow): JobCount => ({
  status: jobStatusOf({ said: textIfAny(row['said']), hasEnded: row['hasEnded'] === true, hasError: row['hasError'] === true }),
  operation: operationOf(row['category']),
  vault: textIfAny(row['vault']) ?? '',
  count: numberIfAny(row['jobs']) ?? 0,
});

/** Counts of one kind as one. */
export function summed(counts: readonly JobCount[]): JobCount[] {
  const kinds = Map.groupBy(counts, ({ status, operation, vault }) => [status, operation, vault].join());
  return [...kinds.values()].flatMap((same) =>
    same.slice(0, 1).map((one) => ({ ...one, count: same.reduce((sum, { count }) => sum + count, 0) })),
  );
}
