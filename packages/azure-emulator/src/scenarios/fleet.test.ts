import { expect, test } from 'vitest';
import { textAt } from '../arm/bodies.ts';
import { makeWorld, planOf } from '../control/make-world.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';
import { Worlds } from '../world/worlds.ts';

const sanType = 'Microsoft.ElasticSan/elasticSans';
const groupType = `${sanType}/volumeGroups`;
const volumeType = `${groupType}/volumes`;

const fleetOf = (fields: Record<string, unknown>): World =>
  makeWorld(planOf({ name: 'fleet', scenario: 'fleet', ...fields }, new Worlds()));
const below = ({ id }: Resource, all: readonly Resource[]): Resource[] => all.filter((one) => one.id.startsWith(`${id}/`));

test('a fleet of three regions has its 200 volumes dealt out evenly over them, each name once', () => {
  const world = fleetOf({ regions: ['eastus2', 'northeurope', 'australiaeast'] });
  const volumes = world.resources.list(volumeType);
  const perRegion = world.resources.list(sanType).map((san) => [san.location, below(san, volumes).length]);
  expect(perRegion).toEqual([
    ['eastus2', 50],
    ['eastus2', 17],
    ['northeurope', 50],
    ['northeurope', 17],
    ['australiaeast', 50],
    ['australiaeast', 16],
  ]);
  expect(new Set(volumes.map(({ name }) => name)).size).toBe(200);
  expect(volumes[0]?.id).toBe(
    `/subscriptions/${world.subscriptions[0]?.subscriptionId}/resourceGroups/rg-storage-eastus2/providers/Microsoft.ElasticSan/elasticSans/san-eastus2-01/volumeGroups/vg-01/volumes/app-001`,
  );
});

test('a fleet of two thousand volumes in four subscriptions keeps Azure’s limits', () => {
  const world = fleetOf({ volumes: 2000, subscriptions: 4 });
  const [sans, groups, volumes] = [sanType, groupType, volumeType].map((type) => world.resources.list(type));
  expect(volumes).toHaveLength(2000);
  expect(world.subscriptions.map(({ displayName }) => displayName)).toEqual([
    'Contoso Fleet 1',
    'Contoso Fleet 2',
    'Contoso Fleet 3',
    'Contoso Fleet 4',
  ]);
  const inPlaces = Map.groupBy(sans ?? [], (san) => `${san.id.split('/')[2]} ${san.location}`);
  expect(Math.max(...[...inPlaces.values()].map(({ length }) => length))).toBeLessThanOrEqual(5);
  for (const san of sans ?? []) {
    const used = below(san, volumes ?? []).reduce((sum, volume) => sum + Number(volume.properties['sizeGiB']), 0);
    expect(used).toBeLessThan(Number(san.properties['baseSizeTiB']) * 1024);
    expect(Number(san.properties['baseSizeTiB'])).toBeLessThanOrEqual(100);
    expect(below(san, groups ?? []).length).toBeLessThanOrEqual(200);
    expect(textAt(san.properties, 'sku', 'name')).toBe('Premium_LRS');
  }
});

test.each([
  [{ volumes: 10_001 }, /"volumes" must be a whole number from 1 to 10000/],
  [{ volumes: 2001, regions: ['eastus2'] }, /at most 2000 for each region of a subscription/],
  [{ regions: ['East US 2'] }, /"regions" names "East US 2"/],
  [{ regions: [] }, /must name each region once/],
  [{ regions: ['eastus2', 'eastus2'] }, /must name each region once/],
  [{ subscriptions: 0 }, /"subscriptions" must be a whole number/],
  [{ scenario: 'demo', volumes: 5 }, /"volumes" is for the scenario fleet/],
])('a fleet cannot be made of %j', (fields, sentence) => {
  expect(() => fleetOf(fields)).toThrow(sentence);
});
