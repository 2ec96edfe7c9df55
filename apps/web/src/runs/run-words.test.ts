import { expect, test } from 'vitest';
import { runTitle, sendAgainWords, type RunCounts } from './run-words.tsx';

const counts = (all: number, done: number, failed = 0, unknown = 0): RunCounts => ({ all, done, failed, unknown });

test.each<[state: Parameters<typeof runTitle>[0]['state'], of: RunCounts, volume: string | undefined, title: string]>([
  ['running', counts(10_000, 4996), undefined, 'Configuring backup of 10,000 volumes: 4,996 configured'],
  ['running', counts(1, 0), 'web', 'Configuring backup of web'],
  ['succeeded', counts(10_000, 10_000), undefined, 'Backup of all 10,000 volumes is configured'],
  ['succeeded', counts(1, 1), undefined, 'Backup of 1 volume is configured'],
  ['succeeded', counts(2, 2), undefined, 'Backup of both volumes is configured'],
  ['succeeded', counts(1, 1), 'web', 'Backup of web is configured'],
  ['failed', counts(10_000, 4996, 5004), undefined, 'Backup of 4,996 of 10,000 volumes is configured, 5,004 failed'],
  ['failed', counts(1, 0, 1), 'web', 'Backup of web is not configured'],
  ['canceled', counts(20, 1), undefined, 'Backup of 1 of 20 volumes is configured, the run was cancelled'],
  ['succeeded', counts(20, 19, 0, 1), undefined, 'Backup of 19 of 20 volumes is configured, 1 is not known'],
  ['succeeded', counts(20, 0, 0, 20), undefined, 'Whether backup of 20 volumes is configured is not known'],
  ['succeeded', counts(1, 0, 0, 1), 'web', 'Whether backup of web is configured is not known'],
])('a run that is %s with the counts %j of the volume %s is titled “%s”', (state, of, volume, title) => {
  expect(runTitle({ state }, of, volume)).toBe(title);
});

test.each<[others: string[], words: string]>([
  [['failed', 'failed'], 'Retry failed only'],
  [['failed', 'not sent'], 'Configure the others'],
  [['not sent'], 'Configure the others'],
])('where the others are %j the press that sends them again says “%s”', (others, words) => {
  expect(sendAgainWords(others.map((one) => ({ problem: one === 'failed' ? { code: 'unreadable-answer' } : null })))).toBe(words);
});
