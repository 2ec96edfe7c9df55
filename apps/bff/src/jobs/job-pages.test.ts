import { api, type Input, type Reply } from '@esan/contract';
import { jobStatuses } from '@esan/domain';
import { afterAll, describe, expect, test } from 'vitest';
import { startBothWays } from '../testing/both-ways.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { protectMore, protectVolume } from '../testing/rehearsed-volume.ts';

type Asked = Input<typeof api.listJobs>['query'];
type Answer = Reply<typeof api.listJobs>;

type Way = 'resource-graph' | 'each-service';

const hour = 3_600_000;

/** Two volumes that are backed up together at 13:00, for eight days; one backup of the last night failed. */
const both = await startBothWays();
const portal = await both.estate({ pageSize: 200 });
const admin = await portal.person('backup-admin');
const readers = await both.person(portal, 'reader');
const volume = await protectVolume(portal, admin);
await protectMore(portal, admin, volume, ['sql-more-02']);
await portal.azure.advance(7 * 24 * hour, { evenIfIdle: true });
await portal.azure.addFault({
  kind: 'fail-later',
  operation: 'backup',
  target: 'sql-more-02',
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Raise the quota.',
});
await portal.azure.advance(24 * hour, { evenIfIdle: true });
afterAll(() => both.close());

async function askedBy(way: Way, query: Asked): Promise<Answer> {
  const answer = await readers[way]?.get(api.listJobs, { query });
  if (answer === undefined) throw new Error(`Nobody reads by ${way}.`);
  expect(answer.from).toBe(way);
  return answer;
}

const idsOf = (pages: readonly Answer[]) => pages.flatMap(({ items }) => items.map(({ id }) => id));

describe.each<Way>(['resource-graph', 'each-service'])('by %s', (way) => {
  const asked = (query: Asked): Promise<Answer> => askedBy(way, query);

  /** Every page one after the other. */
  async function pagesOf(query: Asked): Promise<Answer[]> {
    const pages = [await asked(query)];
    for (let next = pages[0]?.next; typeof next === 'string'; next = pages.at(-1)?.next) pages.push(await asked({ ...query, after: next }));
    return pages;
  }

  test('jobs come in pages, the newest first, each once, also those that began together', async () => {
    const whole = await asked({});
    expect(whole.items).toHaveLength(18);
    expect(whole.next).toBeNull();
    expect(whole.items.map(({ startedAt }) => startedAt)).toEqual(
      whole.items
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .toReversed(),
    );
    const pages = await pagesOf({ count: '5' });
    expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 5, 3]);
    expect(idsOf(pages)).toEqual(idsOf([whole]));
  });

  test.each<[string, Asked, number]>([
    ['failed', { status: 'failed' }, 1],
    ['running', { status: 'running' }, 0],
    ['of restores', { operation: 'restore' }, 0],
    ['of one volume', { volume: 'MORE' }, 9],
    ['of no volume', { volume: 'san-prod' }, 0],
    ['of the vault', { vault: 'BV-eastus2', count: '1000' }, 18],
    ['of another vault', { vault: 'bv-other' }, 0],
    ['of the last day', { hours: '24' }, 2],
    ['of one volume in the last week, completed', { volume: 'sql-data-01', hours: '168', status: 'completed' }, 7],
  ])('jobs %s alone', async (_, query, count) => {
    expect((await asked(query)).items).toHaveLength(count);
  });

  test('the first page counts the jobs of each kind, whatever their status; the others do not', async () => {
    const [first, second] = await pagesOf({ count: '10', status: 'completed' });
    expect(first?.counts?.toSorted((a, b) => a.count - b.count)).toEqual([
      { status: 'failed', operation: 'backup', vault: 'bv-eastus2', count: 1 },
      { status: 'completed', operation: 'backup', vault: 'bv-eastus2', count: 17 },
    ]);
    expect(second?.counts).toBeNull();
    expect((await asked({ volume: 'sql-more-02' })).counts?.map(({ count }) => count).toSorted()).toEqual([1, 8]);
  });

  test('a row tells why a job failed', async () => {
    const { items } = await asked({ status: 'failed' });
    expect(items[0]).toMatchObject({ volumeName: 'sql-more-02', problem: { code: 'quota-reached' } });
  });
});

test('what begins meanwhile moves no page', async () => {
  const first = await askedBy('resource-graph', { count: '5' });
  const before = await askedBy('resource-graph', { count: '5', after: first.next ?? '' });
  const pressed = await admin.get(api.backUpNow, { params: volume.instance, body: { intent: crypto.randomUUID() } });
  await portal.azure.advance(hour);
  expect(pressed.item.status).toBe('running');
  expect(idsOf([await askedBy('resource-graph', { count: '5', after: first.next ?? '' })])).toEqual(idsOf([before]));
  const { items } = await askedBy('resource-graph', { changedSince: first.asOf.replace('Z', '.000Z').replace(/(\.\d+)\.000Z$/, '$1Z') });
  expect(items.map(({ trigger, status, volumeName }) => [trigger, status, volumeName])).toEqual([
    ['on-demand', 'completed', 'sql-data-01'],
  ]);
});

test.each([
  '',
  '2026-09-08',
  '2026-09-08T08:00:00.000Z~x~a',
  '2026-09-08T08:00:00.000Z~1',
  '2026-09-08T08:00:00.000Z~1~',
  "2026-09-08T08:00:00.000Z~1' or true",
])('a page that begins at “%s” is refused', async (after) => {
  const { problem } = await admin.try(api.listJobs, { query: { after } });
  expect(problem).toMatchObject({ code: 'bad-request', field: 'after' });
});

test('a list of more pages than are read at once says so, and is read whole by who waits for it', async () => {
  const small = await rehearse({ pageSize: 1, graph: 'off' });
  const person = await small.person('backup-admin');
  await protectVolume(small, person);
  await small.azure.advance(11 * 24 * hour, { evenIfIdle: true });
  const cut = await person.get(api.listJobs, { query: {} });
  expect([cut.items.length, cut.missing.map(({ name, isPartly, problem }) => [name, isPartly, problem.code])]).toEqual([
    10,
    [['bv-eastus2', true, 'long-list']],
  ]);
  const whole = await person.get(api.listJobs, { query: {} }, { prefer: 'wait=20' });
  expect([whole.items.length, whole.missing]).toEqual([12, []]);
  await small.close();
});

test('jobs that end while somebody reads those at work make none of the others be passed over, by both ways alike', async () => {
  for (const way of ['resource-graph', 'each-service'] as const) {
    const name = `ending-${way}`;
    const busy = await both.estate({ name });
    await protectVolume(busy, await busy.person('backup-admin'));
    const world = both.emulator.worlds.get(name);
    const [template] = world?.resources.list('Microsoft.DataProtection/backupVaults/backupJobs') ?? [];
    if (world === undefined || template === undefined) throw new Error('There is no job.');
    const set = (nth: number, status: string) => {
      // Seven of them began together.
      const startTime = new Date(Date.parse('2026-09-08T09:00:00Z') - Math.floor(nth / 7)).toISOString();
      const id = template.id.replace(/[^/]+$/, `job-${nth}`);
      world.resources.put({
        ...template,
        id,
        name: `job-${nth}`,
        properties: { ...template.properties, startTime, endTime: null, status },
      });
    };
    for (let nth = 0; nth < 10; nth += 1) set(nth, 'InProgress');
    const reader = (await both.person(busy, 'reader'))[way];
    const query: Asked = { status: 'running', count: '3' };
    const first = await reader.get(api.listJobs, { query });
    for (const nth of [0, 1, 4]) set(nth, 'Completed');
    const second = await reader.get(api.listJobs, { query: { ...query, after: first.next ?? '' } });
    for (const nth of [3, 5]) set(nth, 'Failed');
    const third = await reader.get(api.listJobs, { query: { ...query, after: second.next ?? '' } });
    const seen = [first, second, third].map(({ items, next, from }) => [from, items.map((job) => job.name), next === null]);
    expect(seen).toEqual([
      [way, ['job-0', 'job-1', 'job-2'], false],
      [way, ['job-3', 'job-5', 'job-6'], false],
      [way, ['job-7', 'job-8', 'job-9'], true],
    ]);
  }
});

test('a job is found by its status, whatever word Azure says of it, by both ways alike', async () => {
  const odd = await both.estate({ name: 'odd-words' });
  await protectVolume(odd, await odd.person('backup-admin'));
  const world = both.emulator.worlds.get('odd-words');
  const [template] = world?.resources.list('Microsoft.DataProtection/backupVaults/backupJobs') ?? [];
  if (world === undefined || template === undefined) throw new Error('There is no job.');
  world.hasOddRecords = true;
  const words = [
    'In Progress',
    'QUEUED',
    'succeeded',
    'Completed',
    'completed-with-warnings',
    'TimedOut',
    'Canceled',
    'Paused',
    'Pondering',
    '',
    null,
  ];
  const errors = [null, [], [{}], [{ code: 'UserErrorX', message: 'It failed.' }]];
  let nth = 0;
  for (const status of words)
    for (const endTime of [null, '2026-09-08T12:00:00.1234567Z'])
      for (const errorDetails of errors) {
        const name = `odd-${(nth += 1)}`;
        const id = template.id.replace(/[^/]+$/, name);
        world.resources.put({ ...template, id, name, properties: { ...template.properties, status, endTime, errorDetails } });
      }
  const { 'resource-graph': one, 'each-service': other } = await both.person(odd, 'reader');
  for (const status of jobStatuses) {
    const query = { status, count: '1000' };
    const [graph, lists] = [await one.get(api.listJobs, { query }), await other.get(api.listJobs, { query })];
    expect([status, idsOf([graph]), graph.from]).toEqual([status, idsOf([lists]), 'resource-graph']);
    expect(graph.items.every((job) => job.status === status)).toBe(true);
    expect(graph.counts?.toSorted(byCount)).toEqual(lists.counts?.toSorted(byCount));
  }
});

const byCount = (one: { status: string }, other: { status: string }) => one.status.localeCompare(other.status);
