// @vitest-environment happy-dom
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ActionButton } from './button.tsx';
import { CommandBar } from './command-bar.tsx';

let place: HTMLElement;
let root: Root;
let presses: number;

beforeEach(() => {
  place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
  presses = 0;
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const show = (because?: string, busy?: boolean) =>
  flushSync(() =>
    root.render(
      <ActionButton onPress={() => (presses += 1)} because={because} busy={busy}>
        Assign 2 roles
      </ActionButton>,
    ),
  );
const button = () => place.querySelector('button') ?? place;
const press = () => flushSync(() => button().click());
const reason = 'The roles of the vault are being read.';
/** What a tooltip shows; one that does not show still stands there for screen readers. */
const tooltips = () =>
  [...document.querySelectorAll('[role=tooltip]')].filter((one) => getComputedStyle(one).display !== 'none').map((one) => one.textContent);

/** The pointer comes to the button, and stays there until it shows why it is off. */
async function stayAt(): Promise<void> {
  button().dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await vi.waitFor(() => expect(tooltips()).toEqual([reason]), { timeout: 60_000 });
}

test('a button that is off shows why to somebody who comes to it', async () => {
  show(reason);
  expect(tooltips()).toEqual([]);
  await stayAt();
  press();
  expect(presses).toBe(0);
});

test('why a button is off is read as a part of where the button stands', async () => {
  show(reason);
  await stayAt();
  expect(place.querySelector('[role=tooltip]')?.textContent).toBe(reason);
  expect(document.getElementById(button().getAttribute('aria-describedby') ?? '')?.textContent).toBe(reason);
});

test('a button that goes off because it was pressed shows nothing that would take the next Escape', async () => {
  show(reason);
  await stayAt();
  show();
  press();
  expect(presses).toBe(1);
  show('All roles are assigned.');
  expect(tooltips()).toEqual([]);
});

test('two clicks at once are one press of what is at work for a while; once it has been at work it can be pressed again', () => {
  show(undefined, false);
  press();
  press();
  expect(presses).toBe(1);
  show(undefined, true);
  press();
  expect(presses).toBe(1);
  show(undefined, false);
  // Of a double click this is the second.
  flushSync(() => button().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 })));
  expect(presses).toBe(1);
  press();
  expect(presses).toBe(2);
});

test.each([
  ['that only opens something is pressed each time', undefined, 2],
  ['that begins work is pressed once by two clicks at once', false, 1],
])('a command %s', (_, busy, times) => {
  const about = { key: 'roles', label: 'Roles of the vault', icon: <i />, onPress: () => (presses += 1) };
  const command = busy === undefined ? about : { ...about, busy };
  flushSync(() =>
    root.render(
      <MemoryRouter>
        <CommandBar commands={[command]} />
      </MemoryRouter>,
    ),
  );
  press();
  press();
  expect(presses).toBe(times);
});
