import { expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { deleteLockOver } from '../../arm/locks.ts';
import { codeOf, messageOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2020-05-01';
const compute = 'api-version=2026-03-02';

function withOwner(): Trial & { group: string; disk: string } {
  const made = trial();
  const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  assignRole(made.world, {
    principalId: made.admin.objectId,
    principalType: 'User',
    roleId: owner,
    scope: made.subscription,
    effectiveNow: true,
  });
  const group = `${made.subscription}/resourceGroups/rg-restore`;
  const disk = `${group}/providers/Microsoft.Compute/disks/d1`;
  made.call('PUT', `${disk}?${compute}`, { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } });
  made.wait(60_000);
  return { ...made, group, disk };
}

const lock = (made: Trial, scope: string, level: string): ReturnType<Trial['call']> =>
  made.call('PUT', `${scope}/providers/Microsoft.Authorization/locks/keep?${api}`, { properties: { level } });

test('a delete lock on the resource group keeps what is in it until the lock is gone', () => {
  const made = withOwner();
  expect(lock(made, made.group, 'CanNotDelete').status).toBe(201);
  const refused = made.call('DELETE', `${made.disk}?${compute}`);
  expect([refused.status, codeOf(refused)]).toEqual([409, 'ScopeLocked']);
  expect(messageOf(refused)).toBe(
    `The scope '${made.disk}' cannot perform delete operation because following scope(s) are locked: '${made.group}'. Please remove the lock and try again.`,
  );
  expect(deleteLockOver(made.world, made.disk.toUpperCase())).toBe(made.group);
  expect(made.call('DELETE', `${made.group}/providers/Microsoft.Authorization/locks/keep?${api}`).status).toBe(200);
  expect(made.call('DELETE', `${made.disk}?${compute}`).status).toBe(202);
});

test('a read-only lock forbids writing, a delete lock does not', () => {
  const made = withOwner();
  const write = { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };
  lock(made, made.group, 'CanNotDelete');
  expect(made.call('PUT', `${made.disk}?${compute}`, write).status).toBe(202);
  expect(lock(made, made.group, 'ReadOnly').status).toBe(200);
  const refused = made.call('PUT', `${made.disk}?${compute}`, write);
  expect(codeOf(refused)).toBe('ScopeLocked');
  expect(messageOf(refused)).toContain('cannot perform write operation');
});

test('a resource group does not go while something in it is locked', () => {
  const made = withOwner();
  lock(made, made.disk, 'CanNotDelete');
  expect(codeOf(made.call('DELETE', `${made.group}?api-version=2025-04-01`))).toBe('ScopeLocked');
});

test('locks are listed below a scope, and with atScope() above it', () => {
  const made = withOwner();
  lock(made, made.disk, 'CanNotDelete');
  const list = (scope: string, filter = ''): unknown[] =>
    namesIn(made.call('GET', `${scope}/providers/Microsoft.Authorization/locks?${filter}${api}`));
  expect(list(made.subscription)).toEqual(['keep']);
  expect(list(made.group, '$filter=atScope()&')).toEqual([]);
  expect(list(made.disk, '$filter=atScope()&')).toEqual(['keep']);
});

test('a Contributor cannot lock, and a level must be one of two', () => {
  const plain = trial();
  expect(codeOf(lock(plain, plain.subscription, 'CanNotDelete'))).toBe('AuthorizationFailed');
  const made = withOwner();
  expect(codeOf(lock(made, made.subscription, 'Sometimes'))).toBe('InvalidLockLevel');
});
