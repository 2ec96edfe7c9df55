import { useMemo } from 'react';
import { putFields, useAddressFields } from '../forms/address.ts';
import { FilterRow, PillFilter, TextFilter } from './filters.tsx';
import { matches } from './matches.ts';
import { byName } from '../../settings/formats.ts';

/** One way to narrow a list, kept in the address: a text that is looked for in its rows, or one of the values that they have. */
export type Filter<Row> =
  | { label: string; param?: never; texts: (row: Row) => readonly string[] }
  | {
      label: string;
      param: string;
      value: (row: Row) => string;
      /** What the value of a row is called, if not by itself. */
      words?: (row: Row) => string;
      /** All values in their order, where it is not that of the alphabet. */
      order?: readonly string[];
    };

const paramOf = <Row,>({ param = 'q' }: Filter<Row>): string => param;

const fits = <Row,>(filter: Filter<Row>, row: Row, wanted: string): boolean =>
  wanted === '' || (filter.param === undefined ? matches(wanted, filter.texts(row)) : filter.value(row) === wanted);

/** A list as its filters leave it. */
export type Narrowed<Row> = { shown: readonly Row[] | undefined; isOn: boolean; clear: () => void };

/** The rows that the filters in the address leave; make filters once, at module level. */
export function useNarrowed<Row>(rows: readonly Row[] | undefined, filters: readonly Filter<Row>[]): Narrowed<Row> {
  const [fields, write] = useAddressFields();
  const wanted = useMemo(() => filters.map((filter) => fields.get(paramOf(filter)) ?? ''), [filters, fields]);
  const shown = useMemo(
    () => rows?.filter((row) => filters.every((filter, index) => fits(filter, row, wanted[index] ?? ''))),
    [rows, filters, wanted],
  );
  const clear = () => write((before) => putFields(before, Object.fromEntries(filters.map((filter) => [paramOf(filter), undefined]))));
  return { shown, isOn: wanted.some((text) => text !== ''), clear };
}

function optionsIn<Row>(rows: readonly Row[], { value, words = value, order }: Extract<Filter<Row>, { param: string }>) {
  const found = [...new Map(rows.map((row) => [value(row), words(row)]))].map(([one, label]) => ({ value: one, label }));
  return order === undefined
    ? found.sort((a, b) => byName(a.label, b.label))
    : found.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}

/** The filters above a list, each with the values that its rows have. */
export function Filters<Row>({ rows = [], filters }: { rows: readonly Row[] | undefined; filters: readonly Filter<Row>[] }) {
  return (
    <FilterRow>
      {filters.map((filter) =>
        filter.param === undefined ? (
          <TextFilter key="q" label={filter.label} />
        ) : (
          <PillFilter key={filter.param} label={filter.label} param={filter.param} options={optionsIn(rows, filter)} />
        ),
      )}
    </FilterRow>
  );
}
