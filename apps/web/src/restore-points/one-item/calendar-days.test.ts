import { expect, test } from 'vitest';
import { calendarDays, marksWords } from './calendar-days.ts';
import type { PointRow } from './point-rows.ts';

const about = {
  id: '1',
  time: '2026-09-08T13:00:00Z',
  day: '2026-09-08',
  asOf: '2026-09-09T08:00:00Z',
  tag: 'Default',
  isByTime: false,
} as const;
const point = (of: Partial<Extract<PointRow, { kind: 'point' }>> = {}): PointRow => ({
  ...about,
  kind: 'point',
  state: 'complete',
  expires: null,
  policy: 'gold',
  source: 'scheduled',
  ...of,
});

test.each<[string, PointRow, string]>([
  ['a scheduled point', point(), 'point'],
  ['one with the weekly tag', point({ tag: 'Weekly' }), 'square'],
  ['one on demand, whatever its tag', point({ tag: 'Weekly', source: 'on-demand' }), 'other'],
  ['one of which nothing tells who asked for it', point({ source: undefined }), 'quiet'],
  ['a failed backup', { ...about, kind: 'gap', state: 'failed', source: 'scheduled', job: 'j' }, 'cross'],
  ['a missed one', { ...about, kind: 'gap', state: 'missed', source: 'scheduled', job: 'j' }, 'ring'],
])('%s has a mark of its own', (_, row, mark) => {
  expect(calendarDays({ rows: [row], due: undefined, expired: [], unknown: [], forgotten: [] }, 'UTC').get('2026-09-08')?.marks).toEqual([
    mark,
  ]);
});

test('a day says what it has, and the next backup is on its day', () => {
  const rows = [point({ source: 'on-demand' }), point(), point()];
  const days = calendarDays(
    { rows, due: '2026-09-09T13:00:00Z', expired: ['2026-09-01'], unknown: ['2026-09-02'], forgotten: ['2026-08-31'] },
    'UTC',
  );
  expect([...days].map(([day, { words }]) => `${day}: ${words}`)).toEqual([
    '2026-09-08: 2 scheduled, 1 on demand',
    '2026-09-01: expired by now, if there was one',
    '2026-09-02: not known: no restore point, and no backup that failed',
    '2026-08-31: not known: expired, or not protected then',
    '2026-09-09: backup due next',
  ]);
  expect(marksWords([])).toBe('');
});
