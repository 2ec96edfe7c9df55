import { api } from '@esan/contract';
import { standingOf, type PointVolume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { q } from '../../api/query.ts';
import { NothingProtected, StateFilter } from '../../lists/item-columns.tsx';
import { paths } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { FilterRow, optionsOf, PillFilter, TextFilter } from '../../ui/table/filters.tsx';
import { matches } from '../../ui/table/matches.ts';
import { Tabs } from '../../ui/layout/tabs.tsx';

const textsOf = ({ volumeName, san, group, vault }: PointVolume): string[] => [volumeName, san, group, vault];

/** Whether one of the texts between commas fits. */
const fitsAny = (looked: string, texts: readonly string[]): boolean => looked.split(',').some((one) => matches(one.trim(), texts));

/** Every volume that has, or had, restore points, and those that the filters in the address leave; by name. */
export function usePointVolumes() {
  const asked = useQuery({ ...q(api.listPointVolumes, { query: {} }), throwOnError: (_, { state }) => state.data === undefined });
  const [search] = useSearchParams();
  const [text = '', san = '', group = '', vault = '', state = ''] = ['q', 'san', 'group', 'vault', 'state'].map(
    (param) => search.get(param) ?? '',
  );
  const { data } = asked;
  const all = useMemo(() => data?.items.toSorted((one, other) => one.volumeName.localeCompare(other.volumeName, 'en')), [data]);
  const shown = useMemo(
    () =>
      all?.filter(
        (volume) =>
          fitsAny(text, textsOf(volume)) &&
          (san === '' || volume.san === san) &&
          (group === '' || `${volume.san}/${volume.group}` === group) &&
          (vault === '' || volume.vault === vault) &&
          (state === '' || standingOf(volume) === state),
      ),
    [all, text, san, group, vault, state],
  );
  return { asked, all, shown };
}

/** Picks volumes by name, or a volume group, or an Elastic SAN. */
export function VolumeFilters({ volumes }: { volumes: readonly PointVolume[] }) {
  return (
    <FilterRow>
      <TextFilter label="Volumes: sql, web" />
      <PillFilter label="Elastic SAN" param="san" options={optionsOf(volumes.map(({ san }) => san))} />
      <PillFilter label="Volume group" param="group" options={optionsOf(volumes.map(({ san, group }) => `${san}/${group}`))} />
      <PillFilter label="Vault" param="vault" options={optionsOf(volumes.map(({ vault }) => vault))} />
      <StateFilter items={volumes} />
    </FilterRow>
  );
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

/** Why no volume is listed. */
export function NoVolume({ isFiltered, all }: { isFiltered: boolean; all: string }) {
  if (isFiltered) {
    return (
      <EmptyState title="No volume fits the filters" action={<LinkButton to={all}>Clear filters</LinkButton>}>
        The text is looked for in volumes, Elastic SANs, volume groups and vaults.
      </EmptyState>
    );
  }
  return <NothingProtected />;
}
