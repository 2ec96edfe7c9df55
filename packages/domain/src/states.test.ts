import { expect, test } from 'vitest';
import {
  canBackUpNow,
  canChangePolicy,
  canResume,
  canStop,
  instanceName,
  isChanging,
  protectionStates,
  stopChoices,
  takesVolume,
} from './estate/backup-instance.ts';
import { isRunning, jobStatuses, maySettle } from './work/job.ts';
import { isDone, troubleOf } from './work/operation.ts';

test('Azure is at work on an instance while it configures, updates or deletes', () => {
  expect(protectionStates.filter(isChanging)).toEqual(['configuring', 'updating', 'deleting']);
});

test('only a protected volume can be backed up on demand, or be given another policy', () => {
  expect(protectionStates.filter(canBackUpNow)).toEqual(['protected']);
  expect(protectionStates.filter(canChangePolicy)).toEqual(['protected']);
});

test('every instance takes its volume, apart from one whose configuration failed', () => {
  expect(protectionStates.filter((state) => !takesVolume(state))).toEqual(['not-configured']);
});

test('backups stop where they run, and go on where they were stopped', () => {
  const [keep, expire, remove] = stopChoices.map((choice) => protectionStates.filter((state) => canStop(state, choice)));
  expect(keep).toEqual(['protected', 'backups-paused']);
  expect(expire).toEqual(['protected']);
  expect(remove).toEqual(['protected', 'not-configured', 'error', 'stopped', 'backups-paused', 'expiry-paused']);
  expect(protectionStates.filter(canResume)).toEqual(['stopped', 'backups-paused']);
});

test('a job runs until it has an end', () => {
  expect(jobStatuses.filter(isRunning)).toEqual(['running', 'cancelling', 'paused']);
});

test('a job that Azure says an unknown word of may still come to one that is known, until it has ended', () => {
  expect(maySettle({ status: 'unknown', endedAt: null })).toBe(true);
  expect(maySettle({ status: 'unknown', endedAt: '2026-09-08T08:00:00Z' })).toBe(false);
  expect(maySettle({ status: 'running', endedAt: null })).toBe(true);
  expect(maySettle({ status: 'failed', endedAt: null })).toBe(false);
});

test('an operation is done however it ended', () => {
  const about = { id: 'x', kind: 'restore', targetId: 'y' } as const;
  expect(isDone({ ...about, status: 'running', pollAfterMs: 1 })).toBe(false);
  expect(isDone({ ...about, status: 'failed', problem: { code: 'unexpected' } })).toBe(true);
  expect(isDone({ ...about, status: 'canceled' })).toBe(true);
  expect(isDone({ ...about, status: 'unknown', problem: { code: 'unknown-word', detail: 'Pondering' }, pollAfterMs: 1 })).toBe(true);
});

test('whatever ended without success says why', () => {
  const about = { id: 'x', kind: 'restore', targetId: 'y' } as const;
  const pondering = { code: 'unknown-word', detail: 'Pondering' } as const;
  expect(troubleOf({ ...about, status: 'failed', problem: { code: 'busy' } })).toEqual({ code: 'busy' });
  expect(troubleOf({ ...about, status: 'unknown', problem: pondering, pollAfterMs: 1 })).toEqual(pondering);
  expect(troubleOf({ ...about, status: 'canceled' })).toEqual({ code: 'canceled' });
  expect([troubleOf({ ...about, status: 'succeeded' }), troubleOf({ ...about, status: 'running', pollAfterMs: 1 })]).toEqual([
    undefined,
    undefined,
  ]);
});

test('a backup instance is named as Azure names it', () => {
  expect(instanceName('san-prod', 'vg-databases', '0f')).toBe('san-prod-vg-databases-0f');
});
