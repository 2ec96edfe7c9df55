import { expect, test } from 'vitest';
import { dayEdges, dayPaths } from './day-paths.ts';

test('a month of days is a path for each way to draw them, however many they are', () => {
  const month = [
    ...Array.from({ length: 20 }, () => 'point' as const),
    'failed',
    'point',
    'missed',
    'due',
    'none',
    'none',
    'none',
  ] as const;
  expect([...dayPaths(month, { width: 900, height: 24 }).keys()]).toEqual([
    'point',
    'failed',
    'missed',
    'due',
    'quiet',
    'failed mark',
    'missed mark',
    'due mark',
  ]);
});

test.each([
  [31, 1000],
  [30, 739],
  [15, 277],
  [1, 18],
])('%i days in %i px fill the room, each at whole pixels, with a gap between them', (count, width) => {
  const edges = dayEdges(count, width);
  expect([edges[0]?.left, edges.at(-1)?.right]).toEqual([0, width]);
  for (const [index, { left, right }] of edges.entries()) {
    expect([Number.isInteger(left), Number.isInteger(right)]).toEqual([true, true]);
    expect(edges[index + 1]?.left ?? width + 3).toBe(right + 3);
  }
});

test.each([
  ['point', 'M2.5 0.5h13'],
  ['missed', 'M2.5 1h13'],
] as const)('the line around a day that is %s ends where its box does', (look, begin) => {
  expect(dayPaths([look], { width: 18, height: 18 }).get(look)).toMatch(new RegExp(`^${begin}`));
});
