import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQueries } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import type { Lists } from './goals.ts';

/** The lists that pages show, by the same queries: what a page has read is not read again. */
const reads = {
  volumes: q(api.listVolumes, { query: {} }),
  'protected items': q(api.listBackupInstances, { query: {} }),
  vaults: q(api.listVaults, { query: {} }),
  policies: q(api.listAllPolicies, { query: {} }),
  jobs: q(api.listJobs, { query: {} }),
} as const;

/** So long a list that was read is good enough to find a name in it. */
const freshMs = 60_000;
const nouns = [t`volumes`, t`protected items`, t`vaults`, t`policies`, t`jobs`] as const;

/** What can be found, as far as it is read; what is still being read, and what is not, in whole or in part. */
export type FoundLists = { lists: Lists; reading: readonly string[]; missing: readonly string[] };

const listsIn = (
  asked: readonly [
    { data?: { items: Lists['volumes'] } | undefined },
    { data?: { items: Lists['items'] } | undefined },
    { data?: { items: Lists['vaults'] } | undefined },
    { data?: { items: Lists['policies'] } | undefined },
    { data?: { items: Lists['jobs']; asOf: string } | undefined },
  ],
): Lists => {
  const [volumes, items, vaults, policies, jobs] = asked;
  return {
    volumes: volumes.data?.items ?? [],
    items: items.data?.items ?? [],
    vaults: vaults.data?.items ?? [],
    policies: policies.data?.items ?? [],
    jobs: jobs.data?.items ?? [],
    asOf: jobs.data?.asOf ?? '',
  };
};

/** Reads what can be found, while the palette is open. */
export function useLists(): FoundLists {
  const quietly = { staleTime: freshMs, throwOnError: false } as const;
  return useQueries({
    queries: [
      { ...reads.volumes, ...quietly },
      { ...reads['protected items'], ...quietly },
      { ...reads.vaults, ...quietly },
      { ...reads.policies, ...quietly },
      { ...reads.jobs, ...quietly },
    ],
    combine: (asked) => ({
      lists: listsIn(asked),
      reading: nouns.filter((_, at) => asked[at]?.isPending),
      missing: nouns.filter((_, at) => {
        const { data, error } = asked[at] ?? {};
        return data === undefined ? error !== null && error !== undefined : data.missing.length > 0;
      }),
    }),
  });
}
