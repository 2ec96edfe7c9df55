import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';
import { newQueryClient } from '../api/query.ts';
import { cellOf, type Column } from '../ui/table/table-columns.ts';

/** A column that asks as its rows come into sight, over some rows that all are; with what its cells say. */
export async function shownColumn<Row>(use: () => Column<Row>, rows: readonly Row[]) {
  let column: Column<Row> | undefined;
  function Cells() {
    const own = use();
    column = own;
    return rows.map((row, index) => <p key={index}>{cellOf(own, row)}</p>);
  }
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  onTestFinished(() => {
    act(() => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
  });
  await act(async () => {
    root.render(
      <QueryClientProvider client={newQueryClient()}>
        <Cells />
      </QueryClientProvider>,
    );
    await vi.dynamicImportSettled();
  });
  await act(() => new Promise((done) => setTimeout(done)));
  if (column === undefined) throw new Error('No column was drawn.');
  return { column, says: () => [...place.querySelectorAll('p')].map(({ textContent }) => textContent) };
}
