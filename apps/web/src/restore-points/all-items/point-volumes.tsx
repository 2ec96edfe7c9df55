import { api } from '@esan/contract';
import type { PointVolume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { q } from '../../api/query.ts';
import { stateFilter } from '../../lists/item-columns.tsx';
import { paths } from '../../links/paths.ts';
import { useNarrowed, type Filter } from '../../ui/table/narrowing.tsx';
import { Tabs } from '../../ui/layout/tabs.tsx';

/** Picks volumes by name, or a volume group, or an Elastic SAN. */
export const volumeFilters: readonly Filter<PointVolume>[] = [
  { label: 'Volumes: sql, web', texts: ({ volumeName, san, group, vault }) => [volumeName, san, group, vault] },
  { label: 'Elastic SAN', param: 'san', value: ({ san }) => san },
  { label: 'Volume group', param: 'group', value: ({ san, group }) => `${san}/${group}` },
  { label: 'Vault', param: 'vault', value: ({ vault }) => vault },
  stateFilter,
];

/** Where the text is looked for. */
export const looksInVolumes = 'The text is looked for in volumes, Elastic SANs, volume groups and vaults.';

/** Every volume that has, or had, restore points, and those that the filters in the address leave; by name. */
export function usePointVolumes() {
  const asked = useQuery(q(api.listPointVolumes, { query: {} }));
  const { data } = asked;
  const all = useMemo(() => data?.items.toSorted((one, other) => one.volumeName.localeCompare(other.volumeName, 'en')), [data]);
  return { asked, all, narrowed: useNarrowed(all, volumeFilters) };
}

/** The two ways to look at the points of many volumes; the filters go with one. */
export function RestorePointsTabs() {
  const [search] = useSearchParams();
  const kept = new URLSearchParams([...search].filter(([param]) => ['q', 'san', 'group', 'vault', 'state'].includes(param))).toString();
  const withFilters = (path: string) => (kept === '' ? path : `${path}?${kept}`);
  return (
    <Tabs
      label="Ways to look at restore points"
      tabs={[
        { to: withFilters(paths.restorePoints()), title: 'Calendar', isExact: true },
        { to: withFilters(paths.restorePointsAsOf()), title: 'As of a moment' },
      ]}
    />
  );
}
