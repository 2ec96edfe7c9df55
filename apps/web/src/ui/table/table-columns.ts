import type { ReactNode } from 'react';
import type { Cut } from '../values/middle-cut.tsx';

/** Widths of a table, in px, at which a column may leave. */
export type Room = 560 | 760 | 960 | 1120;

type Value<Row> = (row: Row) => string | number | undefined;

/** A column; make columns once, at module level. A cell that is undefined shows a dash. */
export type Column<Row> = {
  key: string;
  title: string;
  /** Makes the column sortable, and is what it shows where it has no other cell. Undefined sorts last. */
  sortBy?: Value<Row>;
  /** What a file says of the row where that is not what it is sorted by; moments as ISO 8601 has them. */
  text?: Value<Row>;
  /** What heads it in a file where that says more: the unit that its cells have on screen. */
  fileTitle?: string;
  /** Stands in a file also where it is not shown: by it rows of the same name are told apart, or it says what another column shows beside its own. */
  isInFile?: boolean;
  /** Its cells are read as their rows come into sight: reads those of all rows that go into a file or onto paper. */
  readAll?: (rows: readonly Row[]) => Promise<unknown>;
  /** The rows have few different values here: the list can be narrowed to one of them, in the address under the key of the column. */
  hasFewValues?: boolean;
  /** What stands for such a value in the address where its words are ours: the same in every language. */
  code?: (row: Row) => string | undefined;
  /** Shown once it is chosen. */
  isExtra?: boolean;
  /** The name of the row: set in bold, carries the row's link. One per table. */
  isName?: boolean;
  /** All that its cell says beside an icon: the column needs no more room than that. */
  words?: (row: Row) => string;
  /** Shows moments: its head names the place whose clock they are written by. */
  isMoment?: boolean;
  /** Right-aligned, in figures of one width. */
  isNumeric?: boolean;
  /** Shows one mark, which stands in the middle below its head. */
  isMark?: boolean;
  /** CSS width; columns without one share what is left. */
  width?: string;
  /** Leaves when the table itself is narrower than this, be it for the window or for an open panel. */
  hideBelow?: Room;
  /** The same of one that was chosen: it stays as long as it has room, and makes room for others as early. */
  yieldsBelow?: Room | undefined;
  /** On a phone: beside the name, at the end of the second line, or not at all; otherwise in the second line. */
  onPhone?: 'beside' | 'end' | 'hide';
  /** What stands in that second line where the cell says too little without its head. */
  phoneCell?: (row: Row) => ReactNode;
} & ({ cell: (row: Row) => ReactNode } | { cell?: never; sortBy: Value<Row> });

/** What a column shows of a row. */
export const cellOf = <Row>({ cell, sortBy }: Column<Row>, row: Row): ReactNode => (cell ?? sortBy)?.(row);

/** Whether a cell shows nothing: a condition that does not hold is none of its values. */
export const isNothing = (shown: ReactNode): boolean => shown === undefined || shown === null || shown === '' || typeof shown === 'boolean';

/** What a file says of a row in this column. */
export const fileTextOf = <Row>({ text, sortBy }: Column<Row>, row: Row): string | number | undefined => (text ?? sortBy)?.(row);

/** How rows are chosen. `mode` one gives radio buttons, many gives checkboxes with one for all, some gives them without. */
export type Selection<Row> = {
  mode: 'one' | 'some' | 'many';
  selected: readonly string[];
  onChange: (ids: string[]) => void;
  /** What the box of a row is called. */
  label: (row: Row) => string;
  /** Why a row cannot be chosen; show it in the state column too. */
  blocked?: (row: Row) => string | undefined;
  /** Rows that cannot be chosen keep their colour: the list is there to be read, too. */
  blockedStaysPlain?: boolean;
  /** Whether some of what a row stands for is chosen, but not all. */
  isMixed?: (row: Row) => boolean;
};

/** Rows that stand above and below one another, and open and close: the table is a tree grid. */
export type TreeRules<Row> = {
  /** How deep a row is, which of how many beside it, and whether it is open; undefined for one with nothing below it. */
  of: (row: Row) => { level: number; at: number; of: number; isOpen: boolean | undefined };
  toggle: (row: Row) => void;
  /** The row that the tab key leads to. */
  activeId: string | undefined;
  onActive: (id: string) => void;
};

/** What the rows of a table have in common. */
export type RowRules<Row> = {
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Where a row leads; undefined for one that leads nowhere. */
  rowLink?: ((row: Row) => string | undefined) | undefined;
  /** Whether what a row opens stands within the page: the fields of the address go along. */
  keepsFields?: ((row: Row) => boolean) | undefined;
  /** A link on the name alone: a press elsewhere in the row still chooses it. */
  nameLink?: ((row: Row) => string | undefined) | undefined;
  /** The row that is open in the side panel. */
  openId?: string | undefined;
  /** The row that is brought into sight, a moment after it is named here. */
  inSight?: string | undefined;
  needsAttention?: ((row: Row) => boolean) | undefined;
  selection?: Selection<Row> | undefined;
  /** By columns, the names that have no room there, with where they are cut. */
  cuts?: ReadonlyMap<string, ReadonlyMap<string, Cut>> | undefined;
  tree?: TreeRules<Row> | undefined;
};

/** The chosen ids after a press on one row. */
export function toggled<Row>({ mode, selected }: Selection<Row>, id: string): string[] {
  if (mode === 'one') return [id];
  return selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id];
}
