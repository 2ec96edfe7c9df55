import { api } from '@esan/contract';
import type { NewFault } from '@esan/azure-emulator/control';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import type { Azure } from '../../azure/clients.ts';
import { graphRows } from './graph-rows.ts';

const portal = await rehearse({ scenario: 'demo' });
const admin = await portal.person('backup-admin');
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const many = 1_000_000;
const atGraph = { path: '/providers/Microsoft.ResourceGraph/resources', method: 'POST', action: '*', times: many };
const refused = (status: number, code: string, more: object = {}): NewFault => ({
  kind: 'next-call',
  ...atGraph,
  status,
  code,
  message: `Azure says ${code}.`,
  ...more,
});

const vaults = async () => {
  const { items, missing, from } = await admin.get(api.listVaults, { query: {} });
  return { names: items.map(({ name }) => name).sort(), missing, from };
};

test('a list of the whole estate comes from one query of Azure Resource Graph', async () => {
  expect(await vaults()).toMatchObject({ missing: [], from: 'resource-graph' });
});

test.each<[string, NewFault]>([
  ['refuses', refused(403, 'AuthorizationFailed')],
  ['is not in this cloud', refused(404, 'NoRegisteredProviderFound')],
  ['cannot do it', refused(501, 'NotImplemented')],
  ['throttles for longer than anybody waits', refused(429, 'RateLimiting', { retryAfterSeconds: 60, retryAfterAs: 'exact' })],
  ['fails', refused(500, 'InternalServerError')],
  ['answers with a page', { kind: 'unreadable-answer', ...atGraph, as: 'html', status: 200 }],
  ['answers with half a text', { kind: 'unreadable-answer', ...atGraph, as: 'truncated' }],
  ['answers with nothing', { kind: 'unreadable-answer', ...atGraph, as: 'empty' }],
  ['breaks off', { kind: 'cut', ...atGraph }],
  ['answers without rows', { kind: 'change-answer', ...atGraph, drop: ['data'] }],
  ['answers with a text for its rows', { kind: 'change-answer', ...atGraph, set: { data: 'rows' } }],
  ['answers with a null among its rows', { kind: 'change-answer', ...atGraph, set: { 'data[0]': null } }],
  ['says that its answer is cut', { kind: 'change-answer', ...atGraph, set: { resultTruncated: 'true' } }],
  ['counts more rows than it gives', { kind: 'change-answer', ...atGraph, set: { totalRecords: 1000 } }],
  ['leads in a circle', { kind: 'change-answer', ...atGraph, set: { $skipToken: 'again' } }],
])('where Resource Graph %s, the same list is read from each service, and says so', async (_, fault) => {
  const known = await vaults();
  await portal.azure.addFault(fault);
  expect(await vaults()).toEqual({ ...known, from: 'each-service' });
});

test('where Resource Graph asks to wait a moment, the list waits', async () => {
  await portal.azure.addFault(refused(429, 'RateLimiting', { retryAfterSeconds: 1, retryAfterAs: 'exact', times: 1 }));
  expect(await vaults()).toMatchObject({ missing: [], from: 'resource-graph' });
});

test('a vault that the graph tells wrong is one odd record, named, and the others stand', async () => {
  const { names } = await vaults();
  const type = 'microsoft.dataprotection/backupvaults';
  const id = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-odd`;
  await portal.azure.addFault({
    kind: 'change-answer',
    ...atGraph,
    set: { 'data[0].id': id, 'data[0].type': type, 'data[0].location': 5 },
  });
  const { missing, from } = await vaults();
  expect(from).toBe('resource-graph');
  expect(missing).toHaveLength(1);
  expect(missing[0]?.problem).toMatchObject({ code: 'unreadable-record', found: { is: 'record', field: 'location', fault: 'wrong' } });
  expect(names.length).toBeGreaterThan(1);
});

test('that Azure no longer takes the sign-in is told as such, and not as a graph without an answer', async () => {
  await portal.azure.addFault(refused(401, 'InvalidAuthenticationToken'));
  expect(await admin.try(api.listVaults, { query: {} })).toMatchObject({ status: 401 });
});

test('of many pages two are asked for at a time, for a person has few queries, and none any more once one has failed', async () => {
  const size = 10;
  const total = 8 * size;
  const skips: number[] = [];
  const [atOnce, most] = [new Set<number>(), { count: 0 }];
  const azureWhere = (fails: (skip: number) => boolean) =>
    ({
      hasGraph: true,
      signal: new AbortController().signal,
      graph: () => ({
        async resources({ options: { skip = 0 } }: { options: { skip?: number } }) {
          skips.push(skip);
          atOnce.add(skip);
          most.count = Math.max(most.count, atOnce.size);
          await new Promise(setImmediate);
          atOnce.delete(skip);
          const data = Array.from({ length: size }, (_, nth) => ({ id: skip + nth }));
          return { data: fails(skip) ? 'no rows' : data, totalRecords: total, resultTruncated: 'false', skipToken: 'on' };
        },
      }),
    }) as unknown as Azure;
  const rows = await graphRows(
    azureWhere(() => false),
    'resources | order by id asc',
  );
  expect(rows?.map(({ id }) => id)).toEqual(Array.from({ length: total }, (_, nth) => nth));
  expect([most.count, skips.length]).toEqual([2, 8]);
  skips.length = 0;
  const failed = azureWhere((skip) => skip === size);
  expect(await graphRows(failed, 'resources | order by id asc')).toBeUndefined();
  expect(skips).toEqual([0, 10, 20]);
});
