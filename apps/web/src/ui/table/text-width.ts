import { useSyncExternalStore } from 'react';
import { cellOf, type Column } from './table-columns.ts';

type Weight = 400 | 600;
type Pen = OffscreenCanvasRenderingContext2D;

/** What a letter takes, in px, where it cannot be measured. */
const usual = 7.4;
/** What a cell keeps free at its sides, in px, and what an icon before its words takes. */
export const padding = 20;
const icon = 23;
/** What the arrow in a head takes, beyond what its letters are smaller by. */
const arrow = 10;

/** What draws each weight, and how wide it draws letters and whole texts. */
let rulers = new Map<Weight, { pen: Pen; known: Map<string, number> }>();
const listeners = new Set<() => void>();

function forget(): void {
  rulers = new Map();
  for (const changed of listeners) changed();
}

function newRuler(weight: Weight) {
  const pen = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) return undefined;
  pen.font = `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
  // Until the page's font is there, another one is measured.
  document.fonts.addEventListener('loadingdone', forget);
  const ruler = { pen, known: new Map<string, number>() };
  rulers.set(weight, ruler);
  return ruler;
}

/** How wide a text is in a cell, in px: each letter and each text is measured once, so that thousands of names are quick. */
export function textWidth(text: string, weight: Weight = 400): number {
  const ruler = rulers.get(weight) ?? newRuler(weight);
  if (ruler === undefined) return usual * text.length;
  const { pen, known } = ruler;
  let width = known.get(text);
  if (width === undefined) {
    width = 0;
    for (const letter of text) width += letter === text ? pen.measureText(letter).width : textWidth(letter, weight);
    known.set(text, width);
  }
  return width;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Another one whenever a font has come: what was measured before holds no more. */
export const useFont = (): unknown => useSyncExternalStore(listen, () => rulers);

/** How wide a text of a column is: names are set in bold. */
export const widthIn =
  <Row>({ isName }: Column<Row>) =>
  (text: string): number =>
    textWidth(text, isName === true ? 600 : 400);

/** Whether a column shows texts alone. */
export const isText = <Row>({ isName, isNumeric, cell }: Column<Row>): boolean =>
  isName === true || (isNumeric !== true && cell === undefined);

/** What a column says in these rows, each text once. */
export function textsIn<Row>(column: Column<Row>, rows: readonly Row[]): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const row of rows) {
    const text = column.words === undefined ? cellOf(column, row) : column.words(row);
    if (typeof text === 'string') texts.add(text);
  }
  return texts;
}

/** How wide the columns must be, in px, for their heads and all that their rows say, and for what they needed before: known of texts, and of words beside an icon. */
export function neededWidths<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  before: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const more = new Map<string, number>();
  for (const column of columns) {
    if (column.words === undefined && !isText(column)) continue;
    const head = textWidth(column.title, 600) + padding + (column.sortBy === undefined ? 0 : arrow);
    const widthOf = widthIn(column);
    let widest = 0;
    for (const text of textsIn(column, rows)) widest = Math.max(widest, widthOf(text));
    const width = Math.ceil(Math.max(head, widest + padding + (column.words === undefined ? 0 : icon)));
    if (widest > 0 && width > (before.get(column.key) ?? 0)) more.set(column.key, width);
  }
  return more.size === 0 ? before : new Map([...before, ...more]);
}
