import { expect, test } from 'vitest';
import { jobStatusOf, outcomeOf, type Told } from './words.ts';

const underWay = { hasEnded: false, hasError: false };
const ended = { hasEnded: true, hasError: false };
const withError = { hasEnded: true, hasError: true };

test.each<[string, Omit<Told, 'said'>, ReturnType<typeof jobStatusOf>, ReturnType<typeof outcomeOf>]>([
  ['InProgress', underWay, 'running', 'running'],
  ['Inprogress', underWay, 'running', 'running'],
  ['IN PROGRESS', underWay, 'running', 'running'],
  ['in-progress', underWay, 'running', 'running'],
  ['Queued', underWay, 'running', 'running'],
  ['Pending', underWay, 'running', 'running'],
  ['Accepted', underWay, 'running', 'running'],
  ['Completed', ended, 'completed', 'succeeded'],
  ['completed', ended, 'completed', 'succeeded'],
  ['Succeeded', underWay, 'completed', 'succeeded'],
  ['success', underWay, 'completed', 'succeeded'],
  ['CompletedWithWarnings', ended, 'completed-with-warnings', 'succeeded'],
  ['Completed with warnings', withError, 'completed-with-warnings', 'succeeded'],
  ['Failed', withError, 'failed', 'failed'],
  ['FAILED', ended, 'failed', 'failed'],
  ['TimedOut', withError, 'failed', 'failed'],
  ['Timed out', ended, 'failed', 'failed'],
  ['Cancelled', ended, 'cancelled', 'canceled'],
  ['Canceled', ended, 'cancelled', 'canceled'],
  ['Cancelling', underWay, 'cancelling', 'running'],
  ['Canceling', underWay, 'cancelling', 'running'],
  ['Paused', underWay, 'paused', 'running'],
])('%s is read in any case and spelling', (said, told, status, outcome) => {
  expect([jobStatusOf({ said, ...told }), outcomeOf({ said, ...told })]).toEqual([status, outcome]);
});

test.each<[string, Told, ReturnType<typeof jobStatusOf>, ReturnType<typeof outcomeOf>]>([
  ['what carries an error is not completed', { said: 'Completed', ...withError }, 'failed', 'failed'],
  ['what has ended is not running', { said: 'InProgress', ...ended }, 'unknown', 'unknown'],
  ['what has ended with an error has failed, whatever its word', { said: 'InProgress', ...withError }, 'failed', 'failed'],
  ['what runs may have met an error on the way', { said: 'InProgress', hasEnded: false, hasError: true }, 'running', 'running'],
  ['a word that nobody knows is unknown', { said: 'Pondering', ...underWay }, 'unknown', 'unknown'],
  ['and has not succeeded by having ended', { said: 'Pondering', ...ended }, 'unknown', 'unknown'],
  ['with an error and an end, it has failed', { said: 'Pondering', ...withError }, 'failed', 'failed'],
  ['an operation is given an error only when it failed', { said: 'Pondering', hasEnded: false, hasError: true }, 'unknown', 'failed'],
  ['no word at all is unknown', { said: undefined, ...ended }, 'unknown', 'unknown'],
])('%s', (_, told, status, outcome) => {
  expect([jobStatusOf(told), outcomeOf(told)]).toEqual([status, outcome]);
});
