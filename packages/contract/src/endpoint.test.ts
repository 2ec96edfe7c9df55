import { expect, test } from 'vitest';
import { addressOf } from './endpoint.ts';
import { api } from './index.ts';

test('every part of an address is encoded', () => {
  const params = { subscriptionId: '00000000-0000-0000-0000-000000000001', resourceGroup: 'rg(1)', disk: 'a/b' };
  expect(addressOf(api.getDisk, { params })).toBe(
    '/api/subscriptions/00000000-0000-0000-0000-000000000001/resource-groups/rg(1)/disks/a%2Fb',
  );
});

test('a query leaves out what is undefined', () => {
  expect(addressOf(api.listVolumes, { query: { subscriptionId: undefined } })).toBe('/api/volumes');
  expect(addressOf(api.listVolumes, { query: { subscriptionId: 'x&y' } })).toBe('/api/volumes?subscriptionId=x%26y');
});

test('an endpoint that changes something is never a GET, and its path never repeats another', () => {
  const calls = Object.values(api).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(calls).size).toBe(calls.length);
  expect(Object.values(api).filter((endpoint) => endpoint.method === 'get' && 'body' in endpoint)).toEqual([]);
});
