import { api } from '@esan/contract';
import type { BegunJob, ListedJob } from '@esan/domain';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const minutes = 60_000;
const log = 'Microsoft.Insights/eventtypes/values/read';

/** Backups that take half a minute, so that two of them begin within one. */
const portal = await rehearse({ pace: { backup: 30_000 } });
const admin = await portal.person('backup-admin');
const reader = await portal.person('reader');
const { instanceId, instance } = await protectVolume(portal, admin);
const world = await portal.azure.detail();
beforeEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const upnOf = (role: string): string => `${role}@${world.name}.example`;
const administrator = { kind: 'person', name: 'Backup administrator', account: upnOf('backup-admin') };
const operator = { kind: 'person', name: 'Backup operator', account: upnOf('backup-operator') };

/** A backup asked of Azure past the portal, by a client that gives its requests no ids. */
async function backUpPast(role: string): Promise<void> {
  const answer = await portal.azureAt(`${instanceId}/backup?api-version=2026-06-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await portal.azure.token(upnOf(role))}`, 'content-type': 'application/json' },
    body: JSON.stringify({ backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Default' } } }),
  });
  expect(answer.status).toBe(202);
}

const asked = ({ id, instanceId: of, startedAt, activityId }: ListedJob): BegunJob => ({
  id,
  instanceId: of,
  startedAt,
  activityId,
  operation: 'backup',
});

/** Who began every job, or those that began as is said, the newest first, as a reader is told. */
async function starters(trigger?: ListedJob['trigger']) {
  const { items: all } = await reader.get(api.listJobs, { query: {} });
  const items = all.filter((job) => trigger === undefined || job.trigger === trigger);
  const told = await reader.get(api.listJobStarters, { body: { jobs: items.map(asked) } });
  return { ...told, items: items.map(({ id }) => told.items.find(({ jobId }) => jobId === id)?.starter) };
}

async function callsOf<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  const before = (await portal.azure.requests()).length;
  const done = await work();
  return [done, (await portal.azure.requests()).slice(before).map(({ path }) => path.split('?')[0]?.split('/').at(-1) ?? '')];
}

describe('who began a job', () => {
  test('is told of a press by its id, in one question', async () => {
    const [{ items, missing }, calls] = await callsOf(starters);
    expect([items, missing]).toEqual([[{ is: 'known', by: administrator }], []]);
    expect(calls.filter((call) => call === 'values')).toHaveLength(1);
  });

  test('is not told before the log has it', async () => {
    await portal.azure.advance(3 * 60 * minutes, { evenIfIdle: true });
    await backUpPast('backup-operator');
    await portal.azure.advance(minutes);
    expect((await starters()).items[0]).toEqual({ is: 'unknown', because: 'not-yet' });
    await portal.azure.advance(60 * minutes, { evenIfIdle: true });
    expect((await starters()).items[0]).toEqual({ is: 'known', by: operator });
  });

  test('is not told of a scheduled backup', async () => {
    await portal.azure.advance(24 * 60 * minutes, { evenIfIdle: true });
    const { items } = await reader.get(api.listJobs, { query: {} });
    expect(items[0]?.trigger).toBe('scheduled');
    expect((await starters()).items[0]).toEqual({ is: 'unknown', because: 'not-logged' });
  });

  test('is nobody where two requests without ids may have begun it', async () => {
    await backUpPast('backup-admin');
    await portal.azure.advance(40_000, { evenIfIdle: true });
    await backUpPast('backup-operator');
    await portal.azure.advance(60 * minutes, { evenIfIdle: true });
    expect((await starters('on-demand')).items.slice(0, 2)).toEqual([
      { is: 'unknown', because: 'several' },
      { is: 'known', by: administrator },
    ]);
  });

  test('is asked once for jobs of one day, and again for those of another', async () => {
    const [, calls] = await callsOf(starters);
    expect(calls.filter((call) => call === 'values')).toHaveLength(2);
  });

  test.each([
    ['nobody may read', 403, 'AuthorizationFailed', 'not-allowed'],
    ['Azure does not tell for now', 429, 'SubscriptionRequestsThrottled', 'throttled'],
  ])('is missing with the reason where the log is one that %s', async (_, status, code, problem) => {
    await portal.azure.addFault({ kind: 'next-call', action: log, status, code, message: 'No.', retryAfterSeconds: 30, times: 20 });
    const { items, missing } = await starters();
    expect(new Set(items)).toEqual(new Set([undefined]));
    expect(missing).toHaveLength(items.length);
    expect(missing[0]).toMatchObject({ id: expect.stringContaining('/backupJobs/'), problem: { code: problem } });
  });

  test('is missing where the log goes on and on', async () => {
    await portal.azure.addFault({ kind: 'endless-list', action: log, repeats: false, method: 'GET', path: '*', times: 1000 });
    const { missing } = await starters();
    expect(missing[0]).toMatchObject({ problem: { code: 'long-list' } });
  });
});

describe('what was done to an item', () => {
  const since = '2026-09-08T00:00:00.000Z';

  test('is told with who did it, the newest first, and asked in one question', async () => {
    await admin.get(api.stopBackup, { params: instance, body: { points: 'keep' } });
    await portal.azure.advance(60 * minutes);
    const [{ items, missing }, calls] = await callsOf(() => reader.get(api.listLoggedDeeds, { params: instance, query: { since } }));
    expect(missing).toEqual([]);
    expect(calls).toEqual(['values']);
    expect(items.map(({ kind, by, outcome }) => [kind, by?.name, outcome])).toEqual([
      ['stop', 'Backup administrator', 'succeeded'],
      ['back-up', 'Backup operator', 'succeeded'],
      ['back-up', 'Backup administrator', 'succeeded'],
      ['back-up', 'Backup operator', 'succeeded'],
      ['back-up', 'Backup administrator', 'succeeded'],
      ['configure', 'Backup administrator', 'succeeded'],
    ]);
  });

  test('tells of refusals, too, and names an application as one', async () => {
    const { clientId = '', clientSecret = '' } = world.principals.find(({ role }) => role === 'Owner') ?? {};
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const tenant = '11111111-1111-4111-8111-111111111111';
    const token = await portal.azureAt(`/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, scope: 'https://management.azure.com/.default' }),
    });
    const { access_token: bearer } = (await token.json()) as { access_token: string };
    const refused = await portal.azureAt(`${instanceId}/suspendBackups?api-version=2026-06-01`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await portal.azure.advance(5 * minutes, { evenIfIdle: true });
    const { items } = await reader.get(api.listLoggedDeeds, { params: instance, query: { since } });
    expect(items[0]).toMatchObject({ kind: 'pause', by: { kind: 'application', name: clientId, account: null }, outcome: 'refused' });
  });

  test('cannot be told where nobody may read the log, which is said', async () => {
    await portal.azure.addFault({ kind: 'next-call', action: log, status: 403, code: 'AuthorizationFailed', message: 'No.', times: 5 });
    const { status, problem } = await reader.try(api.listLoggedDeeds, { params: instance, query: { since } });
    expect([status, problem?.code]).toEqual([403, 'not-allowed']);
  });
});
