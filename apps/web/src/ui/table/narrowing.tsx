import { t } from '@lingui/core/macro';
import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { putFields, useAddressFields, useWriteFields } from '../forms/address.ts';
import { FilterRow, PillFilter, TextFilter, type Option } from './filters.tsx';
import { matches } from './matches.ts';
import { byName } from '../../settings/formats.ts';
import { MoreFilters } from './more-filters.tsx';
import { fileTextOf, type Column } from './table-columns.ts';

/** One way to narrow a list, kept in the address: a text that is looked for in its rows, or one of the values that they have. */
export type Filter<Row> =
  | { label: string; param?: never; texts: (row: Row) => readonly string[] }
  | {
      label: string;
      param: string;
      /** As it stands in the address: a name of Azure's or a code, never words of ours, which another language does not find. */
      value: (row: Row) => string;
      /** What the value of a row is called, if not by itself. */
      words?: (row: Row) => string;
      /** All values in their order, where it is not that of the alphabet. */
      order?: readonly string[];
      /** Stands among the rest until it is used. */
      isMore?: boolean;
    };

type ValueFilter<Row> = Extract<Filter<Row>, { param: string }>;

/** What stands in the address for rows without a value: no name of Azure's is that. */
const noValue = '-';

/** A filter for each column of few values that has none of its own yet. */
export function moreFilters<Row>(columns: readonly Column<Row>[], filters: readonly Filter<Row>[]): readonly Filter<Row>[] {
  const has = new Set(filters.map(paramOf));
  const more = columns.filter(({ key, hasFewValues }) => hasFewValues === true && !has.has(key));
  return [
    ...filters,
    ...more.map((column): Filter<Row> => {
      const text = (row: Row) => String(fileTextOf(column, row) ?? '');
      const value = (row: Row) => (column.code ?? text)(row) || noValue;
      const words = (row: Row) => (value(row) === noValue ? t`None` : text(row));
      return { label: column.title, param: column.key, value, words, isMore: true };
    }),
  ];
}

/** The fields of the address that filters are kept in. */
export const paramsOf = <Row,>(filters: readonly Filter<Row>[]): string[] => filters.map(paramOf);

const paramOf = <Row,>({ param = 'q' }: Filter<Row>): string => param;

/** Addresses that were kept before there were codes have the words of their language. */
const hasValue = <Row,>({ value, words }: ValueFilter<Row>, row: Row, wanted: string): boolean =>
  value(row) === wanted || words?.(row) === wanted;

const fits = <Row,>(filter: Filter<Row>, row: Row, wanted: string): boolean =>
  wanted === '' || (filter.param === undefined ? matches(wanted, filter.texts(row)) : hasValue(filter, row, wanted));

/** Whether a text of the address is a value of a filter: none other than those of its order, where it has one, or a row's words for one. */
const isValueOf = <Row,>({ order, words }: ValueFilter<Row>, rows: readonly Row[] | undefined, text: string): boolean =>
  text === '' || order === undefined || order.includes(text) || rows?.some((row) => words?.(row) === text) === true;

/** What the fields of the address want of a filter; empty if nothing that it knows. */
function wantedOf<Row>(filter: Filter<Row>, rows: readonly Row[] | undefined, fields: URLSearchParams): string {
  const text = fields.get(paramOf(filter)) ?? '';
  return filter.param === undefined || isValueOf(filter, rows, text) ? text : '';
}

/** A list as its filters leave it. */
export type Narrowed<Row> = { shown: readonly Row[] | undefined; isOn: boolean; clear: () => void };

/** The rows that the filters in the address leave; make filters once, at module level. */
export function useNarrowed<Row>(rows: readonly Row[] | undefined, filters: readonly Filter<Row>[]): Narrowed<Row> {
  const [fields] = useSearchParams();
  const write = useWriteFields();
  const wanted = useMemo(() => filters.map((filter) => wantedOf(filter, rows, fields)), [filters, rows, fields]);
  const shown = useMemo(
    () => rows?.filter((row) => filters.every((filter, index) => fits(filter, row, wanted[index] ?? ''))),
    [rows, filters, wanted],
  );
  const clear = () => write((before) => putFields(before, Object.fromEntries(filters.map((filter) => [paramOf(filter), undefined]))));
  return { shown, isOn: wanted.some((text) => text !== ''), clear };
}

function optionsIn<Row>(rows: readonly Row[], { value, words = value, order }: ValueFilter<Row>): Option[] {
  // Of thousands of rows few have another value: what each is called is asked once.
  const rowOf = new Map<string, Row>();
  for (const row of rows) {
    const one = value(row);
    if (!rowOf.has(one)) rowOf.set(one, row);
  }
  const found = [...rowOf].map(([one, row]) => ({ value: one, label: words(row) }));
  return order === undefined
    ? found.sort((a, b) => byName(a.label, b.label))
    : found.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}

/** More values than this are looked for as a text. */
const mostValues = 60;

type Props<Row> = { rows: readonly Row[] | undefined; filters: readonly Filter<Row>[]; end?: ReactNode };

/** The filters above a list, each with the values that its rows have; those that are seldom used stand behind one button until they are. */
export function Filters<Row>({ rows, filters, end }: Props<Row>) {
  const params = useMemo(() => filters.flatMap(({ param }) => param ?? []), [filters]);
  const [fields] = useAddressFields(params);
  const options = useMemo(
    () => new Map(filters.map((filter) => [filter, filter.param === undefined ? [] : optionsIn(rows ?? [], filter)])),
    [rows, filters],
  );
  const isOn = (filter: Filter<Row>) => wantedOf(filter, rows, fields) !== '';
  const isBehind = (filter: Filter<Row>): boolean => filter.param !== undefined && filter.isMore === true && !isOn(filter);
  const behind = filters.filter(isBehind).flatMap((filter) => {
    const all = options.get(filter) ?? [];
    return all.length < 2 || all.length > mostValues ? [] : [{ label: filter.label, param: paramOf(filter), options: all }];
  });
  return (
    <FilterRow end={end}>
      {filters.map((filter) =>
        filter.param === undefined ? (
          <TextFilter key="q" label={filter.label} />
        ) : isBehind(filter) ? null : (
          <PillFilter
            key={filter.param}
            label={filter.label}
            param={filter.param}
            options={options.get(filter) ?? []}
            isKnown={(text) => isValueOf(filter, rows, text)}
          />
        ),
      )}
      {behind.length > 0 && <MoreFilters filters={behind} />}
    </FilterRow>
  );
}
