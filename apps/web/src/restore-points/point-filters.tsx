import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { DateFilter, FilterRow, optionsOf, PillFilter } from '../ui/filters.tsx';
import { isWithinDays } from './point-days.ts';

/** What the filters look at. */
export type Filtered = { time: string; tag: string; source: string | undefined };

/** The filters of restore points in the address: first and last day, tag, and who asked for the backup. */
export function usePointFilters<Point extends Filtered>(
  points: readonly Point[] | undefined,
): { shown: readonly Point[] | undefined; isOn: boolean } {
  const [search] = useSearchParams();
  const [from = '', to = '', tag = '', source = ''] = ['from', 'to', 'tag', 'source'].map((param) => search.get(param) ?? '');
  const shown = useMemo(
    () =>
      points?.filter(
        (point) =>
          isWithinDays(point.time, { from, to }) && (tag === '' || point.tag === tag) && (source === '' || point.source === source),
      ),
    [points, from, to, tag, source],
  );
  return { shown, isOn: [from, to, tag, source].some((value) => value !== '') };
}

/** The filters above the restore points of an item. */
export function PointFilters({ points }: { points: readonly Filtered[] }) {
  return (
    <FilterRow>
      <DateFilter label="From" param="from" />
      <DateFilter label="To" param="to" />
      <PillFilter label="Tag" param="tag" options={optionsOf(points.map((point) => point.tag))} />
      <PillFilter label="Source" param="source" options={optionsOf(points.flatMap(({ source }) => source ?? []))} />
    </FilterRow>
  );
}
