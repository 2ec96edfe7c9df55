import { expect, test } from 'vitest';
import { textAt } from './body-fields.ts';
import { minute, plant, Story } from './story.ts';
import { addVault, principalIdOf } from './vaults.ts';

const plain = `${plant}/providers/Microsoft.DataProtection/backupVaults/plain`;

test('a vault that gets its identity is at work for a while, then it has one, and the rest is as before', () => {
  const story = new Story();
  const before = addVault(story.world, {
    resourceGroupId: plant,
    name: 'plain',
    location: 'eastus2',
    identity: false,
    tags: { for: 'trials' },
  });
  const answer = story.call('PATCH', plain, { identity: { type: 'SystemAssigned' } });
  expect([answer.status, answer.headers['Azure-AsyncOperation']]).toEqual([202, expect.stringContaining(`${plain}/operationStatus/`)]);
  expect(textAt(story.get(plain), 'properties', 'provisioningState')).toBe('Updating');
  story.pass(minute);
  const after = story.world.resources.get(plain);
  expect(principalIdOf(after)).toMatch(/^[0-9a-f-]{36}$/);
  expect(after).toMatchObject({ tags: { for: 'trials' }, properties: { ...before.properties, provisioningState: 'Succeeded' } });
  expect(story.call('PATCH', plain, { identity: { type: 'SystemAssigned' } })).toMatchObject({ status: 200, body: after as object });
});

test('tags of a vault change at once', () => {
  const story = new Story();
  addVault(story.world, { resourceGroupId: plant, name: 'plain', location: 'eastus2' });
  expect(story.call('PATCH', plain, { tags: { for: 'production' } })).toMatchObject({ status: 200, body: { tags: { for: 'production' } } });
});
