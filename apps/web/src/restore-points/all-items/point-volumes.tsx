import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import type { PointVolume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiError } from '../../api/client.ts';
import { q } from '../../api/query.ts';
import { stateFilter } from '../../lists/item-columns.tsx';
import { paths } from '../../links/paths.ts';
import { paramsOf, useNarrowed, type Filter } from '../../ui/table/narrowing.tsx';
import { useAddressFields, withFieldsOf } from '../../ui/forms/address.ts';
import { Tabs } from '../../ui/layout/tabs.tsx';
import { byName } from '../../settings/formats.ts';

/** Picks volumes by name, or a volume group, or an Elastic SAN. */
export const volumeFilters: readonly Filter<PointVolume>[] = [
  { label: t`Volumes: sql, web`, texts: ({ volumeName, san, group, vault }) => [volumeName, san, group, vault] },
  { label: 'Elastic SAN', param: 'san', value: ({ san }) => san },
  { label: t`Volume group`, param: 'group', value: ({ san, group }) => `${san}/${group}` },
  { label: t`Vault`, param: 'vault', value: ({ vault }) => vault },
  stateFilter,
];

/** Where the text is looked for. */
export const looksInVolumes = t`The text is looked for in volumes, Elastic SANs, volume groups and vaults.`;

/** The volumes that are protected, and those whose items were deleted: each vault has to be asked for these, which nobody waits for. */
function useBothLists() {
  const live = useQuery(q(api.listPointVolumes, { query: {} }));
  const deleted = useQuery(q(api.listPointVolumes, { query: { which: 'deleted' } }));
  const data = useMemo(() => live.data && joined(live.data, deleted.data, deleted.error), [live.data, deleted.data, deleted.error]);
  return {
    data,
    error: live.error,
    isFetching: live.isFetching || deleted.isFetching,
    refetch: async () => {
      await Promise.all([live.refetch(), deleted.refetch()]);
    },
  };
}

type List = Reply<typeof api.listPointVolumes>;

function joined(live: List, deleted: List | undefined, error: ApiError | null): List {
  const known = new Set(live.items.map(({ id }) => id.toLowerCase()));
  const told = new Set(live.missing.map(({ id }) => id));
  return {
    ...live,
    items: [...live.items, ...(deleted?.items ?? []).filter(({ id }) => !known.has(id.toLowerCase()))],
    missing: [
      ...live.missing,
      // What such a vault protects is there.
      ...(deleted?.missing ?? []).filter(({ id }) => !told.has(id)).map((vault) => ({ ...vault, isPartly: true })),
      ...(error === null || deleted !== undefined ? [] : [{ id: '', name: t`the list of deleted items`, problem: error.problem }]),
    ],
  };
}

/** Every volume that has, or had, restore points, and those that the filters in the address leave; by name. */
export function usePointVolumes() {
  const asked = useBothLists();
  const { data } = asked;
  const all = useMemo(() => data?.items.toSorted((one, other) => byName(one.volumeName, other.volumeName)), [data]);
  return { asked, all, narrowed: useNarrowed(all, volumeFilters) };
}

const filterFields = paramsOf(volumeFilters);

/** The two ways to look at the points of many volumes; the filters go with one. */
export function RestorePointsTabs() {
  const [kept] = useAddressFields(filterFields);
  const withKept = (path: string) => withFieldsOf(kept.toString(), path);
  return (
    <Tabs
      label={t`Ways to look at restore points`}
      tabs={[
        { to: withKept(paths.restorePoints()), title: t`Calendar`, isExact: true },
        { to: withKept(paths.restorePointsAsOf()), title: t`As of a moment` },
      ]}
    />
  );
}
