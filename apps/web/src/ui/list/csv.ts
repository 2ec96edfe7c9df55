import { tableMarks } from '../../settings/formats.ts';
import { fileTextOf, type Column } from '../table/table-columns.ts';

/** Excel reads a file as UTF-8 only where it begins with this. */
const byteOrderMark = '\uFEFF';

/** What spreadsheets take for a formula where a cell begins with it (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** One cell as RFC 4180 writes it, whatever stands between cells; a text that would run as a formula is led by an apostrophe. */
function cell(value: string | number | undefined, decimal: string): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', decimal);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as a file of separated values that Excel opens as it is: a line of titles, then a line for each row. The marks are those of the region that
 * was chosen: where decimals stand behind a comma, semicolons stand between cells.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { decimal, separator } = tableMarks()): string {
  const lines = [
    columns.map(({ title, fileTitle = title }) => cell(fileTitle, decimal)),
    ...rows.map((row) => columns.map((column) => cell(fileTextOf(column, row), decimal))),
  ];
  return `${byteOrderMark}${lines.map((line) => `${line.join(separator)}\r\n`).join('')}`;
}

/** The columns of a file: those that are shown, and those without which it would say less than the list. */
export const fileColumns = <Row>(all: readonly Column<Row>[], shown: readonly Column<Row>[]): Column<Row>[] => [
  ...shown,
  ...all.filter((column) => column.isInFile === true && !shown.includes(column)),
];

/** Hands a text to the browser as a file to keep. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
