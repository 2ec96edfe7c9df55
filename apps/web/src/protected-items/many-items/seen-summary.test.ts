import { expect, test } from 'vitest';
import { seenSummary } from './seen-summary.ts';

type Row = Parameters<typeof seenSummary>[0][number];

const row = (id: string, kind?: 'ready' | 'asking' | 'refused'): Row => ({
  id,
  because: undefined,
  state: kind === undefined ? undefined : kind === 'refused' ? { kind, problem: { code: 'canceled' } } : { kind },
});
const leftOut: Row = { id: 'x', because: 'It is not among those that your account sees.', state: undefined };

test.each<[string, Row[], boolean, ReturnType<typeof seenSummary>]>([
  [
    'all went well',
    [row('a', 'ready'), row('b', 'ready'), leftOut],
    true,
    { title: '2 of 2 items are done.', tone: 'good', failed: [], rest: [] },
  ],
  [
    'one was never begun',
    [row('a', 'ready'), row('b')],
    true,
    { title: '1 of 2 items is done, of 1 nothing shows in Azure.', tone: 'warn', failed: [], rest: ['b'] },
  ],
  [
    'a vault did not tell its jobs',
    [row('a', 'ready'), row('b')],
    false,
    { title: '1 of 2 items is done, of 1 it is not known.', tone: 'warn', failed: [], rest: [] },
  ],
  [
    'nothing of it is known',
    [row('a'), row('b')],
    false,
    { title: '0 of 2 items are done, of 2 it is not known.', tone: 'warn', failed: [], rest: [] },
  ],
  [
    'some failed and some were not begun',
    [row('a', 'refused'), row('b'), row('c', 'ready')],
    true,
    { title: '1 of 3 items is done, 1 failed, of 1 nothing shows in Azure.', tone: 'bad', failed: ['a'], rest: ['b'] },
  ],
  [
    'some still go on',
    [row('a', 'asking'), row('b')],
    true,
    { title: '0 of 2 items are done, Azure is at work on 1, of 1 nothing shows in Azure.', tone: 'info', failed: [], rest: [] },
  ],
  ['there is nothing of it', [leftOut], true, { title: 'Nothing of it shows in Azure.', tone: 'warn', failed: [], rest: [] }],
])('when %s, work that was begun elsewhere says so, and begins nothing twice', (_, rows, isKnown, told) => {
  expect(seenSummary(rows, isKnown)).toEqual(told);
});
