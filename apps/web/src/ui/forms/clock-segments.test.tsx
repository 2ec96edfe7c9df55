// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byDefault, type Choices } from '../../settings/choices.ts';
import { choose } from '../../settings/chosen.ts';
import { ClockSegments } from './clock-segments.tsx';
import type { ClockKind } from './clock-kind.ts';

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

test('a time of day is written on the clock of 24 hours', async () => {
  choose({ region: 'US' });
  await show('time', '22:30');
  expect(words()).toBe('22:30');
});
