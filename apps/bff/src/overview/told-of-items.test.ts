import type { Health, Problem } from '@esan/domain';
import { expect, test } from 'vitest';
import type { WatchedItem } from '../estate/items-everywhere.ts';
import { neededIn } from './needed.ts';
import { freshnessOf } from './policy-freshness.ts';

/** An item of a vault that is one of several of its name. */
function item(name: string, health: Health, { group = 'rg-one', problem }: { group?: string; problem?: Problem } = {}): WatchedItem {
  const vault = `/subscriptions/one/resourceGroups/${group}/providers/Microsoft.DataProtection/backupVaults/bv`;
  const san = `/subscriptions/one/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san`;
  return {
    id: `${vault}/backupInstances/${name}`,
    name,
    subscriptionId: 'one',
    resourceGroup: group,
    vault: 'bv',
    region: 'eastus2',
    volumeId: `${san}/volumeGroups/group/volumes/${name}`,
    volumeName: name,
    groupId: `${san}/volumeGroups/group`,
    san: 'san',
    sanId: san,
    policyId: `${vault}/backupPolicies/daily`,
    policy: 'daily',
    snapshotGroupId: '/subscriptions/one/resourceGroups/rg-snapshots',
    state: problem === undefined ? 'protected' : 'error',
    problem: problem ?? null,
    health,
    lastBackup: null,
    terms: null,
  };
}

const onTime: Health = { kind: 'on-time', newestAt: '2026-09-08T00:00:00.000Z' };

test('the oldest newest point of a policy is that of an item whose backups fail, too', () => {
  const failing: Health = { kind: 'failing', since: '2026-09-05T00:00:00.000Z', newestAt: '2026-09-04T00:00:00.000Z' };
  const { first } = freshnessOf([item('well', onTime), item('ill', failing), item('new', { kind: 'no-point' })]);
  expect(first.map(({ oldestAt, failing: count }) => [oldestAt, count])).toEqual([['2026-09-04T00:00:00.000Z', 1]]);
});

test('two vaults of one name whose identity lacks a role are two things to do, for each is mended by itself', () => {
  const problem: Problem = { code: 'identity-lacks-role' };
  const here = ['one', 'two'].map((name) => item(name, onTime, { problem }));
  const there = item('three', onTime, { problem, group: 'rg-two' });
  expect(neededIn([...here, there]).groups.map(({ need, count }) => [need, count])).toEqual([
    ['error', 2],
    ['error', 1],
  ]);
});
