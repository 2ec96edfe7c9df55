import { expect, test } from 'vitest';
import { codeOf, messageOf, trial } from '../test-support/test-calls.ts';

const inGroup = 'resourceGroups/rg-restore/providers';
const disk = `${inGroup}/Microsoft.Compute/disks/d1?api-version=2026-03-02`;
const snapshot = `${inGroup}/Microsoft.Compute/snapshots/s1?api-version=2026-03-02`;
const san = `${inGroup}/Microsoft.ElasticSan/elasticSans/san-new?api-version=2025-09-01`;
const vault = `${inGroup}/Microsoft.DataProtection/backupVaults/bv-new?api-version=2026-06-01`;

const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 4 };
const sizes = { sku: { name: 'Premium_LRS' }, baseSizeTiB: 1, extendedCapacitySizeTiB: 0 };

test.each([
  ['tags that are a text', disk, { tags: 'x', properties }],
  ['tags that are a list', disk, { tags: ['x'], properties }],
  ['a tag that is a number', disk, { tags: { a: 1 }, properties }],
  ['tags that are a text', vault, { tags: 'x' }],
  ['tags that are a list', 'resourceGroups/rg-new?api-version=2025-04-01', { tags: ['x'] }],
  ['properties that are a text', disk, { properties: 'x' }],
  ['properties that are a list', vault, { properties: [] }],
  ['a SKU that is a text', disk, { sku: 'Premium_LRS', properties }],
  ['a SKU whose name is a number', disk, { sku: { name: 1 }, properties }],
  ['a size that is a text', disk, { properties: { ...properties, diskSizeGB: '4' } }],
  ['zones that are a text', disk, { zones: '1', properties }],
  ['a source that is a text', disk, { properties: { ...properties, creationData: 'Empty' } }],
  ['incremental that is a text', snapshot, { properties: { ...properties, incremental: 'true' } }],
  ['an identity that is a text', vault, { identity: 'SystemAssigned' }],
  ['a kind of identity that is a number', vault, { identity: { type: 1 } }],
  ['identities that are a list', vault, { identity: { type: 'UserAssigned', userAssignedIdentities: ['x'] } }],
  ['a base size that is a text', san, { properties: { ...sizes, baseSizeTiB: '1' } }],
  ['an extended size that is a text', san, { properties: { ...sizes, extendedCapacitySizeTiB: '0' } }],
  ['a SKU that is a text', san, { properties: { ...sizes, sku: 'Premium_LRS' } }],
  ['zones that are numbers', san, { properties: { ...sizes, availabilityZones: [1] } }],
  ['properties that are a text', san, { properties: 'x' }],
])('%s: PUT is refused and makes nothing', (_, path, body) => {
  const { call, subscription, world } = trial();
  const answer = call('PUT', `${subscription}/${path}`, { location: 'eastus2', ...body });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidRequestContent']);
  expect(world.resources.has(`${subscription}/${path.split('?')[0] ?? ''}`)).toBe(false);
});

test('the refusal says where the body is wrong', () => {
  const { call, subscription } = trial();
  const answer = call('PUT', `${subscription}/${san}`, { location: 'eastus2', properties: { ...sizes, baseSizeTiB: '1' } });
  expect(messageOf(answer)).toContain("Path 'properties.baseSizeTiB' must be a number.");
});

test.each([
  ['properties', {}],
  ['a SKU', { properties: { ...sizes, sku: undefined } }],
  ['the name of a SKU', { properties: { ...sizes, sku: {} } }],
  ['a base size', { properties: { ...sizes, baseSizeTiB: undefined } }],
  ['an extended size', { properties: { ...sizes, extendedCapacitySizeTiB: null } }],
])('a SAN without %s is refused and not made', (_, body) => {
  const { call, subscription, world } = trial();
  const answer = call('PUT', `${subscription}/${san}`, { location: 'eastus2', ...body });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidParameter']);
  expect(messageOf(answer)).toMatch(/^The parameter (sku|baseSizeTiB|extendedCapacitySizeTiB) is required\.$/);
  expect(world.resources.has(`${subscription}/${san.split('?')[0] ?? ''}`)).toBe(false);
});

test('what is changed must be of the right kind, too, and null changes nothing', () => {
  const { call, subscription, wait } = trial();
  const existing = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod?api-version=2025-09-01`;
  for (const body of [{ properties: 'x' }, { tags: ['x'] }, { properties: { extendedCapacitySizeTiB: '9' } }])
    expect(codeOf(call('PATCH', existing, body))).toBe('InvalidRequestContent');
  const before = call('GET', existing).body;
  expect(call('PATCH', existing, { properties: { baseSizeTiB: null, sku: null } }).status).toBe(202);
  wait(20_000);
  expect(call('GET', existing).body).toEqual({ ...Object(before), systemData: expect.anything() });
});
