import { fileURLToPath } from 'node:url';
import { startEmulator } from '@esan/azure-emulator';
import { api } from '@esan/contract';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { headCountIn } from '../../servers/head-count.ts';
import { Store } from '../../servers/store.ts';
import { environmentOn, rehearseOn, type As, type Rehearsal } from '../rehearsal.ts';
import { prepareVault, protectVolume } from '../rehearsed-volume.ts';
import { missing, freePort, run, startNginx, startRedis, type Program } from './programs.ts';

const serverProcess = fileURLToPath(new URL('server-process.ts', import.meta.url));
const minutes = 60_000;

/** Two servers in processes of their own behind nginx, with Redis between them, on one Azure. */
async function stage() {
  const emulator = await startEmulator({ control: true });
  const redisPort = await freePort();
  let redis = await startRedis(redisPort);
  const ports = [await freePort(), await freePort()];
  const start = (nth: number): Promise<Program> =>
    run({
      command: process.execPath,
      args: [serverProcess],
      env: {
        ...environmentOn(emulator),
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        LOG_LEVEL: 'silent',
        PORT: String(ports[nth]),
      },
      until: /^http/,
    });
  const servers = await Promise.all([start(0), start(1)]);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const nginx = await startNginx(urls);
  return {
    emulator,
    urls,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    url: nginx.url,
    killServer: async (nth: number) => servers[nth]?.kill(),
    restartServer: async (nth: number) => void (servers[nth] = await start(nth)),
    stopRedis: () => redis.kill(),
    startRedis: async () => void (redis = await startRedis(redisPort)),
    async close() {
      await Promise.all([...servers.map((server) => server.kill()), redis.kill(), nginx.kill()]);
      await emulator.close();
    },
  };
}

const on = missing.length === 0 ? await stage() : undefined;
if (on === undefined)
  process.stderr.write(`Several servers are not tested: there is no ${missing.join(' and no ')} (Debian: redis-server, nginx-light).\n`);
afterAll(() => on?.close());
const severally = on === undefined ? test.skip : test;
const there = (): NonNullable<typeof on> => on ?? expect.unreachable();

/** An estate of its own, and one person at nginx and at each of the servers. */
async function estate(): Promise<{ portal: Rehearsal; person: As; at: [As, As] }> {
  const { url, emulator, urls } = there();
  const portal = await rehearseOn({ url, emulator, close: () => Promise.resolve() });
  const [first = '', second = ''] = urls;
  const of = (at: string) => portal.person('backup-admin', at);
  return { portal, person: await of(url), at: [await of(first), await of(second)] };
}

/** What a press does, and how often Azure has it in the end. */
type Journey = { press: (as: As) => Promise<{ status: number }>; times: () => Promise<number>; action: string };

const action = (of: string): string => `Microsoft.DataProtection/backupVaults/backupInstances/${of}`;

const journeys: [string, (portal: Rehearsal, admin: As) => Promise<Journey>][] = [
  [
    'a backup is configured',
    async (portal, admin) => {
      const { choice } = await prepareVault(portal, admin);
      return {
        action: action('write'),
        press: (as) => as.try(api.configureBackups, { body: { rows: [choice] } }),
        times: async () => (await admin.get(api.listBackupInstances, { query: {} })).items.length,
      };
    },
  ],
  [
    'a backup is started',
    async (portal, admin) => {
      const { instance } = await protectVolume(portal, admin);
      const intent = crypto.randomUUID();
      return {
        action: action('backup/action'),
        press: (as) => as.try(api.backUpNow, { params: instance, body: { intent } }),
        times: async () => (await admin.get(api.listJobs, { query: {} })).items.filter(({ activityId }) => activityId === intent).length,
      };
    },
  ],
  [
    'a restore is started',
    async (portal, admin) => {
      const { instanceId, point, groupId } = await protectVolume(portal, admin);
      const rows = [{ instanceId, point, groupId, volumeName: 'restored' }];
      return {
        action: action('restore/action'),
        press: (as) => as.try(api.startRestore, { body: { intent: 'aaaaaaaa-1111-4222-8333-000000000001', rows } }),
        times: async () => (await admin.get(api.listJobs, { query: {} })).items.filter(({ operation }) => operation === 'restore').length,
      };
    },
  ],
];

/** A fault has been met: the call is at Azure. */
async function isMet(portal: Rehearsal): Promise<void> {
  while ((await portal.azure.faults()).length > 0 && (await portal.azure.faults()).some(({ times }) => times > 0))
    await new Promise(setImmediate);
}

severally.each(journeys)(
  'when %s and the server is killed before it can tell so, the next press at the other one finds it',
  async (_what, begin) => {
    const { portal, person, at } = await estate();
    const journey = await begin(portal, person);
    await portal.azure.addFault({ kind: 'slow', action: journey.action, ms: 2000, times: 1 });
    const lost = journey.press(at[0]).catch(() => 'no answer');
    await isMet(portal);
    await there().killServer(0);
    expect(await lost).toBe('no answer');
    expect((await journey.press(person)).status).toBe(202);
    await portal.azure.advance(10 * minutes);
    expect(await journey.times()).toBe(1);
    await there().restartServer(0);
  },
);

severally.each(journeys)('when %s by the same press at both servers at once, it is one', async (_what, begin) => {
  const { portal, person, at } = await estate();
  const journey = await begin(portal, person);
  await portal.azure.addFault({ kind: 'slow', action: journey.action, ms: 300, times: 1 });
  const both = await Promise.all(at.map((as) => journey.press(as)));
  expect(both.map(({ status }) => status)).toEqual([202, 202]);
  await portal.azure.advance(10 * minutes);
  expect(await journey.times()).toBe(1);
});

severally('what a person changes at one server shows at the other at once, although lists are remembered for seconds', async () => {
  const { portal, at } = await estate();
  expect((await at[1].get(api.listVaults, { query: {} })).items).toEqual([]);
  const place = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
  await at[0].get(api.createVault, { params: place, body: { region: 'eastus2', redundancy: 'local' } });
  expect((await at[1].get(api.listVaults, { query: {} })).items).toMatchObject([{ name: 'bv-eastus2' }]);
});

severally('a sign-in that one server has exchanged costs Entra nothing at the other', async () => {
  const { portal } = await estate();
  const { urls } = there();
  const [somebody] = (await portal.azure.detail()).people;
  const signIn = () => portal.azure.token(somebody?.userPrincipalName ?? '', 'bff');
  const statusAt = async (nth: number, token: string, list = 'subscriptions') =>
    (await fetch(`${urls[nth]}/api/${list}`, { headers: { authorization: `Bearer ${token}` } })).status;
  const [known, unknown] = [await signIn(), await signIn()];
  expect(await statusAt(0, known)).toBe(200);
  await portal.azure.addFault({ kind: 'sign-in', at: 'token', status: 503, message: 'Entra is down.', times: 9 });
  // Another list: this person's subscriptions are remembered for some seconds.
  expect([await statusAt(1, known), await statusAt(1, unknown, 'policies')]).toEqual([200, 503]);
});

severally('requests of one person are counted at all servers; what a killed server counted ends by itself', async () => {
  const { redisUrl } = there();
  const logger = pino({ level: 'silent' });
  const [one, other] = [await Store.at(redisUrl, logger), await Store.at(redisUrl, logger)];
  const [here, elsewhere] = [headCountIn(one), headCountIn(other)];
  const leave = await here.enter('ada', 2);
  expect(await elsewhere.enter('ada', 2)).toBeTypeOf('function');
  expect(await elsewhere.enter('ada', 2)).toBeUndefined();
  expect(await elsewhere.enter('bob', 2)).toBeTypeOf('function');
  leave?.();
  expect(await elsewhere.enter('ada', 2)).toBeTypeOf('function');
  one.close();
  other.close();
});

severally(
  'while Redis is away the servers go on, and what was pressed at one is found by the other; once it is back they share again',
  async () => {
    const { portal, person, at } = await estate();
    const { instance } = await protectVolume(portal, person);
    const pressed = (as: As, intent: string) => as.try(api.backUpNow, { params: instance, body: { intent } });
    const jobsOf = async (intent: string) =>
      (await person.get(api.listJobs, { query: {} })).items.filter(({ activityId }) => activityId === intent);
    const [meanwhile, afterwards] = [crypto.randomUUID(), crypto.randomUUID()];
    await there().stopRedis();
    expect((await pressed(at[0], meanwhile)).status).toBe(202);
    expect((await pressed(at[1], meanwhile)).status).toBe(202);
    await portal.azure.advance(10 * minutes);
    expect(await jobsOf(meanwhile)).toHaveLength(1);
    await there().startRedis();
    const store = await Store.at(there().redisUrl, pino({ level: 'silent' }));
    // Both servers have come back to it: each counts, or hears.
    while ((await store.ask((client) => client.publish('backup:changes', 'nobody nothing'))) !== 2) await new Promise(setImmediate);
    store.close();
    await portal.azure.addFault({ kind: 'slow', action: action('backup/action'), ms: 300, times: 1 });
    const both = await Promise.all(at.map((as) => pressed(as, afterwards)));
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    await portal.azure.advance(10 * minutes);
    expect(await jobsOf(afterwards)).toHaveLength(1);
  },
);
