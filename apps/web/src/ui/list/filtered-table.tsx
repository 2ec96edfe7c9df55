import { plural, t } from '@lingui/core/macro';
import { useMemo, useRef, type ComponentProps, type ReactNode } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { countWords } from '../values/number-words.ts';
import { EmptyState, NoneRead } from '../messages/empty-state.tsx';
import { Filters, paramsOf, type Filter, type Narrowed } from '../table/narrowing.tsx';
import { boxWidth, useRoom } from '../table/table-room.ts';
import { sorted, useSort } from '../table/table-sort.ts';
import { Table } from '../table/table.tsx';
import { ListTools } from './list-tools.tsx';
import { useListView, type ListView } from './use-list-view.ts';

/** What the rows of a list are called: one of them, and several. */
export type Noun = readonly [one: string, several: string];

/** That the filters leave nothing of a list. */
export function NothingFits({ noun, total, onClear, children }: { noun: Noun; total: number; onClear: () => void; children?: ReactNode }) {
  const clear = () => {
    // The button goes with what it says; the keys go on where the filters are.
    document.querySelector<HTMLElement>('main search input')?.focus();
    onClear();
  };
  return (
    <EmptyState title={t`No ${noun[0]} fits the filters`} action={<ActionButton onPress={clear}>{t`Clear filters`}</ActionButton>} small>
      {plural(total, { one: `# ${noun[0]} is not shown.`, other: `# ${noun[1]} are not shown.` })} {children}
    </EmptyState>
  );
}

type Props<Row> = Omit<ComponentProps<typeof Table<Row>>, 'rows' | 'footer'> & {
  noun: Noun;
  /** By what the browser keeps views and columns of the list; a list without it has none. */
  list?: string;
  /** All rows, before the filters. */
  all: readonly Row[] | undefined;
  /** Parts of the list that could not be read: without a row it is not known to be empty then. */
  missing?: readonly unknown[] | undefined;
  filters: readonly Filter<Row>[];
  narrowed: Narrowed<Row>;
  /** Where a text is looked for, as a sentence. */
  looksIn?: string;
  /** Between the filters and the table. */
  above?: ReactNode;
  /** A sum of what is shown, at the right of the foot. */
  sum?: ReactNode;
};

type ToolsProps<Row> = Pick<Props<Row>, 'noun' | 'initialSort' | 'sortParam' | 'selection'> & {
  list: string;
  shown: readonly Row[] | undefined;
  view: ListView<Row>;
  room: number | undefined;
};

function Tools<Row>({ list, noun, initialSort, sortParam = 'sort', shown, view, room, selection }: ToolsProps<Row>) {
  const [sort] = useSort(sortParam, initialSort);
  const because =
    shown === undefined ? t`The list is being read.` : shown.length === 0 ? t`There is no ${noun[0]} to write down.` : undefined;
  const taken = selection === undefined ? 0 : boxWidth;
  const rows = () => sorted(shown ?? [], view.columns, sort);
  return <ListTools list={list} view={view} room={room} taken={taken} because={because} rows={rows} />;
}

/** A list with its filters above it, why nothing is left, and how many are shown; where it has a name, with views, columns, a file and paper. */
export function FilteredTable<Row>({ noun, list, all, missing = [], filters, narrowed, looksIn, above, sum, empty, ...table }: Props<Row>) {
  const { shown, isOn, clear } = narrowed;
  const element = useRef<HTMLDivElement>(null);
  const room = useRoom(element);
  const { sortParam = 'sort' } = table;
  const params = useMemo(() => [...paramsOf(filters), sortParam], [filters, sortParam]);
  const view = useListView({ list: list ?? '', columns: table.columns, params });
  const total = all?.length ?? 0;
  const [fitting, every] = [shown?.length ?? 0, countWords(total, ...noun)];
  return (
    <div ref={element}>
      <Filters
        rows={all}
        filters={filters}
        end={list !== undefined && <Tools {...table} list={list} noun={noun} shown={shown} view={view} room={room} />}
      />
      {above}
      <Table
        {...table}
        columns={list === undefined ? table.columns : view.columns}
        rows={shown}
        empty={
          total > 0 ? (
            <NothingFits noun={noun} total={total} onClear={clear}>
              {looksIn}
            </NothingFits>
          ) : missing.length > 0 ? (
            <NoneRead />
          ) : (
            empty
          )
        }
        footer={{ start: isOn ? t`${fitting} of ${every}` : every, end: sum }}
      />
    </div>
  );
}
