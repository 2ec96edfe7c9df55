import type { ComponentProps, ReactNode } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { countWords } from '../values/number-words.ts';
import { EmptyState } from '../messages/empty-state.tsx';
import { Filters, type Filter, type Narrowed } from './narrowing.tsx';
import { Table } from './table.tsx';

/** What the rows of a list are called: one of them, and several. */
export type Noun = readonly [one: string, several: string];

/** That the filters leave nothing of a list. */
export function NothingFits({ noun, total, onClear, children }: { noun: Noun; total: number; onClear: () => void; children?: ReactNode }) {
  return (
    <EmptyState title={`No ${noun[0]} fits the filters`} action={<ActionButton onPress={onClear}>Clear filters</ActionButton>} small>
      {countWords(total, ...noun)} {total === 1 ? 'is' : 'are'} not shown. {children}
    </EmptyState>
  );
}

type Props<Row> = Omit<ComponentProps<typeof Table<Row>>, 'rows' | 'footer'> & {
  noun: Noun;
  /** All rows, before the filters. */
  all: readonly Row[] | undefined;
  filters: readonly Filter<Row>[];
  narrowed: Narrowed<Row>;
  /** Where a text is looked for, as a sentence. */
  looksIn?: string;
  /** Between the filters and the table. */
  above?: ReactNode;
  /** A sum of what is shown, at the right of the foot. */
  sum?: ReactNode;
};

/** A list with its filters above it, why nothing is left, and how many are shown. */
export function FilteredTable<Row>({
  noun,
  all,
  filters,
  narrowed: { shown, isOn, clear },
  looksIn,
  above,
  sum,
  empty,
  ...table
}: Props<Row>) {
  const total = all?.length ?? 0;
  return (
    <>
      <Filters rows={all} filters={filters} />
      {above}
      <Table
        {...table}
        rows={shown}
        empty={
          total > 0 ? (
            <NothingFits noun={noun} total={total} onClear={clear}>
              {looksIn}
            </NothingFits>
          ) : (
            empty
          )
        }
        footer={{ start: isOn ? `${shown?.length ?? 0} of ${countWords(total, ...noun)}` : countWords(total, ...noun), end: sum }}
      />
    </>
  );
}
