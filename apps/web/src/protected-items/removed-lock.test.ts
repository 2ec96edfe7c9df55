import { expect, test } from 'vitest';
import { lockCommand } from './removed-lock.tsx';

const subscription = '/subscriptions/abd82c43-3f00-450a-bbaa-25a3abf64000';
const lock = { name: 'audit-2026', level: 'delete', notes: null } as const;
const begin = (...rest: string[]) =>
  ["az lock create --name 'audit-2026'", '--lock-type CanNotDelete', '--subscription abd82c43-3f00-450a-bbaa-25a3abf64000', ...rest].join(
    ' \\\n  ',
  );

test.each<[string, Parameters<typeof lockCommand>[0], string | undefined]>([
  ['a resource group', { ...lock, scope: `${subscription}/resourceGroups/rg-a` }, begin("--resource-group 'rg-a'")],
  ['a subscription', { ...lock, scope: subscription }, begin()],
  [
    'a resource',
    { ...lock, scope: `${subscription}/resourceGroups/rg-a/providers/Microsoft.Compute/snapshots/s` },
    begin(`--resource '${subscription}/resourceGroups/rg-a/providers/Microsoft.Compute/snapshots/s'`),
  ],
  ['a subscription, with notes', { ...lock, scope: subscription, notes: "the auditor's" }, begin(String.raw`--notes 'the auditor'\''s'`)],
  ['a subscription, of an unknown level,', { ...lock, scope: subscription, level: 'unknown' }, undefined],
])('a lock that stood on %s is put back by its command', (_, removed, command) => {
  expect(lockCommand(removed)).toBe(command);
});
