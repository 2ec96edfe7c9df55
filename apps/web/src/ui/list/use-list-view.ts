import { useEffect, useEffectEvent, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAddressFields, useWriteFields } from '../forms/address.ts';
import type { Column } from '../table/table-columns.ts';
import { chosenColumns, columnsInOrder, columnsParam, columnsText, movedColumn, usualColumns } from './chosen-columns.ts';
import { longestSearch, renamedView, withoutView, withView, type KeptView } from './kept-list.ts';
import { useKept } from './use-kept.ts';
import { putView, searchOf, viewParam } from './view-fields.ts';

/** How a list is looked at: its columns, and the views that the person has named. */
export type ListView<Row> = {
  /** All columns that there are, and those that are shown. */
  all: readonly Column<Row>[];
  columns: readonly Column<Row>[];
  choose: (keys: readonly string[]) => void;
  /** All columns but the name, as the chooser has them. */
  inOrder: readonly Column<Row>[];
  /** Puts a column that is shown one place to the front or to the back. */
  move: (key: string, by: -1 | 1) => void;
  /** The usual columns again. */
  forget: () => void;
  views: readonly KeptView[];
  /** The view that the list begins with. */
  start: string | undefined;
  beginWith: (name: string | undefined) => void;
  /** The view that the address names, and whether something was changed since. */
  name: string | undefined;
  isChanged: boolean;
  /** Whether anything narrows or orders the list. */
  isPlain: boolean;
  open: (view: KeptView | undefined) => void;
  /** Whether it says more than is kept of one view. */
  isTooLong: boolean;
  save: (name: string) => void;
  rename: (from: string, to: string) => void;
  remove: (name: string) => void;
  /** An address that shows the list so to anybody, columns included. */
  link: string;
};

type Asked<Row> = {
  /** The list by which the browser keeps what was chosen. */
  list: string;
  columns: readonly Column<Row>[];
  /** The fields of the address that narrow and order the list. */
  params: readonly string[];
};

const columnFields = [columnsParam, viewParam];

/**
 * The columns that are shown, and how they are chosen: the choice is kept, and stands in the address to be passed on. A view has its own columns, the
 * usual ones where it names none: what is chosen in it belongs to it alone.
 */
function useColumns<Row>({ list, columns }: Asked<Row>) {
  const [kept, changeKept] = useKept(list);
  const [fields, write] = useAddressFields(columnFields);
  const inAddress = fields.get(columnsParam);
  const isInView = (fields.get(viewParam) ?? '') !== '';
  const ofList = isInView ? undefined : kept.columns;
  const shown = useMemo(() => chosenColumns(columns, inAddress, ofList), [columns, inAddress, ofList]);
  const choose = (keys: readonly string[]) => {
    if (!isInView) changeKept((before) => ({ ...before, columns: keys }));
    write((before) => before.set(columnsParam, keys.join('*')));
  };
  const forget = () => {
    if (!isInView) changeKept((before) => ({ ...before, columns: undefined }));
    write((before) => before.delete(columnsParam));
  };
  return {
    all: columns,
    columns: shown,
    choose,
    forget,
    inOrder: columnsInOrder(columns, shown),
    move: (key: string, by: -1 | 1) => choose(movedColumn(shown, key, by)),
  };
}

/** All that a view of a list says: what narrows and orders it, and its columns where they are not the usual ones, wherever they were chosen. */
function wholeView<Row>(
  fields: URLSearchParams,
  params: readonly string[],
  columns: readonly Column<Row>[],
  shown: readonly Column<Row>[],
) {
  const whole = new URLSearchParams(searchOf(fields, params));
  if (shown !== usualColumns(columns)) whole.set(columnsParam, columnsText(shown));
  return whole;
}

/** What a kept view says, as it would be kept now. */
function wholeKept<Row>({ search }: KeptView, { params, columns }: Asked<Row>): string {
  const fields = new URLSearchParams(search);
  return wholeView(fields, params, columns, chosenColumns(columns, fields.get(columnsParam), undefined)).toString();
}

/** How a list is looked at. A list that is called up with nothing in its address begins with the view that was chosen for that. */
export function useListView<Row>(asked: Asked<Row>): ListView<Row> {
  const { list, columns, params } = asked;
  const chosen = useColumns(asked);
  const [kept, changeKept] = useKept(list);
  const [fields] = useSearchParams();
  const write = useWriteFields();
  const all = useMemo(() => [...params, columnsParam], [params]);
  const search = searchOf(fields, all);
  const named = fields.get(viewParam) ?? '';
  const found = kept.views.find(({ name }) => name === named);
  const open = (view: KeptView | undefined) =>
    write((before) => {
      putView(before, all, view ?? { search: '' });
      // Said in the address: otherwise a reload would begin with the chosen view once more.
      if (view === undefined && kept.start !== undefined) before.set(viewParam, '');
    });
  const begin = useEffectEvent(() => {
    const first = kept.views.find(({ name }) => name === kept.start);
    if (first !== undefined && search === '' && !fields.has(viewParam)) open(first);
  });
  useEffect(() => begin(), []);
  const whole = wholeView(fields, params, columns, chosen.columns);
  const text = whole.toString();
  return {
    ...chosen,
    views: kept.views,
    start: kept.start,
    beginWith: (start) => changeKept((before) => ({ ...before, start })),
    name: named === '' ? undefined : named,
    isChanged: found !== undefined && wholeKept(found, asked) !== text,
    isPlain: search === '',
    open,
    isTooLong: text.length > longestSearch,
    save: (name) => {
      changeKept((before) => withView(before, { name, search: text }));
      write((before) => putView(before, all, { name, search: text }));
    },
    rename: (from, to) => {
      changeKept((before) => renamedView(before, from, to));
      if (named === from) write((before) => before.set(viewParam, to));
    },
    remove: (name) => {
      changeKept((before) => withoutView(before, name));
      // What is shown stays, under no name.
      if (named === name) write((before) => putView(before, all, { search: text }));
    },
    link: linkTo(whole, named),
  };
}

function linkTo(search: URLSearchParams, named: string): string {
  if (named !== '') search.set(viewParam, named);
  const { origin, pathname } = window.location;
  const text = search.toString();
  return `${origin}${pathname}${text === '' ? '' : `?${text}`}`;
}
