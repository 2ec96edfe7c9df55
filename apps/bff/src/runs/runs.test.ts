import { api } from '@esan/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { prepareVault } from '../testing/rehearsed-volume.ts';
import { doOne } from '../testing/set-of-one.ts';

let portal: Rehearsal;
let admin: As;
let rows: { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string }[];

beforeEach(async () => {
  portal = await rehearse({ pageSize: 2 });
  admin = await portal.person('backup-admin');
  const { choice, groupId } = await prepareVault(portal, admin);
  rows = ['sql-data-01', 'sql-data-02', 'sql-log-01'].map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}` }));
});
afterEach(() => portal.close());

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';
const minutes = 60_000;
const place = ({ subscriptionId, resourceGroup, name }: { subscriptionId: string; resourceGroup: string; name: string }) => ({
  subscriptionId,
  resourceGroup,
  run: name,
});
const nameIn = (volumeId: string) => volumeId.split('/').at(-1) ?? '';

/** What is told of each volume beforehand, once Azure has worked it out. */
async function foretold(as: As = admin, some = rows) {
  const first = (await as.get(api.forecastRun, { body: { plan: planOfRows(some) } })).item;
  if (first.status !== 'asked') return first;
  expect((await as.get(api.forecastRun, { body: { plan: planOfRows(some), forecast: first.forecast } })).item.status).toBe('asked');
  await portal.azure.advance(5000);
  return (await as.get(api.forecastRun, { body: { plan: planOfRows(some), forecast: first.forecast } })).item;
}

const changesIn = async (some = rows) => {
  const told = await foretold(admin, some);
  return told.status === 'told' ? told.rows.map(({ volumeId, change }) => `${nameIn(volumeId)} ${change}`) : told.status;
};

/** How each volume of a run stands. */
async function standings(run: { subscriptionId: string; resourceGroup: string; name: string }, as: As = admin) {
  const { item } = await as.get(api.getRun, { params: place(run) });
  return { state: item.state, rows: item.rows.map(({ volumeId, state }) => `${nameIn(volumeId)} ${state}`) };
}

test('a plan is one deployment: its volumes are protected whether or not anybody watches, and anybody may look', async () => {
  const { item: run } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  expect(run).toMatchObject({ state: 'running', volumes: 3, failed: 0, endedAt: null, resourceGroup: 'rg-backup' });
  expect(await standings(run)).toEqual({ state: 'running', rows: ['sql-data-01 queued', 'sql-data-02 queued', 'sql-log-01 queued'] });
  await portal.azure.advance(2000);
  expect((await standings(run)).rows).toEqual(['sql-data-01 configuring', 'sql-data-02 configuring', 'sql-log-01 configuring']);
  await portal.azure.advance(5 * minutes);
  const reader = await portal.person('reader');
  expect(await standings(run, reader)).toEqual({
    state: 'succeeded',
    rows: ['sql-data-01 configured', 'sql-data-02 configured', 'sql-log-01 configured'],
  });
  const listed = await reader.get(api.listRuns, { query: {} });
  expect(listed.items).toMatchObject([{ name: run.name, state: 'succeeded', volumes: 3, failed: 0 }]);
  expect(Date.parse(listed.items[0]?.endedAt ?? '')).toBeGreaterThan(Date.parse(run.startedAt));
});

test('where the vault cannot be read, of no volume it is said that it is protected, though the deployment has succeeded', async () => {
  const { item: run } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  await portal.azure.advance(5 * minutes);
  await portal.azure.addFault({
    kind: 'next-call',
    action: `${instances}/read`,
    status: 403,
    code: 'AuthorizationFailed',
    message: 'No.',
    times: 1,
  });
  const { item } = await admin.get(api.getRun, { params: place(run) });
  expect(item.rows.map(({ state, problem }) => [state, problem?.code])).toEqual([
    ['unknown', 'not-allowed'],
    ['unknown', 'not-allowed'],
    ['unknown', 'not-allowed'],
  ]);
  expect((await standings(run)).rows).toEqual(['sql-data-01 configured', 'sql-data-02 configured', 'sql-log-01 configured']);
});

test('items of a run are those that single calls would make: the same names, the same bodies', async () => {
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are three.');
  await doOne(admin, api.configureBackups, first);
  await portal.azure.advance(5 * minutes);
  await admin.get(api.startRun, { body: { plan: planOfRows([second, third]) } });
  await portal.azure.advance(5 * minutes);
  const made = await portal.azure.resources(instances);
  const shape = ({ properties, name }: (typeof made)[number]) =>
    JSON.stringify({ ...properties, name }).replaceAll(/sql-(data|log)-0\d|[0-9a-f]{8}-[-0-9a-f]{27}/g, '…');
  expect(made).toHaveLength(3);
  expect(new Set(made.map(shape)).size).toBe(1);
  for (const row of rows) expect((await doOne(admin, api.configureBackups, row)).item.status).toBe('succeeded');
});

test('the same press is the same run: twice at once, later, by another person, in another order', async () => {
  const operator = await portal.person('backup-operator');
  const [mine, again, theirs] = await Promise.all([
    admin.get(api.startRun, { body: { plan: planOfRows(rows) } }),
    admin.get(api.startRun, { body: { plan: planOfRows(rows) } }),
    operator.get(api.startRun, { body: { plan: planOfRows(rows.toReversed()) } }),
  ]);
  await portal.azure.advance(5 * minutes);
  const later = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  expect(new Set([mine, again, theirs, later].map(({ item }) => item.name)).size).toBe(1);
  expect(later.item.state).toBe('succeeded');
  expect(await portal.azure.resources(instances)).toHaveLength(3);
  const puts = (await portal.azure.requests()).filter(({ method, path }) => method === 'PUT' && path.includes('/deployments/'));
  expect(puts.filter(({ status }) => status < 300)).toHaveLength(1);
});

test('an answer that is lost is looked up by the name of the run', async () => {
  await portal.azure.addFault({ kind: 'drop-after-accept', action: 'Microsoft.Resources/deployments/write' });
  const { item } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  expect(item.state).toBe('running');
  await portal.azure.advance(5 * minutes);
  expect((await standings(item)).state).toBe('succeeded');
});

test('what-if says what is made and what is left; protected otherwise is refused before anything is sent', async () => {
  expect(await changesIn()).toEqual(['sql-data-01 make', 'sql-data-02 make', 'sql-log-01 make']);
  const [first] = rows;
  await admin.get(api.startRun, { body: { plan: planOfRows(first === undefined ? [] : [first]) } });
  await portal.azure.advance(5 * minutes);
  expect(await changesIn()).toEqual(['sql-data-01 leave', 'sql-data-02 make', 'sql-log-01 make']);
  const { item } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  await portal.azure.advance(5 * minutes);
  expect((await standings(item)).rows).toEqual(['sql-data-02 configured', 'sql-log-01 configured', 'sql-data-01 left']);
  expect(await portal.azure.resources(instances)).toHaveLength(3);
  const other = rows.map((row) => ({ ...row, snapshotGroupId: row.snapshotGroupId.replace('rg-snapshots', 'rg-restore') }));
  expect((await admin.try(api.startRun, { body: { plan: planOfRows(other) } })).problem?.code).toBe('name-taken');
});

test('of a volume that fails the run tells why in the words of Azure, and trying that one again makes only that', async () => {
  await portal.azure.addFault({
    kind: 'fail-later',
    operation: 'configure',
    target: 'sql-data-02',
    code: 'UserErrorSubscriptionDiskQuotaLimitReached',
    message: 'The disk quota of the subscription is reached.',
    recommendedAction: 'Raise the quota.',
  });
  const { item } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  await portal.azure.advance(5 * minutes);
  const { item: run } = await admin.get(api.getRun, { params: place(item) });
  expect([run.state, run.failed, run.volumes]).toEqual(['failed', 1, 3]);
  const failed = run.rows.filter(({ state }) => state === 'failed');
  expect(failed).toMatchObject([
    {
      volumeId: rows[1]?.volumeId,
      problem: {
        code: 'quota-reached',
        azureCode: 'UserErrorSubscriptionDiskQuotaLimitReached',
        detail: 'The disk quota of the subscription is reached.',
        recommendedActions: ['Raise the quota.'],
      },
    },
  ]);
  expect(failed.map(({ later }) => later)).toEqual([null]);
  const retried = await admin.get(api.startRun, { body: { plan: planOfRows(rows.slice(1, 2)) } });
  expect(retried.item.name).not.toBe(item.name);
  await portal.azure.advance(5 * minutes);
  expect(await standings(retried.item)).toEqual({ state: 'succeeded', rows: ['sql-data-02 configured'] });
  const told = (await admin.get(api.getRun, { params: place(item) })).item.rows.map(({ volumeId, later }) => [nameIn(volumeId), later]);
  const { subscriptionId, resourceGroup, name } = retried.item;
  expect(Object.fromEntries(told)).toEqual({
    'sql-data-01': null,
    'sql-data-02': { run: { subscriptionId, resourceGroup, name }, isProtected: true },
    'sql-log-01': null,
  });
  expect((await admin.get(api.listRuns, { query: {} })).items.map(({ state }) => state)).toEqual(['succeeded', 'failed']);
  // The first plan once more is the same run, which now finds nothing to do.
  expect((await admin.get(api.startRun, { body: { plan: planOfRows(rows) } })).item).toMatchObject({
    name: item.name,
    state: 'running',
    failed: 0,
  });
  await portal.azure.advance(5 * minutes);
  expect(await standings(item)).toEqual({ state: 'succeeded', rows: ['sql-data-01 left', 'sql-data-02 left', 'sql-log-01 left'] });
});

test('a run that is cancelled begins nothing more; what has ended cannot be cancelled and says how it stands', async () => {
  const { item } = await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  const cancelled = await admin.get(api.cancelRun, { params: place(item) });
  expect(cancelled.item.rows).toHaveLength(3);
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  expect(await standings(item)).toEqual({
    state: 'canceled',
    rows: ['sql-data-01 not-sent', 'sql-data-02 not-sent', 'sql-log-01 not-sent'],
  });
  expect((await admin.get(api.cancelRun, { params: place(item) })).item.state).toBe('canceled');
  expect(await portal.azure.resources(instances)).toEqual([]);
});

test.each([
  ['a person without the right to deploy', { status: 403, code: 'AuthorizationFailed' }],
  ['Azure Policy', { status: 403, code: 'RequestDisallowedByPolicy' }],
  ['a cloud that knows no what-if', { status: 501, code: 'NotImplemented' }],
])('where deployments are refused, by %s, it is said before the press', async (_, { status, code }) => {
  const message =
    "The client 'a@b.c' with object id 'x' does not have authorization to perform action 'Microsoft.Resources/deployments/whatIf/action' over scope '/subscriptions/s' or the scope is invalid.";
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.Resources/deployments/whatIf/action',
    status,
    code,
    message,
    times: 9,
  });
  expect((await foretold()).status).toBe('not-possible');
});

const timesAsked = async () => (await portal.azure.requests()).filter(({ path }) => /[/]whatif/i.test(path)).length;
const answers = {
  kind: 'next-call',
  action: '*',
  method: 'GET',
  path: '/subscriptions/*/operationresults/*',
  message: 'No.',
  times: 99,
} as const;

const look = (forecast?: string) =>
  admin.try(api.forecastRun, { body: { plan: planOfRows(rows), ...(forecast === undefined ? {} : { forecast }) } });
const forecastIn = ({ reply }: Awaited<ReturnType<typeof look>>) => (reply?.item.status === 'asked' ? reply.item.forecast : '');

test('who may not read what Azure says beforehand is told so, and Azure is not asked again', async () => {
  const asked = await look();
  await portal.azure.addFault({ ...answers, status: 403, code: 'AuthorizationFailed' });
  const { status, problem } = await look(forecastIn(asked));
  expect([status, problem?.code]).toEqual([403, 'not-allowed']);
  expect(await timesAsked()).toBe(1);
});

test('an answer that Azure has forgotten is asked for anew once, and then told to be missing', async () => {
  await portal.azure.addFault({ ...answers, status: 404, code: 'ResourceNotFound' });
  const anew = await look(forecastIn(await look()));
  expect(anew.status).toBe(200);
  expect((await look(forecastIn(anew))).status).toBe(404);
  expect(await timesAsked()).toBe(2);
});

test('a run is of one vault and one policy, each volume with a name of its own; what is no run of ours is none', async () => {
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('There are three.');
  const problemOf = async (some: typeof rows) => (await admin.try(api.startRun, { body: { plan: planOfRows(some) } })).problem?.code;
  expect(await problemOf([{ ...first, policyId: first.policyId.replace('bv-eastus2', 'bv-other') }])).toBe('bad-request');
  const named = [first, second].map((row) => ({ ...row, instance: 'twice' }));
  expect(await problemOf(named)).toBe('bad-request');
  const at = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', run: 'somebody-elses' };
  expect((await admin.try(api.getRun, { params: at })).problem?.code).toBe('not-found');
  expect((await admin.try(api.cancelRun, { params: at })).problem?.code).toBe('not-found');
});

test('a plan of as many volumes as one may have, with long names, goes into one request', async () => {
  const [first] = rows;
  const volumes = Array.from({ length: 500 }, (_, index) => ({
    name: `${'v'.repeat(59)}-${String(index).padStart(3, '0')}`,
    instance: 'i'.repeat(100) + index,
  }));
  const group = { groupId: first?.volumeId.split('/volumes/')[0] ?? '', snapshotGroupId: first?.snapshotGroupId ?? '', volumes };
  const plan = { vaultId: first?.vaultId ?? '', policyId: first?.policyId ?? '', groups: [group] };
  const { item } = await admin.get(api.startRun, { body: { plan } });
  expect(item.volumes).toBe(500);
});
