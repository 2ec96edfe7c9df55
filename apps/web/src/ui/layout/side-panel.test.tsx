// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SidePanel } from './side-panel.tsx';

let place: HTMLElement;
let root: Root;
const onClose = vi.fn();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.body.appendChild(document.createElement('div'));
  for (const name of ['first', 'second']) {
    const row = document.body.appendChild(document.createElement('button'));
    row.id = name;
  }
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  onClose.mockReset();
  vi.unstubAllGlobals();
});

const rowOf = (name: string) => document.getElementById(name);
const show = (name?: string) =>
  act(async () =>
    root.render(
      name === undefined ? null : (
        <SidePanel key={name} title={name} onClose={onClose}>
          {name}
        </SidePanel>
      ),
    ),
  );
const escape = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));

test('the focus goes back to the row whose panel was open last', async () => {
  rowOf('first')?.focus();
  await show('first');
  rowOf('second')?.focus();
  await show('second');
  expect(document.activeElement?.textContent).toBe('second');
  await show();
  expect(document.activeElement?.id).toBe('second');
});

test('Escape closes the panel, and not while a dialog above the page is open', async () => {
  await show('first');
  const above = document.body.appendChild(document.createElement('dialog'));
  above.open = true;
  escape();
  expect(onClose).not.toHaveBeenCalled();
  above.remove();
  escape();
  expect(onClose).toHaveBeenCalledOnce();
});
