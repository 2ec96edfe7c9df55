// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Opener } from './opener.tsx';

let root: Root | undefined;
beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(async () => {
  await act(() => Promise.resolve(root?.unmount()));
  vi.unstubAllGlobals();
});

test('where the code of a menu does not come, the page stays, says so, and the next press opens the menu', async () => {
  const load = vi.fn(() => Promise.resolve());
  load.mockRejectedValueOnce(new Error('The server is away.')).mockRejectedValueOnce(new Error('The server is away.'));
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const app = (
    <>
      <p>What is on the page</p>
      <Opener opens="menu" load={load} renderButton={(opens) => <button {...opens}>Columns</button>}>
        {({ isOpen }) => isOpen && <p>Protection</p>}
      </Opener>
    </>
  );
  await act(() => Promise.resolve(root?.render(app)));
  const button = place.querySelector('button');
  const press = () => act(() => Promise.resolve(button?.click()));
  // Coming near it fails without a word.
  await act(() => Promise.resolve(button?.focus()));
  expect(place.textContent).toBe('What is on the pageColumns');
  await press();
  expect(place.querySelector('[role=alert]')?.textContent).toMatch(/could not be loaded/);
  expect(button?.getAttribute('aria-expanded')).toBe('false');
  await press();
  expect(place.textContent).toBe('What is on the pageColumnsProtection');
  expect(load).toHaveBeenCalledTimes(3);
});
