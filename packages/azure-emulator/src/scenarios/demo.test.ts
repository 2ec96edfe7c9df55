import { beforeAll, expect, test } from 'vitest';
import { isAllowed } from '../arm/access/access.ts';
import { textAt, valueAt } from '../arm/bodies.ts';
import { makeWorld } from '../control/make-world.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';

let world: World;
beforeAll(() => (world = makeWorld({ name: 'demo', scenario: 'demo' })));

const instanceType = 'Microsoft.DataProtection/backupVaults/backupInstances';
const names = (type: string): string[] => world.resources.list(type).map((resource) => resource.name);

function instanceOf(volume: string): Resource {
  const found = world.resources
    .list(instanceType)
    .find((instance) => textAt(instance, 'properties', 'friendlyName')?.endsWith(`\\${volume}`));
  if (found === undefined) throw new Error(`${volume} is not protected.`);
  return found;
}

const pointsOf = (volume: string): Resource[] => world.resources.list(`${instanceType}/recoveryPoints`, instanceOf(volume).id);

const lastJobOf = (volume: string): Resource | undefined =>
  world.resources
    .list('Microsoft.DataProtection/backupVaults/backupJobs')
    .findLast((job) => textAt(job, 'properties', 'backupInstanceId') === instanceOf(volume).id);

test('three subscriptions hold five Elastic SANs, ten volume groups and sixty volumes, of which about half are protected', () => {
  expect(world.subscriptions).toHaveLength(3);
  const sans = world.resources.list('Microsoft.ElasticSan/elasticSans');
  const regions = sans.map((san) => String(valueAt(san, 'location'))).toSorted();
  expect(regions).toEqual(['australiaeast', 'eastus2', 'eastus2', 'northeurope', 'westeurope']);
  expect(names('Microsoft.ElasticSan/elasticSans/volumeGroups')).toHaveLength(10);
  expect(new Set(names('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')).size).toBe(60);
  expect(names(instanceType)).toHaveLength(31);
});

test('three volumes have ninety days of history, the others thirty, and every point has its snapshot', () => {
  const lengths = world.resources.list(instanceType).map(({ id }) => world.resources.list(`${instanceType}/recoveryPoints`, id).length);
  expect(lengths.filter((length) => length === 90)).toHaveLength(3);
  expect(lengths.filter((length) => length < 25)).toEqual([]);
  expect(names('Microsoft.Compute/snapshots')).toHaveLength(names(`${instanceType}/recoveryPoints`).length);
});

test('one volume is stopped with its points kept, one fails every night, one has missed three backups, one waits for a lock', () => {
  expect(textAt(instanceOf('erp-attachments').properties, 'currentProtectionState')).toBe('ProtectionStopped');
  expect(pointsOf('erp-attachments')).toHaveLength(30);
  expect(textAt(lastJobOf('lake-telemetry'), 'properties', 'status')).toBe('Failed');
  expect(pointsOf('lake-telemetry')).toHaveLength(25);
  expect(textAt(instanceOf('build-artifacts').properties, 'currentProtectionState')).toBe('ProtectionConfigured');
  expect(textAt(lastJobOf('build-artifacts'), 'properties', 'startTime')?.slice(0, 10)).toBe('2026-09-05');
  expect(pointsOf('test-audit-trail')).toHaveLength(33);
  expect(names('Microsoft.Authorization/locks')).toEqual(['audit-2026']);
});

test('there is somebody who may remove the lock', () => {
  const lock = `${world.resources.list('Microsoft.Authorization/locks')[0]?.id}`;
  const owners = world.people.filter(({ objectId }) => isAllowed(world, objectId, 'Microsoft.Authorization/locks/delete', lock));
  expect(owners.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['owner@demo.example']);
});

test('what cannot be protected is there to be tried: too large, nearly too large, another region, a vault without identity', () => {
  const sizes = world.resources
    .list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')
    .map(({ properties }) => properties['sizeGiB']);
  expect(sizes.filter((size) => Number(size) > 4096)).toEqual([6144]);
  expect(sizes.filter((size) => Number(size) > 3725 && Number(size) <= 4096)).toEqual([3900]);
  const without = world.resources
    .list('Microsoft.DataProtection/backupVaults')
    .filter((vault) => valueAt(vault, 'identity', 'principalId') === undefined);
  expect(without.map((vault) => vault.name)).toEqual(['bv-dev-trial']);
});

test('in general availability the same company has the same backups, and their snapshots are zone-redundant', () => {
  const later = makeWorld({ name: 'demo', scenario: 'demo', profile: 'ga-2026-09' });
  expect(later.resources.list(`${instanceType}/recoveryPoints`)).toHaveLength(names(`${instanceType}/recoveryPoints`).length);
  const skus = later.resources.list('Microsoft.Compute/snapshots').map((snapshot) => textAt(snapshot, 'sku', 'name'));
  expect(new Set(skus)).toEqual(new Set(['Standard_ZRS']));
});
