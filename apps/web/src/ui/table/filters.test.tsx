// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
// Loaded by now, it stands at once.
import '../forms/clock-shown.tsx';
import { DateFilter } from './filters.tsx';

let place: HTMLElement;
let root: Root;
let router: ReturnType<typeof createBrowserRouter>;

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  window.history.replaceState(null, '', '/?from=2026-09-30');
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  router = createBrowserRouter([{ path: '*', element: <DateFilter label="From" param="from" /> }]);
  await act(async () => root.render(<RouterProvider router={router} />));
  await vi.waitFor(() => act(async () => expect(shown()).toBe('30/09/2026')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

const shown = () => place.querySelector('[role="group"]')?.textContent?.replaceAll(/[\u2066-\u2069]/g, '');
const step = (part: string, key: string) =>
  act(async () => {
    place.querySelector(`[data-part="${part}"]`)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
const goTo = (address: string) => act(() => router.navigate(address));

test('beside a day that does not exist stands by which day the list is narrowed still, and nobody is interrupted by it', async () => {
  await step('day', 'ArrowUp');
  expect([shown(), window.location.search]).toEqual(['31/09/2026', '?from=2026-09-30']);
  expect(place.querySelector('p')?.textContent).toMatch(/^This day does not exist\. The list is narrowed by 30 Sept? 2026\.$/);
  expect(place.querySelector('[role="alert"]')).toBeNull();
});

test('a day that does not exist does not come back with the address that it was typed over', async () => {
  await step('day', 'ArrowUp');
  await goTo('/?from=2026-09-08');
  expect(shown()).toBe('08/09/2026');
  await goTo('/?from=2026-09-30');
  expect([shown(), place.querySelector('p')]).toEqual(['30/09/2026', null]);
});

test('a day that is cleared narrows nothing any more', async () => {
  await step('day', 'ArrowUp');
  await act(async () => place.querySelector<HTMLElement>('[aria-label="Clear From"]')?.click());
  expect([shown(), window.location.search, place.querySelector('p')]).toEqual(['dd/mm/yyyy', '', null]);
});
