import { expect, test } from 'vitest';
import { worksIn } from './started-work.ts';

const at = '2026-09-08T08:00:00.000Z';

test('work that was begun is read as it was kept', () => {
  const works = [
    { at, title: 'Restore 2 volumes', to: '/restore/progress?intent=1' },
    { at, operationId: 'backup~1' },
    { at, operationId: 'undelete~1', about: 'sql-data-01' },
  ];
  expect(worksIn(JSON.stringify(works))).toEqual(works);
});

test.each([
  ['nothing', null],
  ['half a text', '[{"at":'],
  ['something else', '{"at":1}'],
  ['an operation that is no text', JSON.stringify([{ at, operationId: 7 }])],
  ['an operation about what is no text', JSON.stringify([{ at, operationId: 'backup~1', about: { a: 1 } }])],
  ['a page of another site', JSON.stringify([{ at, title: 'Restore', to: '//evil.example' }])],
  ['a script', JSON.stringify([{ at, title: 'Restore', to: 'javascript:alert(1)' }])],
  ['a page without a name', JSON.stringify([{ at, title: { a: 1 }, to: '/jobs' }])],
  ['no moment', JSON.stringify([{ title: 'Restore', to: '/jobs' }])],
])('of %s no work is told', (_what, text) => {
  expect(worksIn(text)).toEqual([]);
});
