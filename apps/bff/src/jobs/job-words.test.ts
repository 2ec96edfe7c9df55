import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const intent = 'bbbbbbbb-1111-4222-8333-444455556666';
const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
await admin.get(api.backUpNow, { params: volume.instance, body: { intent } });
await portal.azure.advanceUntilIdle();
const job = (await admin.get(api.findJob, { params: { ...volume.at, intent } })).item?.name ?? '';
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const read = 'Microsoft.DataProtection/backupVaults/backupJobs/read';
const error = { code: 'UserErrorTimedOut', message: 'The snapshot took too long.', recommendedAction: ['Try again.'] };

/** The job of a backup as Azure would say it otherwise. */
async function jobAs(set: Record<string, unknown>) {
  await portal.azure.addFault({ kind: 'change-answer', action: read, set });
  return (await admin.get(api.getJob, { params: { ...volume.at, job } })).item;
}

test('a job that timed out with an error has failed, and says why', async () => {
  const told = await jobAs({ 'properties.status': 'TimedOut', 'properties.errorDetails': [error] });
  expect([told.status, told.said, told.problem?.azureCode]).toEqual(['failed', 'TimedOut', 'UserErrorTimedOut']);
});

test('a job that is said to be completed and carries an error is not completed', async () => {
  expect((await jobAs({ 'properties.errorDetails': [error] })).status).toBe('failed');
});

test('a job of which Azure says what nobody knows is unknown, with that word', async () => {
  const told = await jobAs({ 'properties.status': 'Pondering' });
  expect([told.status, told.said]).toEqual(['unknown', 'Pondering']);
});

test('a job in another spelling is read', async () => {
  expect((await jobAs({ 'properties.status': 'completed with WARNINGS' })).status).toBe('completed-with-warnings');
});

test('the warnings of a job are told', async () => {
  const warningDetails = [{ resourceName: 'snapshots', warning: { code: 'UserErrorSnapshotRGLocked', message: 'The group is locked.' } }];
  const told = await jobAs({ 'properties.status': 'CompletedWithWarnings', 'properties.extendedInfo': { warningDetails } });
  expect(told.warnings.map(({ detail, azureCode }) => [detail, azureCode])).toEqual([
    ['The group is locked.', 'UserErrorSnapshotRGLocked'],
  ]);
});

test('as an operation, a job that timed out does not run for ever', async () => {
  // Somebody else with the same link is led to the job itself.
  const again = await (await portal.person('backup-operator')).get(api.backUpNow, { params: volume.instance, body: { intent } });
  const operationStatus = async (set: Record<string, unknown>) => {
    await portal.azure.addFault({ kind: 'change-answer', action: read, set });
    return (await admin.get(api.getOperation, { params: { operationId: again.item.id } })).item;
  };
  expect(await operationStatus({ 'properties.status': 'TimedOut', 'properties.errorDetails': [error] })).toMatchObject({
    status: 'failed',
    problem: { detail: 'The snapshot took too long.' },
  });
  expect(await operationStatus({ 'properties.status': 'Pondering' })).toMatchObject({
    status: 'unknown',
    problem: { code: 'unknown-word', detail: 'Pondering' },
  });
});

test('the job of a backup that cannot be read is not told as none; of another backup there is none', async () => {
  const atGraph = { action: '*', path: '/providers/Microsoft.ResourceGraph/resources', status: 403, code: 'AuthorizationFailed' };
  await portal.azure.addFault({ kind: 'next-call', ...atGraph, message: 'No.', times: 9 });
  await portal.azure.addFault({ kind: 'change-answer', action: read, drop: ['value[].properties.startTime'], times: 9 });
  const { status, problem } = await admin.try(api.findJob, { params: { ...volume.at, intent } });
  expect([status, problem?.code]).toEqual([502, 'unreadable-record']);
  const other = { ...volume.at, intent: intent.replace('bbbbbbbb', 'cccccccc') };
  expect((await admin.get(api.findJob, { params: other })).item).toBeNull();
});
