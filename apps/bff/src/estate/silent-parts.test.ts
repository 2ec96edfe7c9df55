import { api } from '@esan/contract';
import type { NewFault } from '@esan/azure-emulator/control';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse({ scenario: 'demo', graph: 'off' });
const admin = await portal.person('backup-admin');
const volumes = await admin.get(api.listVolumes, { query: {} });
const troubled = volumes.items[0]?.subscriptionId ?? '';
const others = volumes.items.filter(({ subscriptionId }) => subscriptionId !== troubled).length;
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const many = 1_000_000;

/** Everything about one of three subscriptions fails in one way. */
const ways: [string, NewFault, string][] = [
  ['is silent', { kind: 'hang', action: '*', ms: 60_000, carriedOut: false, times: many }, 'azure-silent'],
  [
    'is throttled for an hour',
    {
      kind: 'next-call',
      action: '*',
      status: 429,
      code: 'SubscriptionRequestsThrottled',
      message: 'Too many.',
      retryAfterSeconds: 3600,
      retryAfterAs: 'exact',
      times: many,
    },
    'throttled',
  ],
  ['has lists without an end', { kind: 'endless-list', action: '*', repeats: true, times: many }, 'endless-list'],
  [
    'leads to a foreign host',
    { kind: 'next-link-elsewhere', action: '*', origin: 'https://elsewhere.example', times: many },
    'foreign-host',
  ],
];

test.each(ways)('when one of three subscriptions %s, the others are there, and it is named', async (_, fault, code) => {
  await portal.azure.addFault({ ...fault, path: troubled } as NewFault);
  const { items, missing } = await admin.get(api.listVolumes, { query: {} });
  expect(items.filter(({ subscriptionId }) => subscriptionId !== troubled)).toHaveLength(others);
  expect(new Set(missing.map(({ problem }) => problem.code))).toEqual(new Set([code]));
});

test('two seconds, not the ten of a call, are waited for a silent part once the others are there', async () => {
  await portal.azure.addFault({ ...ways[0]?.[1], path: troubled } as NewFault);
  const { missing } = await admin.get(api.listVolumes, { query: {} });
  expect(missing.map(({ problem }) => problem.found)).toEqual(missing.map(() => ({ is: 'silent', seconds: 2, isChange: false })));
});

test('how long a throttled part is to be left alone is told', async () => {
  await portal.azure.addFault({ ...ways[1]?.[1], path: troubled } as NewFault);
  const { missing } = await admin.get(api.listVolumes, { query: {} });
  expect(missing[0]?.problem.retryAfterMs).toBe(3_600_000);
});

test('where Azure does not say its moment, none is made up', async () => {
  await portal.azure.addFault({ kind: 'change-answer', action: '*', headers: { Date: null }, times: many });
  const { asOf, items } = await admin.get(api.listVolumes, { query: {} });
  expect([asOf, items.length > 0]).toEqual(['', true]);
});
