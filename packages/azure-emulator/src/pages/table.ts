import { html, type Html, type Piece } from './html.ts';

/** A table: what its columns are called, and the cells of each row. */
export const tableOf = (columns: readonly string[], rows: readonly (readonly Piece[])[]): Html =>
  html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td> `)}
          </tr> `,
      )}
    </tbody>
  </table>`;
