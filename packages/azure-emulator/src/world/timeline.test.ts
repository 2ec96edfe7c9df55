import { assert, array, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { Timeline } from './timeline.ts';

test('what is planned happens oldest first, of one moment in the order in which it was planned, each at its own moment', () => {
  const moments = array(integer({ min: 0, max: 20 }), { maxLength: 40 });
  assert(
    property(moments, integer({ min: 0, max: 25 }), (planned, until) => {
      const timeline = new Timeline(0);
      const happened: { place: number; now: number }[] = [];
      for (const [place, moment] of planned.entries()) timeline.at(moment, () => happened.push({ place, now: timeline.now }));
      timeline.advanceTo(until);
      const inOrder = planned.map((moment, place) => ({ place, now: moment })).toSorted((one, other) => one.now - other.now);
      expect(happened).toEqual(inOrder.filter(({ now }) => now <= until));
      expect(timeline.nextDue).toBe(inOrder.find(({ now }) => now > until)?.now);
      expect(timeline.now).toBe(until);
    }),
  );
});

test('what is planned while time moves happens on the same way', () => {
  const timeline = new Timeline(0);
  const happened: string[] = [];
  timeline.at(10, () => {
    timeline.after(5, () => happened.push(`later, at ${timeline.now}`));
    timeline.at(3, () => happened.push(`too late, at ${timeline.now}`));
  });
  timeline.at(20, () => happened.push(`last, at ${timeline.now}`));
  timeline.advanceTo(20);
  expect(happened).toEqual(['too late, at 10', 'later, at 15', 'last, at 20']);
});
