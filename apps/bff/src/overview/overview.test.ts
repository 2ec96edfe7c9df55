import { api, type Reply } from '@esan/contract';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { startBothWays } from '../testing/both-ways.ts';
import type { As, Rehearsal } from '../testing/rehearsal.ts';

const both = await startBothWays();
afterAll(() => both.close());

type Overview = Reply<typeof api.getOverview>;
type Volume = Reply<typeof api.listVolumes>['items'][number];

const overviewOf = (as: As): Promise<Overview> => as.get(api.getOverview, { query: {} });

/** How a volume is counted, told anew from what its list says. */
function toldOf({ protection }: Volume): string {
  if (protection.kind === 'cannot' || protection.kind === 'not-protected') return protection.kind;
  if (protection.kind === 'unknown') return 'not-known';
  const { state, health } = protection;
  if (['stopped', 'backups-paused', 'expiry-paused', 'deleted'].includes(state)) return 'stopped';
  if (state === 'error' || state === 'not-configured') return 'failing';
  if (state === 'updating' || state === 'deleting') return 'changing';
  if (state === 'configuring') return 'no-point';
  if (state === 'unknown' || health.kind === 'unknown') return 'not-known';
  return health.kind === 'on-time' ? 'safe' : health.kind;
}

const countsOf = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]));

/** Every number of the overview, and the same as the lists have it. */
async function numbersOf(as: As): Promise<{ overview: object; lists: object }> {
  const [told, volumes, items, policies] = await Promise.all([
    overviewOf(as),
    as.get(api.listVolumes, { query: {} }),
    as.get(api.listBackupInstances, { query: {} }),
    as.get(api.listAllPolicies, { query: {} }),
  ]);
  const { counts } = await as.get(api.listJobs, { query: { hours: '168' } });
  const jobs = (counts ?? []).flatMap(({ status, count }) => Array.from({ length: count }, () => status as string));
  const backedUp = items.items.filter(({ state }) => state === 'protected');
  const wrong = items.items.filter(
    ({ state, health: { kind } }) =>
      ['error', 'not-configured', 'unknown'].includes(state) || (state === 'protected' && (kind === 'failing' || kind === 'behind')),
  );
  const stopped = items.items.filter(({ state }) => state === 'stopped' || state === 'backups-paused');
  const warned = backedUp.filter(
    ({ health, lastBackup }) => !wrong.some((one) => one.health === health) && lastBackup?.status === 'completed-with-warnings',
  );
  return {
    overview: {
      volumes: Object.fromEntries(told.volumes.map(({ safety, count }) => [safety, count])),
      items: told.protectedItems,
      now: told.needed.now,
      total: told.needed.total,
      policies: told.policies.total,
      jobs: countsOf(told.jobs.quarters.flatMap(({ status, count }) => Array.from({ length: count }, () => status))),
      sizes: told.snapshots.regions.reduce((sum, { volumes: count }) => sum + count, told.snapshots.notCounted),
    },
    lists: {
      volumes: countsOf(volumes.items.map(toldOf)),
      items: items.items.length,
      now: wrong.length,
      total: wrong.length + stopped.length + warned.length,
      policies: policies.items.filter(({ id }) => backedUp.some(({ policyId }) => policyId.toLowerCase() === id.toLowerCase())).length,
      jobs: countsOf(jobs),
      sizes: items.items.length,
    },
  };
}

const estateOf = () => both.estate({ scenario: 'demo' });
const admins = async (estate: Rehearsal): Promise<As[]> => Object.values(await both.person(estate, 'backup-admin'));

test('the demo estate: what fails, what is behind, what was stopped, what a lock keeps, each with its cause', async () => {
  const estate = await estateOf();
  for (const as of await admins(estate)) {
    const told = await overviewOf(as);
    expect(told.volumes).toEqual([
      { safety: 'safe', count: 28 },
      { safety: 'behind', count: 1 },
      { safety: 'failing', count: 1 },
      { safety: 'stopped', count: 1 },
      { safety: 'not-protected', count: 16 },
      { safety: 'cannot', count: 13 },
    ]);
    expect(told.items.map(({ need, count, problem, items }) => [need, count, problem?.code, items[0]?.volumeName])).toEqual([
      ['failing', 1, 'identity-lacks-role', 'lake-telemetry'],
      ['behind', 1, undefined, 'build-artifacts'],
      ['warned', 1, undefined, 'test-audit-trail'],
      ['stopped', 1, undefined, 'erp-attachments'],
    ]);
    expect(told.troubled.first.map(({ volumeName }) => volumeName)).toEqual(['lake-telemetry', 'build-artifacts']);
    expect(told.jobs.reasons.map(({ problem, count }) => [problem.code, count])).toEqual([['identity-lacks-role', 5]]);
    expect([told.subscriptions, told.sans, told.protectedItems, told.missing]).toEqual([3, 5, 31, []]);
  }
});

const states = ['ProtectionStopped', 'ProtectionError', 'BackupsSuspended', 'UpdatingProtection', 'ConfiguringProtection', 'Nobody knows'];
const ends = ['Failed', 'CompletedWithWarnings', 'InProgress', 'Cancelled'];
const changes = fc.array(
  fc.record({ nth: fc.nat({ max: 400 }), state: fc.option(fc.constantFrom(...states)), end: fc.constantFrom(...ends) }),
  {
    maxLength: 12,
  },
);

test('on random estates every number is that of the list behind it, however it was read', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (made) => {
      const estate = await estateOf();
      const { name } = await estate.azure.detail();
      const world = both.emulator.worlds.get(name);
      if (world !== undefined) world.hasOddRecords = true;
      const resources = world?.resources;
      for (const { nth, state, end } of made) {
        const type = `Microsoft.DataProtection/backupVaults/${state === null ? 'backupJobs' : 'backupInstances'}`;
        const all = resources?.list(type) ?? [];
        // The newest jobs are those that something hangs on.
        const found = structuredClone(state === null ? all.at(-1 - nth) : all[nth % all.length]);
        if (found === undefined) continue;
        if (state === null) found.properties['status'] = end;
        else found.properties['currentProtectionState'] = state;
        resources?.put(found);
      }
      for (const as of await admins(estate)) {
        const { overview, lists } = await numbersOf(as);
        expect(overview).toEqual(lists);
      }
      both.emulator.worlds.remove(name);
    }),
    { numRuns: 6 },
  );
});

test('what may not be read is named, and counts as not known', async () => {
  const estate = await estateOf();
  const refused = { status: 403, code: 'AuthorizationFailed', message: 'The client has no authorization.', times: 99 };
  await estate.azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/backupInstances/read', ...refused });
  await estate.azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/backupJobs/read', ...refused });
  const told = await overviewOf((await both.person(estate, 'backup-admin'))['each-service']);
  expect(told.volumes).toEqual([
    { safety: 'cannot', count: 13 },
    { safety: 'not-known', count: 47 },
  ]);
  expect([told.unreadProtectors.length, told.unreadJobs.length, told.from]).toEqual([7, 7, 'each-service']);
});

const jobsIn = ({ jobs }: Overview): number => jobs.quarters.reduce((sum, { count }) => sum + count, 0);

test('where Azure does not say what day it is, the overview tells what it knows, and no job counts as old', async () => {
  const estate = await estateOf();
  const as = (await both.person(estate, 'backup-admin'))['each-service'];
  const known = await overviewOf(as);
  const listed = await as.get(api.listJobs, { query: { hours: '24' } });
  await estate.azure.addFault({ kind: 'change-answer', action: '*', headers: { Date: null }, times: 1_000_000 });
  const told = await overviewOf(as);
  expect(told.asOf).toBe('');
  expect(told.snapshots.regions.map(({ region, volumes }) => [region, volumes])).toEqual(
    known.snapshots.regions.map(({ region, volumes }) => [region, volumes]),
  );
  expect(jobsIn(told)).toBeGreaterThanOrEqual(jobsIn(known));
  expect((await as.get(api.listJobs, { query: { hours: '24' } })).items.length).toBeGreaterThanOrEqual(listed.items.length);
});

test('an estate in which nothing is protected says so, with what could be', async () => {
  const told = await overviewOf(await (await both.estate({ scenario: 'main-job' })).person('backup-admin'));
  expect([told.protectedItems, told.items, told.needed, told.policies, told.troubled.total, told.jobs]).toEqual([
    0,
    [],
    { now: 0, total: 0 },
    { first: [], total: 0 },
    0,
    { quarters: [], reasons: [] },
  ]);
  expect(told.volumes.map(({ safety }) => safety)).toContain('not-protected');
});
