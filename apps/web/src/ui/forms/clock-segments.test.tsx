// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byDefault, type Choices } from '../../settings/choices.ts';
import { choose } from '../../settings/chosen.ts';
import { ClockSegments } from './clock-segments.tsx';
import type { ClockKind } from '../time/moment-text.ts';

let place: HTMLElement;
let root: Root;
const told: string[] = [];

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // The test's own page tells of a selection that has not moved, over and over.
  vi.spyOn(Selection.prototype, 'collapse').mockReturnValue();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  choose(byDefault);
  told.length = 0;
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Held({ kind, start }: { kind: ClockKind; start: string }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <ClockSegments
        label="As of"
        kind={kind}
        value={value}
        onChange={(next) => {
          told.push(next);
          setValue(next);
        }}
        isWrong={false}
        isBeside={false}
        saidBy={undefined}
      />
      <button type="button" id="outside" onClick={() => setValue('')}>
        Empty it
      </button>
    </>
  );
}

const show = (kind: ClockKind, start: string) => act(async () => root.render(<Held kind={kind} start={start} />));
const field = () => place.querySelector('[role="group"]');
const parts = () => [...place.querySelectorAll<HTMLElement>('[role="spinbutton"]')];
// Marks that keep a time from being turned around in a language that is written from right to left.
const words = () => field()?.textContent?.replaceAll(/[\u2066-\u2069]/g, '');

test.each([
  ['GB', '07/09/2026, 14:05', 'dd/mm/yyyy'],
  ['US', '09/07/2026, 14:05', 'mm/dd/yyyy'],
  ['SE', '2026-09-07, 14:05', 'yyyy-mm-dd'],
] satisfies [Choices['region'], string, string][])(
  'as in %s a moment is written %s, and a day that is missing %s',
  async (region, moment, day) => {
    choose({ region });
    await show('moment', '2026-09-07T14:05');
    expect(words()).toBe(moment);
    await act(async () => root.render(<Held key="day" kind="day" start="" />));
    expect(words()).toBe(day);
  },
);

test('each part has its name and its value for those who do not see it, and is stepped with the arrow keys', async () => {
  await show('moment', '2026-09-07T14:05');
  expect(parts().map((part) => [part.getAttribute('aria-label')?.replace(/,.*/, '').trim(), part.getAttribute('aria-valuetext')])).toEqual([
    ['day', '07'],
    ['month', '09 – September'],
    ['year', '2026'],
    ['hour', '14'],
    ['minute', '05'],
  ]);
  const [day] = parts();
  await act(async () => {
    day?.focus();
    day?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
  });
  expect(told).toEqual(['2026-09-08T14:05']);
});

const part = (name: string) => place.querySelector<HTMLElement>(`[data-part="${name}"]`);
/** Types into a part, key by key, as a browser tells of it. */
async function type(name: string, keys: string) {
  await act(async () => part(name)?.focus());
  for (const data of keys) {
    await act(async () => {
      part(name)?.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data, bubbles: true, cancelable: true }));
    });
  }
}
const press = (name: string, key: string) =>
  act(async () => {
    part(name)?.focus();
    part(name)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
const leave = () => act(async () => (document.activeElement as HTMLElement).blur());

test.each([
  ['a day that its month lacks', '31', '2026-09-31T10:00', '31/09/2026, 10:00'],
  ['a day that it has', '30', '2026-09-30T10:00', '30/09/2026, 10:00'],
])('%s is told as it was typed, and stands so once the keys have left', async (_, keys, said, shown) => {
  await show('moment', '2026-09-08T10:00');
  await type('day', keys);
  expect(told).toEqual(['2026-09-03T10:00', said]);
  await leave();
  expect([words(), told.at(-1)]).toEqual([shown, said]);
});

test('a day that does not exist goes back to the one before it, which is told', async () => {
  await show('moment', '2026-09-03T10:00');
  await type('day', '31');
  await type('day', '03');
  expect([words(), told.at(-1)]).toEqual(['03/09/2026, 10:00', '2026-09-03T10:00']);
});

test('a day and a month that are typed with a zero before them are those that were meant, be they the same as before', async () => {
  await show('moment', '2026-09-01T10:00');
  await type('day', '01');
  expect(words()).toBe('01/09/2026, 10:00');
  await type('month', '01');
  await type('year', '2030');
  expect([words(), told.at(-1)]).toEqual(['01/01/2030, 10:00', '2030-01-01T10:00']);
});

test('a part that is taken out leaves no moment, nor does what is typed until all is there', async () => {
  await show('moment', '2026-09-08T10:00');
  await press('hour', 'Backspace');
  await press('hour', 'Backspace');
  expect([words(), told.at(-1)]).toEqual(['08/09/2026, ––:00', '2026-09-08T--:00']);
  await leave();
  expect(words()).toBe('08/09/2026, ––:00');
  await type('hour', '11');
  expect(told.at(-1)).toBe('2026-09-08T11:00');
});

test('an empty day is told part by part, and as none once all is taken out', async () => {
  await show('day', '');
  await type('day', '07');
  expect(told.at(-1)).toBe('--------07');
  await press('day', 'Backspace');
  await press('day', 'Backspace');
  expect([words(), told.at(-1)]).toEqual(['dd/mm/yyyy', '']);
});

test('what is half typed goes with a press of Clear', async () => {
  await show('day', '');
  await type('day', '07');
  await act(async () => place.querySelector<HTMLElement>('[aria-label="Clear As of"]')?.click());
  expect([words(), told.at(-1)]).toEqual(['dd/mm/yyyy', '']);
});

test.each([
  ['day', 'day', 'dd/mm/yyyy'],
  ['moment', 'day', 'dd/mm/yyyy, ––:––'],
  ['time', 'hour', '––:––'],
] satisfies [ClockKind, string, string][])('a half typed %s goes where the field is emptied from outside', async (kind, name, shown) => {
  await show(kind, '');
  await type(name, '07');
  const before = told.length;
  await act(async () => place.querySelector<HTMLElement>('#outside')?.click());
  expect([words(), told.slice(before)]).toEqual([shown, []]);
  await type(name, '08');
  expect(told.at(-1)).toContain('08');
});

test('of a text that is none nothing is told before something is typed', async () => {
  await show('day', 'tomorrow');
  expect(told).toEqual([]);
  await type('day', '07');
  expect(told.at(-1)).toBe('--------07');
});

test('a time of day is written on the clock of 24 hours', async () => {
  choose({ region: 'US' });
  await show('time', '22:30');
  expect(words()).toBe('22:30');
});
