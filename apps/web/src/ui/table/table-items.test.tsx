// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Column } from './table-columns.ts';
import { Items } from './table-items.tsx';
import { CellValue } from './table-rows.tsx';

const drawn = (columns: readonly Column<string>[]): string =>
  renderToStaticMarkup(
    <MemoryRouter>
      <Items label="Jobs" rows={['sql-data-01']} rules={{ columns, rowId: (row) => row }} />
    </MemoryRouter>,
  );

const volume: Column<string> = { key: 'volume', title: 'Volume', isName: true, sortBy: (row) => row };
const vault: Column<string> = { key: 'vault', title: 'Vault', cell: () => 'bv-eastus2' };

test.each([undefined, null, '', false])('a value that is %s takes no place in a row on a phone, and is a dash in its cell', (missing) => {
  const reason: Column<string> = { key: 'reason', title: 'Reason', cell: () => 'told elsewhere', phoneCell: () => missing };
  expect(drawn([volume, reason, vault])).toBe(drawn([volume, vault]));
  expect(renderToStaticMarkup(<CellValue>{missing}</CellValue>)).toContain('–');
});
