import type { ListedJob, Problem } from '@esan/domain';
import { expect, test } from 'vitest';
import { groupsOfJobs } from './job-groups.ts';

const vault = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv';

function failed(name: string, volumeName: string, startedAt: string, problem: Problem | null, more: Partial<ListedJob> = {}): ListedJob {
  return {
    id: `${vault}/backupJobs/${name}`,
    name,
    vault: 'bv',
    operation: 'backup',
    operationName: 'Backup',
    instanceId: `${vault}/backupInstances/${volumeName}`,
    volumeName,
    san: 'san',
    status: 'failed',
    said: 'Failed',
    trigger: 'scheduled',
    startedAt,
    endedAt: startedAt,
    activityId: '',
    problem,
    ...more,
  };
}

const gone = (volume: string): Problem => ({
  code: 'azure-refused',
  azureCode: 'SnapshotGone',
  detail: `The snapshot of ${volume} has gone (4c2f1f7e-6f0f-4a57-9a7b-${volume.length}11111111111).`,
});

test('equal failures stand together, whatever volume they are of, the most frequent first, with the newest of them', () => {
  const found = groupsOfJobs([
    failed('a', 'logs', '2026-09-05T13:00:00Z', { code: 'blocked-by-lock' }),
    failed('b', 'sql', '2026-09-05T13:00:00Z', gone('sql')),
    failed('c', 'erp-1', '2026-09-07T13:00:00Z', gone('erp-1')),
    failed('d', 'sql', '2026-09-06T13:00:00Z', gone('sql')),
  ]);
  expect(found.map(({ jobs, newest, volumes }) => [jobs.length, newest.name, volumes])).toEqual([
    [3, 'c', ['erp-1', 'sql']],
    [1, 'a', ['logs']],
  ]);
  expect(found[1]?.reason.words).toBe('The backup of logs failed: a lock keeps Azure from doing this.');
  expect(found[0]?.reason.words).toMatch(/^The backup failed: /);
});

test('jobs that run or went well are in no group; one whose word nobody knows is', () => {
  expect(groupsOfJobs([failed('a', 'sql', '2026-09-05T13:00:00Z', null, { status: 'completed' })])).toEqual([]);
  expect(groupsOfJobs([failed('a', 'sql', '2026-09-05T13:00:00Z', null, { status: 'unknown', said: 'Pondering' })])).toHaveLength(1);
});

test('volumes of one name in two Elastic SANs are two, and no page of one item stands for both', () => {
  const other = { instanceId: `${vault}/backupInstances/other-sql`, san: 'san-2' };
  const [group] = groupsOfJobs([
    failed('a', 'sql', '2026-09-05T13:00:00Z', gone('sql'), { san: 'san-1' }),
    failed('b', 'sql', '2026-09-06T13:00:00Z', gone('sql'), other),
    failed('c', 'sql', '2026-09-07T13:00:00Z', gone('sql'), { ...other, instanceId: other.instanceId.toUpperCase() }),
  ]);
  expect([group?.jobs.length, group?.volumes]).toEqual([3, ['sql (san-1)', 'sql (san-2)']]);
});
