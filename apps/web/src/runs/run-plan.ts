import { api, type Input } from '@esan/contract';
import { nameOf, parentIdOf } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { m, refreshAfter } from '../api/query.ts';
import { paths } from '../links/paths.ts';

/** What is asked for one volume; `instance` only where a person has named it. */
type Asked = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string; instance?: string | undefined };

/** Rows of one vault and one policy as one plan: each id once. */
export function runPlan(rows: readonly Asked[]): Input<typeof api.startRun>['body']['plan'] {
  const { vaultId = '', policyId = '' } = rows[0] ?? {};
  const byPlace = Map.groupBy(rows, ({ volumeId, snapshotGroupId }) => `${parentIdOf(volumeId)} ${snapshotGroupId}`.toLowerCase());
  const groups = Array.from(byPlace.values(), (here) => ({
    groupId: parentIdOf(here[0]?.volumeId ?? ''),
    snapshotGroupId: here[0]?.snapshotGroupId ?? '',
    volumes: here.map(({ volumeId, instance }) => ({ name: nameOf(volumeId), ...(instance === undefined ? {} : { instance }) })),
  }));
  return { vaultId, policyId, groups };
}

/** Hands a plan over to Azure, and leads to its run. */
export function useStartRun() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    ...m(api.startRun),
    onSuccess: async ({ item }) => {
      await refreshAfter(client, api.startRun);
      void navigate(paths.run({ ...item, run: item.name }));
    },
  });
}
