import { expect, test } from 'vitest';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';
import { addSan } from '../../scenarios/sans.ts';
import { takeVolumeSnapshot } from './snapshots.ts';

const api = 'api-version=2025-09-01';
const inGroup = ({ subscription }: Trial): string => `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans`;

const san = (location: string, sizes: { base: number; more?: number }, sku = 'Premium_LRS'): object => ({
  location,
  properties: { sku: { name: sku }, baseSizeTiB: sizes.base, extendedCapacitySizeTiB: sizes.more ?? 0 },
});

// The page of scale targets [D].
test.each([
  ['East US 2', 'Premium_LRS', { base: 401 }, 'at most 400 TiB of base capacity'],
  ['East US 2', 'Premium_LRS', { base: 400, more: 201 }, 'at most 600 TiB in all'],
  ['Sweden Central', 'Premium_LRS', { base: 101 }, 'at most 100 TiB of base capacity'],
  ['Sweden Central', 'Premium_LRS', { base: 50, more: 51 }, 'at most 100 TiB in all'],
  ['North Europe', 'Premium_ZRS', { base: 101 }, 'at most 100 TiB of base capacity'],
  ['North Europe', 'Premium_ZRS', { base: 100, more: 101 }, 'at most 200 TiB in all'],
])('a SAN in %s of %s with %j TiB is refused: %s', (location, sku, sizes, words) => {
  const azure = trial();
  const answer = azure.call('PUT', `${inGroup(azure)}/san-large?${api}`, san(location, sizes, sku));
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidParameter']);
  expect(messageOf(answer)).toContain(words);
});

test.each([
  ['East US 2', 'Premium_LRS', { base: 400, more: 200 }],
  ['Sweden Central', 'Premium_LRS', { base: 60, more: 40 }],
  ['North Europe', 'Premium_ZRS', { base: 100, more: 100 }],
])('a SAN in %s of %s may have %j TiB', (location, sku, sizes) => {
  const azure = trial();
  expect(azure.call('PUT', `${inGroup(azure)}/san-large?${api}`, san(location, sizes, sku)).status).toBe(201);
});

test('a change makes no SAN larger than its region allows', () => {
  const azure = trial();
  const answer = azure.call('PATCH', `${inGroup(azure)}/san-prod?${api}`, { properties: { baseSizeTiB: 401 } });
  expect(messageOf(answer)).toContain('at most 400 TiB of base capacity');
});

test('a subscription has five SANs in a region, and others elsewhere', () => {
  const azure = trial();
  const put = (name: string, location: string): ReturnType<Trial['call']> =>
    azure.call('PUT', `${inGroup(azure)}/${name}?${api}`, san(location, { base: 1 }));
  // Two are there already.
  const statuses = ['san-c', 'san-d', 'san-e'].map((name) => put(name, 'eastus2').status);
  expect(statuses).toEqual([201, 201, 201]);
  const sixth = put('san-f', 'eastus2');
  expect([sixth.status, codeOf(sixth)]).toEqual([409, 'QuotaExceeded']);
  expect(messageOf(sixth)).toContain('The limit is 5.');
  expect(put('san-e', 'eastus2').status).toBe(201);
  expect(put('san-f', 'westeurope').status).toBe(201);
});

test('a SAN has 200 volume groups and a volume group 1,000 volumes', () => {
  const azure = trial();
  const volumes = Array.from({ length: 1000 }, (_, index) => ({ name: `volume-${index}`, sizeGiB: 1, holds: 'x' }));
  const groups = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`group-${index}`, index === 0 ? volumes : []]));
  addSan(azure.world, `${azure.subscription}/resourceGroups/rg-storage`, {
    name: 'san-full',
    location: 'westeurope',
    baseSizeTiB: 10,
    extendedTiB: 0,
    groups,
  });
  const put = (path: string, properties: object): ReturnType<Trial['call']> =>
    azure.call('PUT', `${inGroup(azure)}/san-full/volumeGroups/${path}?${api}`, { properties });
  expect(messageOf(put('group-200', {}))).toContain('The limit is 200.');
  expect(messageOf(put('group-0/volumes/volume-1000', { sizeGiB: 1 }))).toContain('The limit is 1000.');
  expect(put('group-0', {}).status).toBe(201);
  expect(put('group-1/volumes/volume-1', { sizeGiB: 1 }).status).toBe(201);
});

test('a volume has 200 snapshots, and the one beside it its own', () => {
  const azure = trial();
  const group = `${inGroup(azure)}/san-dev/volumeGroups/vg-apps`;
  const [full, other] = [`${group}/volumes/app-config-01`, `${group}/volumes/mail-queue-01`];
  for (let index = 1; index < 200; index++) takeVolumeSnapshot(azure.world, full, `s-${index}`);
  const put = (name: string, sourceId: string): ReturnType<Trial['call']> =>
    azure.call('PUT', `${group}/snapshots/${name}?${api}`, { properties: { creationData: { sourceId } } });
  expect(put('s-200', full).status).toBe(201);
  const next = put('s-201', full);
  expect([next.status, codeOf(next)]).toEqual([409, 'QuotaExceeded']);
  expect(messageOf(next)).toContain('The limit is 200.');
  expect([put('s-200', full).status, put('s-201', other).status]).toEqual([200, 201]);
});
