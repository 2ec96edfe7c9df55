import type { HeldRole } from '@esan/domain';
import { expect, test } from 'vitest';
import { usualGroup } from './usual-group.ts';

const itemsIn = (...groups: string[]) => groups.map((snapshotGroupId) => ({ snapshotGroupId }));
const role = (scope: string, heldAt: string | null, name: HeldRole['role'] = 'snapshots') => ({ role: name, scope, heldAt }) as HeldRole;

test.each([
  ['most items have theirs there', itemsIn('/rg-a', '/rg-B', '/rg-b'), undefined, '/rg-B'],
  ['the vault has its role there', itemsIn('/rg-a', '/rg-b', '/rg-b'), [role('/RG-A', '/rg-a'), role('/rg-b', null)], '/rg-a'],
  ['its role stands above it', itemsIn('/rg-a'), [role('/rg-a', '/subscriptions/s')], '/rg-a'],
  ['the vault has another role alone', itemsIn('/rg-a'), [role('/rg-a', '/rg-a', 'reader')], 'own'],
  ['there are no items', [], [role('/rg-a', '/rg-a')], 'own'],
])('snapshots of new items go where it is usual: %s', (_, items, roles, group) => {
  expect(usualGroup(items, roles)).toBe(group);
});
