import type { Operation, Problem } from '@esan/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from './client.ts';
import { courseOf, type Course } from './operation.ts';
import { watch } from './query.ts';
import { forget, operationOf, remember } from './tab-memory.ts';

const refused: Problem = { code: 'azure-refused', detail: 'The disk is too small.' };
const away = new ApiError({ code: 'unreachable' });
const blocked = new ApiError({ code: 'blocked-for-hours' });
const operation = { id: 'op-1', kind: 'create-vault', targetId: '/subscriptions/s/vaults/v' } as const;
const running: Operation = { ...operation, status: 'running', pollAfterMs: 7000 };
const succeeded: Operation = { ...operation, status: 'succeeded' };
const failed: Operation = { ...operation, status: 'failed', problem: refused };
const canceled: Operation = { ...operation, status: 'canceled' };
const unknown: Operation = { ...operation, status: 'unknown', problem: { code: 'unknown-word' }, pollAfterMs: 9000 };
const lost: Operation = { ...operation, status: 'unknown', problem: { code: 'not-found' } };

const seen = (item: Operation) => ({ data: { asOf: '2026-11-29T08:00:00Z', item }, error: null });
const unseen = { error: null };

test.each<[string, Parameters<typeof courseOf>, Course['state'], Problem | undefined]>([
  ['nothing was asked for', [undefined, unseen], 'none', undefined],
  ['nothing was asked for, whatever was seen before', [undefined, seen(succeeded)], 'none', undefined],
  ['it was never looked at', ['op-1', unseen], 'running', undefined],
  ['it could not be looked at yet', ['op-1', { error: away }], 'running', undefined],
  ['Azure is at work', ['op-1', seen(running)], 'running', undefined],
  [
    'the last look found it at work, and now the portal cannot be reached',
    ['op-1', { ...seen(running), error: away }],
    'running',
    undefined,
  ],
  ['Azure is done', ['op-1', seen(succeeded)], 'done', undefined],
  ['Azure has refused', ['op-1', seen(failed)], 'failed', refused],
  ['somebody has canceled it', ['op-1', seen(canceled)], 'failed', { code: 'canceled' }],
  ['Azure says a word that nobody knows', ['op-1', seen(unknown)], 'failed', { code: 'unknown-word' }],
  ['Azure shows nothing of it', ['op-1', seen(lost)], 'failed', { code: 'not-found' }],
  ['Azure was done at once', [succeeded, unseen], 'done', undefined],
  ['Azure refused at once', [failed, unseen], 'failed', refused],
  ['Azure has begun', [running, unseen], 'running', undefined],
  ['what was begun is done by now', [running, seen(succeeded)], 'done', undefined],
])('work is told as it goes where %s', (_, given, state, problem) => {
  expect(courseOf(...given)).toMatchObject({ state, problem });
});

test('work that could not be looked at says why', () => {
  expect(courseOf('op-1', { error: away }).error).toBe(away);
  expect(courseOf(undefined, { error: away }).error).toBe(null);
});

type Paced = { refetchInterval: (query: { state: { data: unknown; error: ApiError | null } }) => number | false };

test.each([
  ['has begun a moment ago', { data: undefined, error: null }, false],
  ['could not be looked at', { data: undefined, error: away }, 5000],
  ['runs', seen(running), 7000],
  ['ran, and could not be looked at just now', { ...seen(running), error: away }, 7000],
  ['may not be asked about for hours', { ...seen(running), error: blocked }, false],
  ['is done', seen(succeeded), false],
  ['has failed', seen(failed), false],
  ['is told in a word that nobody knows', seen(unknown), 9000],
  ['shows nothing', seen(lost), false],
])('work that %s is looked at again at the pace of Azure', (_, state, everyMs) => {
  expect((watch('op-1') as unknown as Paced).refetchInterval({ state })).toBe(everyMs);
});

afterEach(() => vi.unstubAllGlobals());

/** What a tab keeps over a reload. */
function tab(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

test('a tab keeps the work that it has asked for, in upper or in lower case, until it is dropped', () => {
  const kept = tab();
  remember('/subscriptions/S/vaults/V', 'op-1');
  expect(operationOf('/subscriptions/s/vaults/v')).toBe('op-1');
  remember('/subscriptions/s/vaults/v', 'op-2');
  expect(operationOf('/subscriptions/S/vaults/V')).toBe('op-2');
  forget('/SUBSCRIPTIONS/s/vaults/v');
  expect(operationOf('/subscriptions/s/vaults/v')).toBe(undefined);
  expect(kept.size).toBe(0);
});

test('a tab without storage knows of nothing, and nothing fails', () => {
  vi.stubGlobal('sessionStorage', undefined);
  remember('a', 'op-1');
  forget('a');
  expect(operationOf('a')).toBe(undefined);
});
