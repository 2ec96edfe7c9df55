import { expect, test } from 'vitest';
import { jobDays, jobsInAll } from './job-days.ts';

const quarters = [
  { at: '2026-09-01T15:00:00.000Z', status: 'failed', count: 1 },
  { at: '2026-09-07T22:00:00.000Z', status: 'completed', count: 30 },
  { at: '2026-09-08T13:00:00.000Z', status: 'running', count: 2 },
  { at: '2026-09-08T13:00:00.000Z', status: 'completed-with-warnings', count: 1 },
  { at: '2026-09-08T12:00:00.000Z', status: 'cancelled', count: 1 },
] as const;

test('jobs stand at the day on which they began by the clock of who looks', () => {
  const days = jobDays(quarters, '2026-09-08T14:00:00.000Z', 'UTC');
  expect(days.map(({ day, done, warned, failed, running, other }) => [day, done, warned, failed, running, other])).toEqual([
    ['2026-09-01', 0, 0, 1, 0, 0],
    ['2026-09-02', 0, 0, 0, 0, 0],
    ['2026-09-03', 0, 0, 0, 0, 0],
    ['2026-09-04', 0, 0, 0, 0, 0],
    ['2026-09-05', 0, 0, 0, 0, 0],
    ['2026-09-06', 0, 0, 0, 0, 0],
    ['2026-09-07', 30, 0, 0, 0, 0],
    ['2026-09-08', 0, 1, 0, 2, 1],
  ]);
  const inSydney = jobDays(quarters, '2026-09-08T14:00:00.000Z', 'Australia/Sydney');
  expect(inSydney.map(({ day, done }) => [day, done])).toContainEqual(['2026-09-08', 30]);
});

test('every job of the week is on one of its days, wherever one looks from', () => {
  for (const zone of ['UTC', 'Australia/Sydney', 'America/Los_Angeles', 'Pacific/Kiritimati'])
    expect(jobsInAll(jobDays(quarters, '2026-09-08T14:00:00.000Z', zone))).toEqual({
      done: 30,
      warned: 1,
      failed: 1,
      running: 2,
      other: 1,
    });
});

test.each([
  ['Asia/Kolkata', '2026-09-14T18:50:00.000Z', '2026-09-07T19:00:00.000Z', 0],
  ['Asia/Kolkata', '2026-09-14T18:50:00.000Z', '2026-09-08T18:45:00.000Z', 1],
  ['Europe/Berlin', '2026-04-04T22:20:00.000Z', '2026-03-28T22:30:00.000Z', 0],
  ['Europe/Berlin', '2026-10-31T23:20:00.000Z', '2026-10-24T22:30:00.000Z', 0],
])('in %s at %s what began at %s is on day %i of eight', (zone, asOf, at, index) => {
  const days = jobDays([{ at, status: 'failed', count: 2 }], asOf, zone);
  expect(days.map(({ failed }) => failed)).toEqual(Array.from({ length: 8 }, (_, day) => (day === index ? 2 : 0)));
});
