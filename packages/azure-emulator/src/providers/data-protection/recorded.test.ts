import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ArmAnswer } from '../../arm/dispatch.ts';
import { textAt, valueAt } from './body-fields.ts';
import { backupBody, instance, instanceBody, minute, policy, restoreBody, Story, vault } from './story.ts';

const reference = process.env['AZURE_REFERENCE'];
type Exchange = { status: number; headers: Record<string, string>; body: unknown };

const recorded = (file: string): Exchange => {
  const text = readFileSync(`${reference ?? ''}/examples/esan-backup-real/${file}.json`, 'utf8');
  return valueAt(JSON.parse(text), 'response') as Exchange;
};

/** Names and JSON types of everything in a body; the first item stands for a list. */
function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}

function expectLike(answer: ArmAnswer, file: string): void {
  const { status, headers, body } = recorded(file);
  expect(answer.status).toBe(status);
  expect(shapeOf(answer.body ?? null)).toEqual(shapeOf(body));
  for (const name of ['Location', 'Azure-AsyncOperation']) {
    expect(pathOf(answer.headers[name])).toBe(pathOf(headers[name]));
  }
  const { 'Retry-After': retryAfter } = headers;
  const wanted = retryAfter === '<not seen>' ? answer.headers['Retry-After'] : retryAfter;
  expect(answer.headers['Retry-After']).toBe(wanted);
}

/** An address without what differs from one world to the next: names, ids and signature. */
const pathOf = (url: string | undefined): string | undefined =>
  url
    ?.replace(/^https:\/\/[^/]+/, '')
    .replace(/\?.*$/, '')
    .replaceAll(/(subscriptions|resourceGroups|backupVaults|backupInstances|locations|operationResults|operationStatus)\/[^/]+/g, '$1/-');

const follow = (answer: ArmAnswer, header: string): string => (answer.headers[header] ?? '').replace('https://azure.example', '');

const backedUp = (): { story: Story; job: string; point: string } => {
  const story = new Story();
  story.protect();
  const answer = story.call('POST', `${instance}/backup`, backupBody);
  story.pass(10 * minute);
  const job = textAt(story.get(follow(answer, 'Location')), 'jobId') ?? '';
  return { story, job, point: textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '' };
};

describe.skipIf(reference === undefined)('recorded traffic (needs the folder of Azure reference data in AZURE_REFERENCE)', () => {
  test('reads a vault and its policies', () => {
    const story = new Story();
    expectLike(story.call('GET', vault), '01_GetVault');
    expectLike(story.call('GET', `${vault}/backupPolicies`), '02_ListPolicies_ESAN');
    const body: unknown = JSON.parse(readFileSync(`${reference ?? ''}/examples/esan-backup-real/02b_PutPolicy_request_body.json`, 'utf8'));
    expect(story.call('PUT', policy, body)).toMatchObject({ status: 200, body: body as object });
  });

  test('checks and configures protection', () => {
    const story = new Story();
    const validation = story.call('POST', `${vault}/validateForBackup`, { backupInstance: instanceBody().properties });
    expectLike(validation, '05_ValidateForBackup_202');
    const status = follow(validation, 'Azure-AsyncOperation').replace(
      /^.*operationStatus\//,
      '/subscriptions/10000000-0000-4000-8000-000000000001/providers/Microsoft.DataProtection/locations/eastus2/operationStatus/',
    );
    expectLike(story.call('GET', status.replace('==', '%3D%3D')), '06_OperationStatus_subscriptionScope_Inprogress');
    expectLike(story.call('PUT', instance, instanceBody()), '07_PutBackupInstance_202');
    expectLike(story.call('GET', instance), '07b_GetBackupInstance_ConfiguringProtection');
    story.pass(minute);
    expectLike(story.call('GET', `${vault}/backupInstances`), '03_ListBackupInstances_ESAN');
  });

  test('backs up', () => {
    const story = new Story();
    story.protect();
    const answer = story.call('POST', `${instance}/backup`, backupBody);
    expectLike(answer, '07c_AdhocBackup_202');
    story.pass(minute);
    const results = story.call('GET', follow(answer, 'Location'));
    expectLike(results, '07d_AdhocBackup_OperationResults_200_jobId');
    const job = textAt(results.body, 'jobId') ?? '';
    expectLike(story.call('GET', job), '08_GetJob_Backup_InProgress');
    story.pass(10 * minute);
    expectLike(story.call('GET', job), '09_GetJob_Backup_Completed');
    expectLike(story.call('GET', `${instance}/recoveryPoints`), '10_ListRecoveryPoints_ESAN');
  });

  test('restores', () => {
    const { story, point } = backedUp();
    const validation = story.call('POST', `${instance}/validateRestore`, { restoreRequestObject: restoreBody(point, 'recipes-back') });
    expectLike(validation, '11_ValidateRestore_202');
    expectLike(story.call('GET', follow(validation, 'Azure-AsyncOperation')), '11b_ValidateRestore_OperationStatus_Inprogress');
    story.pass(minute);
    expectLike(story.call('GET', follow(validation, 'Azure-AsyncOperation')), '11c_ValidateRestore_OperationStatus_Succeeded');
    const answer = story.call('POST', `${instance}/restore`, restoreBody(point, 'recipes-back'));
    expectLike(answer, '12_TriggerRestore_202');
    story.pass(minute);
    const results = story.call('GET', follow(answer, 'Location'));
    expectLike(results, '12b_TriggerRestore_OperationResults_200_jobId');
    const job = textAt(results.body, 'jobId') ?? '';
    expectLike(story.call('GET', job), '14_GetJob_Restore_InProgress');
    story.pass(minute);
    expectLike(story.call('GET', job), '13_GetJob_Restore_Completed');
  });

  test('deletes', () => {
    const { story } = backedUp();
    const answer = story.call('DELETE', instance);
    expectLike(answer, '04_DeleteBackupInstance_202');
    story.pass(minute);
    expectLike(story.call('GET', follow(answer, 'Location')), '04b_Delete_OperationResults_200');
  });

  test('has every field of a job in the recorded order', () => {
    const { story, job } = backedUp();
    const fields = Object.keys(valueAt(story.get(job), 'properties') as object);
    expect(fields).toEqual(Object.keys(valueAt(recorded('09_GetJob_Backup_Completed').body, 'properties') as object));
  });
});
