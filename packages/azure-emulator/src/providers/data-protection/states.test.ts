import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { policyBody } from './items/request-bodies.ts';
import { backupBody, instance, instanceBody, minute, restoreBody, TestEstate, vault } from '../../test-support/test-estate.ts';

const weekly = `${vault}/backupPolicies/weekly`;
const deleted = instance.replace('/backupInstances/', '/deletedBackupInstances/');

/** How an instance comes to be in each state, with one recovery point where it can have one. */
const states: Record<string, (estate: TestEstate) => void> = {
  ConfiguringProtection: (estate) => void estate.call('PUT', instance, instanceBody()),
  ConfiguringProtectionFailed: (estate) => {
    estate.revoke('1c4770c0-34f7-4110-a1ea-a5855cc7a939');
    estate.protect();
  },
  ProtectionConfigured: (estate) => {
    estate.protect();
    estate.backUp();
  },
  UpdatingProtection: (estate) => {
    estate.protect();
    estate.backUp();
    estate.call('PUT', instance, instanceBody({ policy: weekly }));
  },
  ProtectionStopped: (estate) => {
    estate.protect();
    estate.backUp();
    estate.outcome('POST', `${instance}/stopProtection`);
  },
  BackupsSuspended: (estate) => {
    estate.protect();
    estate.backUp();
    estate.outcome('POST', `${instance}/suspendBackups`);
  },
  SoftDeleted: (estate) => {
    estate.protect();
    estate.backUp();
    estate.outcome('DELETE', instance);
  },
};

const pointOf = (estate: TestEstate): string => textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '0'.repeat(32);

/** What is asked of it; a refusal is Azure's own, with a code. */
const operations: Record<string, (estate: TestEstate) => { status: number; body?: unknown }> = {
  backup: (estate) => estate.call('POST', `${instance}/backup`, backupBody),
  restore: (estate) => estate.call('POST', `${instance}/restore`, restoreBody(pointOf(estate), 'recipes-back')),
  stopProtection: (estate) => estate.call('POST', `${instance}/stopProtection`),
  suspendBackups: (estate) => estate.call('POST', `${instance}/suspendBackups`),
  resumeBackups: (estate) => estate.call('POST', `${instance}/resumeBackups`),
  resumeProtection: (estate) => estate.call('POST', `${instance}/resumeProtection`),
  'change of policy': (estate) => estate.call('PUT', instance, instanceBody({ policy: weekly })),
  delete: (estate) => estate.call('DELETE', instance),
  undelete: (estate) => estate.call('POST', `${deleted}/undelete`),
};

// Per operation the states in which it is accepted, and what the others answer.
const accepted: Record<string, Record<string, number>> = {
  backup: { ProtectionConfigured: 202 },
  restore: { ProtectionConfigured: 202, UpdatingProtection: 202, ProtectionStopped: 202, BackupsSuspended: 202 },
  stopProtection: { ProtectionConfigured: 202, BackupsSuspended: 202 },
  suspendBackups: { ProtectionConfigured: 202 },
  resumeBackups: { BackupsSuspended: 202 },
  resumeProtection: { ProtectionConfigured: 200, ProtectionStopped: 202, BackupsSuspended: 202 },
  // The same change that is under way is no other one.
  'change of policy': {
    UpdatingProtection: 200,
    ConfiguringProtectionFailed: 202,
    ProtectionConfigured: 202,
    ProtectionStopped: 202,
    BackupsSuspended: 202,
  },
  delete: { ConfiguringProtectionFailed: 202, ProtectionConfigured: 202, ProtectionStopped: 202, BackupsSuspended: 202, SoftDeleted: 204 },
  undelete: { SoftDeleted: 200 },
};

/** Status and code that an operation has in a state. */
function wantedOf(operation: string, state: string): [status: number, code: string | undefined] {
  const status = accepted[operation]?.[state];
  if (status !== undefined) return [status, undefined];
  if (operation === 'undelete') return [404, 'UserErrorGenericResourceNotFound'];
  if (state !== 'SoftDeleted') return [400, 'UserErrorInvalidBackupInstanceOperation'];
  return operation === 'change of policy' ? [400, 'UserErrorDppDatasourceAlreadyHasBackupInstance'] : [404, 'ResourceNotFound'];
}

const pairs = Object.keys(operations).flatMap((operation) => Object.keys(states).map((state) => [operation, state] as const));

test.each(pairs)('%s of an instance that is %s', (operation, state) => {
  const estate = new TestEstate();
  estate.call('PUT', weekly, policyBody());
  states[state]?.(estate);
  const shown = valueAt(estate.get(state === 'SoftDeleted' ? deleted : instance), 'properties', 'currentProtectionState');
  const answer = operations[operation]?.(estate);
  expect([shown, answer?.status, valueAt(answer?.body, 'error', 'code')]).toEqual([state, ...wantedOf(operation, state)]);
});

test('while protection is being stopped, nothing else changes it, nor is a backup begun', () => {
  const estate = new TestEstate();
  estate.call('PUT', weekly, policyBody());
  estate.protect();
  expect(estate.call('POST', `${instance}/stopProtection`).status).toBe(202);
  for (const operation of ['stopProtection', 'suspendBackups', 'delete', 'backup', 'change of policy']) {
    const answer = operations[operation]?.(estate);
    expect([operation, answer?.status, valueAt(answer?.body, 'error', 'code')]).toEqual([
      operation,
      400,
      'UserErrorInvalidBackupInstanceOperation',
    ]);
  }
  estate.pass(minute);
  expect(valueAt(estate.get(instance), 'properties', 'currentProtectionState')).toBe('ProtectionStopped');
  expect(estate.call('POST', `${instance}/resumeProtection`).status).toBe(202);
});

test('an instance that is being deleted is not deleted a second time', () => {
  const estate = new TestEstate();
  estate.protect();
  expect([estate.call('DELETE', instance).status, estate.call('DELETE', instance).status]).toEqual([202, 400]);
  estate.pass(minute);
  expect(estate.call('DELETE', instance).status).toBe(204);
});
