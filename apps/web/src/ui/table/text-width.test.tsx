// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Column } from './table-columns.ts';
import { Table } from './table.tsx';
import { textWidth } from './text-width.ts';

const fonts = Object.assign(new EventTarget(), { status: 'loading' });
const measured = vi.fn<(letter: string) => void>();
const canvases = vi.fn<() => void>();
let letterWidth = 10;

function measureText(letter: string) {
  measured(letter);
  return { width: letterWidth };
}

class Canvas {
  constructor() {
    canvases();
  }
  getContext() {
    return { font: '', measureText };
  }
}

const fontComes = () => fonts.dispatchEvent(new Event('loadingdone'));

beforeEach(() => {
  letterWidth = 10;
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('OffscreenCanvas', Canvas);
  Object.defineProperty(document, 'fonts', { configurable: true, value: fonts });
});
afterEach(() => {
  fontComes();
  Reflect.deleteProperty(document, 'fonts');
  vi.clearAllMocks();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('while the font of the page is on its way each letter is measured once, on one canvas for each weight', () => {
  for (let index = 0; index < 1000; index += 1) textWidth(`volume-${index}`);
  expect(measured).toHaveBeenCalledTimes(new Set('volume-0123456789').size);
  expect(canvases).toHaveBeenCalledTimes(1);
  textWidth('volume', 600);
  expect(canvases).toHaveBeenCalledTimes(2);
});

test('a text that was measured is not taken apart again', () => {
  const letters = vi.spyOn(String.prototype, Symbol.iterator);
  textWidth('volume-1');
  const before = letters.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  expect(textWidth('volume-1')).toBe(80);
  expect(letters).toHaveBeenCalledTimes(before);
});

test('letters are measured anew once the font of the page has come', () => {
  expect(textWidth('disk')).toBe(40);
  letterWidth = 8;
  expect(textWidth('disk')).toBe(40);
  fontComes();
  expect(textWidth('disk')).toBe(32);
});

const columns: readonly Column<string>[] = [
  { key: 'name', title: 'Name', isName: true, sortBy: (name) => name },
  { key: 'vault', title: 'Vault', width: '100px', sortBy: () => 'bv-people-eastus2' },
];
const rows = ['disk-1'];

test('the columns of a table take the widths of the font that has come', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(280);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(() =>
    Promise.resolve(
      root.render(
        <MemoryRouter>
          <Table label="Volumes" rows={rows} columns={columns} rowId={(name) => name} empty={null} />
        </MemoryRouter>,
      ),
    ),
  );
  const vault = () => [...place.querySelectorAll('col')].at(-1)?.style.width;
  expect(vault()).toBe('190px');
  letterWidth = 8;
  act(() => void fontComes());
  expect(vault()).toBe('156px');
  act(() => root.unmount());
  place.remove();
});
