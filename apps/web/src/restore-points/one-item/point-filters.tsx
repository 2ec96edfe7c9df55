import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { dayIn } from '../../ui/time/days.ts';
import { DateFilter, FilterRow, isOneOf, optionsOf, PillFilter } from '../../ui/table/filters.tsx';
import { jobTriggerWord } from '../../words/job.tsx';
import type { PointRow } from './point-rows.ts';
import { stateWords } from './point-words.ts';

const isState = (text: string): boolean => Object.hasOwn(stateWords, text);
const isSource = isOneOf([{ value: 'scheduled' }, { value: 'on-demand' }]);
const knownIn = (text: string | null, isKnown: (text: string) => boolean): string => (text !== null && isKnown(text) ? text : '');

/** What the filters leave, whether there are any, and whether their first day lies after their last. */
type PointFiltering = { shown: readonly PointRow[] | undefined; isOn: boolean; isReversed: boolean };

/** The lines that the filters in the address leave: first and last day, tag, state, and who asked for the backup. */
export function usePointFilters(rows: readonly PointRow[] | undefined): PointFiltering {
  const [search] = useSearchParams();
  const [from, to] = [dayIn(search.get('from')), dayIn(search.get('to'))];
  const tag = search.get('tag') ?? '';
  const [state, source] = [knownIn(search.get('state'), isState), knownIn(search.get('source'), isSource)];
  const shown = useMemo(
    () =>
      rows?.filter(
        (row) =>
          (from === undefined || row.day >= from) &&
          (to === undefined || row.day <= to) &&
          (tag === '' || row.tag === tag) &&
          (state === '' || row.state === state) &&
          (source === '' || row.source === source),
      ),
    [rows, from, to, tag, state, source],
  );
  const isOn = [from ?? '', to ?? '', tag, state, source].some((value) => value !== '');
  return { shown, isOn, isReversed: from !== undefined && to !== undefined && from > to };
}

/** The filters above the restore points of an item. */
export function PointFilters({ rows }: { rows: readonly PointRow[] }) {
  const sources = [...new Set(rows.flatMap(({ source }) => source ?? []))];
  const states = [...new Set(rows.map(({ state }) => state))];
  return (
    <FilterRow>
      <DateFilter label={t`From`} param="from" />
      <DateFilter label={t`To`} param="to" />
      <PillFilter label={t`Tag`} param="tag" options={optionsOf(rows.map((row) => row.tag))} />
      <PillFilter label={t`State`} param="state" options={states.map((value) => ({ value, label: stateWords[value] }))} isKnown={isState} />
      <PillFilter
        label={t`Source`}
        param="source"
        options={sources.map((value) => ({ value, label: jobTriggerWord(value) }))}
        isKnown={isSource}
      />
    </FilterRow>
  );
}
