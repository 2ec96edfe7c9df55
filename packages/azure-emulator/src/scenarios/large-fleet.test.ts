import { expect, test } from 'vitest';
import { answerArm } from '../arm/routing/dispatch.ts';
import { textAt, valueAt } from '../arm/bodies.ts';
import { makeWorld } from '../control/make-world.ts';
import { allRoutes } from '../providers/all-routes.ts';
import type { World } from '../world/world.ts';

const day = 86_400_000;
const vaultType = 'Microsoft.DataProtection/backupVaults';
const instanceType = `${vaultType}/backupInstances`;
const pointType = `${instanceType}/recoveryPoints`;
const jobType = `${vaultType}/backupJobs`;
const snapshotType = 'Microsoft.Compute/snapshots';

function call(world: World, method: string, path: string, body?: unknown): unknown {
  const [caller] = world.people;
  if (caller === undefined) throw new Error('There is nobody.');
  const [rawPath = '', query = ''] = path.split('?');
  const asked = { world, caller, method, rawPath, query: new URLSearchParams(query), headers: {}, body };
  return answerArm({ ...asked, origin: 'https://azure.example', clockRate: 1 }, allRoutes).body;
}

const ask = (world: World, query: string): unknown[] =>
  valueAt(call(world, 'POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', { query }), 'data') as unknown[];

const countsOf = (world: World): number[] => [instanceType, pointType, snapshotType, jobType].map((type) => world.resources.countOf(type));

test('two thousand volumes with four hundred and fifty points each and two weeks of jobs take the room of the volumes alone', () => {
  const world = makeWorld({ name: 'large', scenario: 'fleet-2000' });
  expect(world.resources.countOf('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')).toBe(2000);
  expect(countsOf(world)).toEqual([996, 996 * 450, 996 * 450, 996 * 14]);
  const { stored } = world.resources;
  expect(stored).toBeLessThan(3500);
  world.timeline.advanceTo(world.timeline.now + 30 * day);
  expect(countsOf(world)).toEqual([996, 996 * 450, 996 * 450, 996 * 14]);
  expect(world.resources.stored).toBe(stored);
});

test('Resource Graph tells of every protected item, its points and its jobs in a large estate', () => {
  const world = makeWorld({
    name: 'asked',
    scenario: 'fleet',
    fleet: { volumes: 60, subscriptions: 2, regions: ['eastus2'], protectedPercent: 50 },
  });
  world.timeline.advanceTo(Date.parse('2026-10-01T12:00:00Z'));
  const latest = 'properties.backupInstanceExtendedProperties.recoveryPointInfo.latestRecoveryPointInPrimaryRegion';
  const instances = ask(
    world,
    `recoveryservicesresources | where type =~ '${instanceType}' | project at = todatetime(${latest}) | summarize n = count(), first = min(at), last = max(at)`,
  );
  expect(instances).toEqual([{ n: 30, first: '2026-09-30T21:00:00Z', last: '2026-10-01T02:00:00Z' }]);
  const jobs = ask(
    world,
    `recoveryservicesresources | where type =~ '${jobType}' | summarize n = count(), of = dcount(tostring(properties.backupInstanceId)) by status = tostring(properties.status)`,
  );
  expect(jobs).toEqual([{ n: 420, of: 30, status: 'Completed' }]);
});

test('an instance of a large estate is stopped, resumed and backed up as any other', () => {
  const world = makeWorld({
    name: 'used',
    scenario: 'fleet',
    fleet: { volumes: 4, subscriptions: 1, regions: ['eastus2'], protectedPercent: 50 },
  });
  const [instance] = world.resources.list(instanceType);
  const id = instance?.id ?? '';
  const pass = (ms: number): void => world.timeline.advanceTo(world.timeline.now + ms);
  call(world, 'POST', `${id}/stopProtection?api-version=2026-06-01`);
  pass(40 * day);
  const points = valueAt(call(world, 'GET', `${id}/recoveryPoints?api-version=2026-06-01&$top=1`), 'value', 0);
  expect(textAt(points, 'properties', 'recoveryPointTime')).toBe('2026-09-07T21:00:00.0000000Z');
  expect(world.resources.list(pointType, id)).toHaveLength(450);
  expect(textAt(call(world, 'GET', `${id}?api-version=2026-06-01`), 'properties', 'currentProtectionState')).toBe('ProtectionStopped');
  call(world, 'POST', `${id}/resumeProtection?api-version=2026-06-01`);
  pass(2 * day);
  // What had expired meanwhile has gone, and two days have come.
  expect(world.resources.list(pointType, id)).toHaveLength(410);
  call(world, 'POST', `${id}/backup?api-version=2026-06-01`, { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: {} } });
  pass(3_600_000);
  expect(world.resources.list(pointType, id)).toHaveLength(411);
});

test('snapshots of a large estate count for the quota of their region, which is large enough', () => {
  const world = makeWorld({ name: 'quota', scenario: 'fleet-2000' });
  const [subscription] = world.subscriptions;
  const usages = call(
    world,
    'GET',
    `/subscriptions/${subscription?.subscriptionId}/providers/Microsoft.Compute/locations/eastus2/usages?api-version=2024-07-01`,
  );
  expect(valueAt(usages, 'value')).toContainEqual({
    unit: 'Count',
    currentValue: 83 * 450,
    limit: 75_000,
    name: { value: 'StandardSnapshotCount', localizedValue: 'StandardStorageSnapshots' },
  });
});

test('the snapshots of a resource group and a time are told of a large estate, all snapshots at once are too many', () => {
  const world = makeWorld({ name: 'snapshots', scenario: 'fleet-2000' });
  world.timeline.advanceTo(Date.parse('2026-10-01T12:00:00Z'));
  const [instance] = world.resources.list(instanceType);
  const group = textAt(instance?.properties, 'policyInfo', 'policyParameters', 'dataStoreParametersList', '0', 'resourceGroupId') ?? '';
  const [, subscription = '', name = ''] = /subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/.exec(group) ?? [];
  const where = (...conditions: string[]) =>
    ask(world, `resources | where type =~ '${snapshotType}'${conditions.map((one) => ` and ${one}`).join('')} | summarize n = count()`);
  const there = [`subscriptionId == '${subscription}'`, `resourceGroup =~ '${name}'`];
  const lately = 'todatetime(properties.timeCreated) between (datetime(2026-09-20T12:00:00Z) .. datetime(2026-09-30T12:00:00Z))';
  expect([where(...there, lately), where(lately), where()]).toEqual([[{ n: 83 * 10 }], [{ n: 996 * 10 }], undefined]);
});
