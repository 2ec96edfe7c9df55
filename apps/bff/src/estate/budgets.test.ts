import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { api } from '@esan/contract';
import { byTrouble } from '@esan/domain';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { daysBefore, lookAtRows } from '../testing/calendar-screen.ts';
import { rehearseOn, startBff, startPortal, withoutGraph, type As, type Portal, type Rehearsal } from '../testing/rehearsal.ts';

// 2,000 volumes of two subscriptions and three regions, 998 of them protected for more than a year by six vaults; Azure limits calls.
const fleet = { scenario: 'fleet', volumes: 2000, subscriptions: 2, protectedPercent: 50, pageSize: 100, throttling: true } as const;
const remembering = { READ_MEMORY_MS: '10000' };

let portal: Portal;
let estate: Rehearsal;
let oneRegion: Rehearsal;
/** A server that nobody has asked anything yet. */
let fresh: Omit<Portal, 'emulator'>;

beforeAll(async () => {
  portal = await startPortal();
  estate = await rehearseOn(portal, fleet);
  oneRegion = await rehearseOn(portal, { ...fleet, subscriptions: 1, regions: ['eastus2'], throttling: false });
  // What the emulator works out once is not the portal's time.
  await (await estate.person('reader')).get(api.listBackupInstances, { query: {} });
});
beforeEach(async () => {
  // The buckets are full again, and stay as they are then: Azure's clock stands still.
  await estate.azure.advance(60_000, { evenIfIdle: true });
  fresh = await startBff(portal.emulator, { env: remembering });
  return () => fresh.close();
});
afterAll(() => portal.close());

type Heard = { method: string; path: string; status: number };

/** The calls of Azure Resource Manager that something takes. */
async function callsDuring(run: () => Promise<unknown>): Promise<Heard[]> {
  const calls: Heard[] = [];
  const listen = (message: unknown): void => void calls.push(message as Heard);
  subscribe('azure-emulator:answer', listen);
  try {
    await run();
  } finally {
    unsubscribe('azure-emulator:answer', listen);
  }
  return calls;
}

/** What the calendar asks for rows that are in sight, volumes in trouble first. */
async function screenOf(as: As, rows: number): Promise<number> {
  const [{ items, asOf }] = await Promise.all([
    as.get(api.listPointVolumes, { query: {} }),
    as.get(api.listPointVolumes, { query: { which: 'deleted' } }),
  ]);
  const { told, read } = await lookAtRows(as, items.toSorted(byTrouble).slice(0, rows), daysBefore(asOf, 62));
  return told.size + read.size;
}

const countIn = {
  volumes: async (as: As) => (await as.get(api.listVolumes, { query: {} })).items.length,
  'Elastic SANs': async (as: As) => (await as.get(api.listElasticSans, { query: {} })).items.length,
  'protected items': async (as: As) => (await as.get(api.listBackupInstances, { query: {} })).items.length,
  vaults: async (as: As) => (await as.get(api.listVaults, { query: {} })).items.length,
  policies: async (as: As) => (await as.get(api.listAllPolicies, { query: {} })).items.length,
  jobs: async (as: As) => (await as.get(api.listJobs, { query: {} })).items.length,
  // So many as a tall window shows.
  "rows of the calendar's first screen": (as: As) => screenOf(as, 40),
  // So many as a window of 1280 x 800 does, in which rows that are a call each are read.
  "rows of the calendar's first screen in a small window": (as: As) => screenOf(as, 12),
  'volumes of the calendar': async (as: As) => (await as.get(api.listPointVolumes, { query: {} })).items.length,
  'volumes of the overview': async (as: As) =>
    (await as.get(api.getOverview, { query: {} })).volumes.reduce((sum, { count }) => sum + count, 0),
};
type Noun = keyof typeof countIn;

/** The calls that a list takes where each service is asked by itself. */
async function callsOfServices(of: Rehearsal, noun: Noun, rows: number): Promise<Heard[]> {
  const services = await startBff(portal.emulator, { env: { ...remembering, ...withoutGraph } });
  const admin = await of.person('backup-admin', services.url);
  const calls = await callsDuring(async () => expect(await countIn[noun](admin)).toBe(rows));
  await services.close();
  return calls;
}

test.each<[noun: Noun, rows: number, calls: number]>([
  ['volumes', 2000, 5],
  ['Elastic SANs', 24, 3],
  ['protected items', 998, 4],
  ['vaults', 6, 2],
  ['policies', 36, 4],
  ['jobs', 100, 4],
  ['volumes of the calendar', 998, 4],
  ["rows of the calendar's first screen", 40, 6],
  ['volumes of the overview', 2000, 5],
])('the %s of a fleet, %d of them, take %d calls, and none within ten seconds', async (noun, rows, most) => {
  const admin = await estate.person('backup-admin', fresh.url);
  expect(await callsDuring(async () => expect(await countIn[noun](admin)).toBe(rows))).toHaveLength(most);
  expect(await callsDuring(async () => expect(await countIn[noun](admin)).toBe(rows))).toEqual([]);
});

// 24 Elastic SANs have 42 volume groups, and Azure lists the groups of one and the volumes of one alone: that cannot be less. A vault's 166 items are
// two pages; its jobs are another 24, of which it has no filter, and are left out.
test.each<[noun: Noun, rows: number, calls: number]>([
  ['volumes', 2000, 83],
  ['Elastic SANs', 24, 69],
  ['protected items', 998, 15],
  ['vaults', 6, 3],
  ['policies', 36, 21],
  // Azure lists the oldest jobs first, and takes no filter: the newest are in the last pages, which are read when somebody waits for them.
  ['jobs', 100, 13],
  ['volumes of the calendar', 998, 21],
  ['volumes of the overview', 2000, 99],
])('without Resource Graph the same %s, %d of them, take %d calls at most', async (noun, rows, most) => {
  expect((await callsOfServices(estate, noun, rows)).length).toBeLessThanOrEqual(most);
});

// What is in one place takes fewer: 4 Elastic SANs with 40 volume groups, and one vault with ten pages of items.
test.each<[noun: Noun, rows: number, calls: number]>([
  ['volumes', 2000, 57],
  ['protected items', 1000, 12],
  ['jobs', 100, 12],
  ['volumes of the calendar', 1000, 13],
  // Deleted items are one call more, and each row in sight is one.
  ["rows of the calendar's first screen in a small window", 12, 26],
  ['volumes of the overview', 2000, 68],
])('without Resource Graph the %s of one region, %d of them, take %d calls at most', async (noun, rows, most) => {
  expect((await callsOfServices(oneRegion, noun, rows)).length).toBeLessThanOrEqual(most);
});

test('without Resource Graph all that is protected is told, and nothing is said of how the backups of many items go', async () => {
  const services = await startBff(portal.emulator, { env: { ...remembering, ...withoutGraph } });
  const admin = await estate.person('backup-admin', services.url);
  const volumes = await admin.get(api.listVolumes, { query: {} });
  expect([volumes.items.filter(({ protection }) => protection.kind === 'protected').length, volumes.unreadProtectors]).toEqual([998, []]);
  const { items, missing } = await admin.get(api.listBackupInstances, { query: {} });
  expect([new Set(items.map(({ health }) => health.kind)), new Set(items.map(({ lastBackup }) => lastBackup)), missing]).toEqual([
    new Set(['unknown']),
    new Set([null]),
    [],
  ]);
  await services.close();
});

test('each further screen of the calendar takes one call more, wherever its rows are', async () => {
  const admin = await estate.person('backup-admin', fresh.url);
  const { items, asOf } = await admin.get(api.listPointVolumes, { query: {} });
  const everywhere = items.filter((_, nth) => nth % 33 === 0);
  for (const [rows, days] of [
    [items.slice(100, 140), 62],
    [items.slice(140, 180), 62],
    [everywhere, 14],
  ] as const)
    expect(await callsDuring(() => lookAtRows(admin, rows, daysBefore(asOf, days)))).toHaveLength(1);
});

test('older jobs, and what has become of those that are known, take one call each', async () => {
  const admin = await estate.person('backup-admin', fresh.url);
  const { next, asOf } = await admin.get(api.listJobs, { query: {} });
  const older = { after: next ?? '' };
  expect(await callsDuring(() => admin.get(api.listJobs, { query: older }))).toHaveLength(1);
  const changed = { changedSince: new Date(asOf).toISOString() };
  expect(await callsDuring(() => admin.get(api.listJobs, { query: changed }))).toHaveLength(1);
});

test('what runs and what has failed lately, as the work centre asks for it, takes two calls, and none for a second tab', async () => {
  const admin = await estate.person('backup-admin', fresh.url);
  const { asOf } = await admin.get(api.listSubscriptions, {});
  const ago = (days: number) => new Date(Date.parse(asOf) - days * 24 * 3_600_000).toISOString();
  const look = () =>
    Promise.all([
      admin.get(api.listJobs, { query: { status: 'running', changedSince: ago(14), count: '200' } }),
      admin.get(api.listJobs, { query: { status: 'failed', changedSince: ago(1), count: '200' } }),
    ]);
  expect(await callsDuring(look)).toHaveLength(2);
  expect(await callsDuring(look)).toEqual([]);
});

test.each([
  ['volumes', '/api/volumes', 150],
  ['protected items', '/api/backup-instances', 150],
  ['jobs', '/api/jobs', 100],
  ['volumes of the calendar', '/api/restore-points/volumes', 150],
  // It does not grow with the estate.
  ['what the overview shows', '/api/overview', 40],
])('the list of %s of a fleet is short before it is compressed', async (_, path, mostKib) => {
  const token = await estate.azure.token(`backup-admin@${(await estate.azure.detail()).name}.example`, 'bff');
  const answer = await fetch(fresh.url + path, { headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' } });
  expect((await answer.text()).length / 1024).toBeLessThan(mostKib);
});

test('twenty reloads of the largest list by one person meet no limit of Azure', async () => {
  const admin = await estate.person('backup-admin', fresh.url);
  const calls = await callsDuring(async () => {
    for (let reload = 0; reload < 20; reload += 1) expect(await countIn.volumes(admin)).toBe(2000);
  });
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
});

const hired = ['ada', 'bob', 'cleo', 'dan', 'eve'];

/** Five people who may read everything, with their tokens. */
async function fivePeople(): Promise<string[]> {
  const { name, subscriptions } = await estate.azure.detail();
  const tokens = hired.map(async (given) => {
    const userPrincipalName = `${given}@${name}.example`;
    portal.emulator.worlds.get(name)?.people.push({ objectId: crypto.randomUUID(), displayName: given, userPrincipalName, role: 'Reader' });
    for (const { subscriptionId } of subscriptions)
      await estate.azure.assignRole({ principal: userPrincipalName, role: 'Reader', scope: `/subscriptions/${subscriptionId}` });
    return estate.azure.token(userPrincipalName, 'bff');
  });
  return Promise.all(tokens);
}

test('five people at once meet no limit of Azure, and nothing of one is told to another', async () => {
  const people = await fivePeople();
  const paths = ['/api/volumes', '/api/vaults'];
  const statuses: number[] = [];
  const calls = await callsDuring(() =>
    Promise.all(
      people.flatMap((token) =>
        paths.map(async (path) => statuses.push((await fetch(fresh.url + path, { headers: { authorization: `Bearer ${token}` } })).status)),
      ),
    ),
  );
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(calls.length).toBeGreaterThanOrEqual(5 * 5);
});

test('who asks for what is so now is told it, and who changes something is told nothing from before', async () => {
  const admin = await estate.person('backup-admin', fresh.url);
  const token = await estate.azure.token(`backup-admin@${(await estate.azure.detail()).name}.example`, 'bff');
  const refresh = () => fetch(`${fresh.url}/api/vaults`, { headers: { authorization: `Bearer ${token}`, 'cache-control': 'no-cache' } });
  await countIn.vaults(admin);
  expect(await callsDuring(refresh)).toHaveLength(2);
  const { items } = await admin.get(api.listVaults, { query: {} });
  const [vault] = items;
  const params = { subscriptionId: vault?.subscriptionId ?? '', resourceGroup: vault?.resourceGroup ?? '', vault: vault?.name ?? '' };
  await admin.get(api.createPolicy, {
    params: { ...params, policy: 'nine-days' },
    body: { schedule: { frequency: 'daily', time: '02:00', timeZone: 'UTC' }, keep: { count: 9, unit: 'days' }, rules: [] },
  });
  expect(await callsDuring(() => countIn.vaults(admin))).toHaveLength(2);
});
