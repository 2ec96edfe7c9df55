import { expect, test } from 'vitest';
import { trial } from '../test-support/test-calls.ts';

test('the main job begins with two SANs with a volume group and six volumes each, all ready and none empty', () => {
  const { world } = trial();
  const volumes = world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  expect(world.resources.list('Microsoft.ElasticSan/elasticSans').map((san) => san.name)).toEqual(['san-prod', 'san-dev']);
  expect(world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups').map((group) => group.name)).toEqual([
    'vg-databases',
    'vg-apps',
  ]);
  expect(volumes).toHaveLength(12);
  expect(volumes.every((volume) => volume.properties['provisioningState'] === 'Succeeded')).toBe(true);
  expect(new Set(volumes.map((volume) => world.blocks.digest(volume.id))).size).toBe(12);
  expect(volumes.filter((volume) => Number(volume.properties['sizeGiB']) > 4096).map((volume) => volume.name)).toEqual(['archive-01']);
});

test('two worlds of one name have the same ids, two names have none in common', () => {
  const [one, same, other] = [trial({}, 'alpha'), trial({}, 'alpha'), trial({}, 'beta')];
  expect(same.subscription).toBe(one.subscription);
  expect(same.reader.objectId).toBe(one.reader.objectId);
  expect(other.subscription).not.toBe(one.subscription);
  expect(one.admin.userPrincipalName).toBe('backup-admin@alpha.example');
});
