import type { BackupInstance } from '@esan/domain';
import { expect, test } from 'vitest';
import { withLater } from './later-runs.ts';
import type { WholeRun } from './to-run.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-backup';
const volumeOf = (name: string) => `${group}/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/${name}`;

/** A run of some volumes, none of which it has protected. */
const runAt = (name: string, startedAt: string, ...volumes: string[]): WholeRun => ({
  id: `${group}/providers/Microsoft.Resources/deployments/${name}`,
  name,
  subscriptionId: '11111111-1111-4111-8111-111111111111',
  resourceGroup: 'rg-backup',
  vaultId: `${group}/providers/Microsoft.DataProtection/backupVaults/bv`,
  policyId: `${group}/providers/Microsoft.DataProtection/backupVaults/bv/backupPolicies/daily`,
  state: 'failed',
  said: 'Failed',
  startedAt,
  endedAt: null,
  problem: null,
  volumes: volumes.length,
  failed: volumes.length,
  rows: volumes.map((volume) => ({
    volumeId: volumeOf(volume),
    snapshotGroupId: group,
    instance: volume,
    state: 'failed',
    problem: null,
    later: null,
  })),
});

test('of the runs that took up a volume again the newest is named, in whatever order they are told and whatever letters Azure uses', () => {
  const first = runAt('first', '2026-09-08T08:00:00Z', 'sql', 'web', 'mail');
  const newest = runAt('newest', '2026-09-10T08:00:00Z', 'SQL');
  const between = runAt('between', '2026-09-09T08:00:00Z', 'sql', 'web');
  const before = runAt('before', '2026-09-01T08:00:00Z', 'mail');
  for (const runs of [
    [before, newest, between, first],
    [first, between, newest, before],
  ]) {
    const { rows } = withLater(first, { runs, items: [] });
    expect(rows.map(({ later }) => later?.run?.name ?? null)).toEqual(['newest', 'between', null]);
  }
});

test('a volume that is protected under another name of its item is told as protected', () => {
  const run = runAt('first', '2026-09-08T08:00:00Z', 'sql', 'web', 'mail');
  const itemOf = (name: string, volume: string, state: BackupInstance['state']): BackupInstance => ({
    id: `${run.vaultId}/backupInstances/${name}`,
    name,
    subscriptionId: run.subscriptionId,
    resourceGroup: run.resourceGroup,
    vault: 'bv',
    region: 'eastus2',
    volumeId: volumeOf(volume),
    volumeName: volume,
    groupId: volumeOf(volume).replace(/[/]volumes[/].*/, ''),
    san: 'san',
    sanId: `${group}/providers/Microsoft.ElasticSan/elasticSans/san`,
    policyId: run.policyId,
    policy: 'daily',
    snapshotGroupId: group,
    state,
    problem: null,
  });
  const items = [itemOf('by-hand', 'SQL', 'protected'), itemOf('web', 'web', 'stopped')];
  const { rows } = withLater(run, { runs: [], items });
  expect(rows.map(({ later }) => later?.isProtected ?? false)).toEqual([true, false, false]);
});
