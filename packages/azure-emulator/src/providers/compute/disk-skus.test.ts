import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2026-03-02';

type Stage = Trial & { disks: string; snapshots: string; put: (id: string, body: object) => ReturnType<Trial['call']> };

function stage(): Stage {
  const made = trial();
  const provider = `${made.subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute`;
  const put: Stage['put'] = (id, body) => {
    const answer = made.call('PUT', `${id}?${api}`, { location: 'eastus2', ...body });
    made.wait(20_000);
    return answer;
  };
  return { ...made, disks: `${provider}/disks`, snapshots: `${provider}/snapshots`, put };
}

const empty = (diskSizeGB: number, more: object = {}): object => ({
  properties: { creationData: { createOption: 'Empty', ...more }, diskSizeGB },
});
const copyOf = (sourceResourceId: string, more: object = {}): object => ({
  properties: { creationData: { createOption: 'Copy', sourceResourceId }, ...more },
});

test.each(['PremiumV2_LRS', 'UltraSSD_LRS'])('a disk of %s needs a zone where its region has zones', (name) => {
  const { disks, put } = stage();
  const refused = put(`${disks}/one`, { sku: { name }, ...empty(8) });
  expect([refused.status, codeOf(refused)]).toEqual([400, 'InvalidParameter']);
  expect(messageOf(refused)).toContain("needs a zone in 'eastus2', one of '1,2,3'");
  expect(put(`${disks}/one`, { sku: { name }, zones: ['2'], ...empty(8) }).status).toBe(202);
  expect(put(`${disks}/two`, { sku: { name }, ...empty(8), location: 'westus' }).status).toBe(202);
});

test('a disk from elsewhere that has no zone is changed all the same, but for its SKU and size', () => {
  const { call, disks, put, world } = stage();
  put(`${disks}/one`, { sku: { name: 'UltraSSD_LRS' }, zones: ['1'], ...empty(8) });
  const { zones: _, ...without } = world.resources.get(`${disks}/one`) ?? { id: '', name: '', type: '', properties: {} };
  world.resources.put(without);
  expect(call('PATCH', `${disks}/one?${api}`, { tags: { team: 'line' } }).status).toBe(202);
  expect(call('PATCH', `${disks}/one?${api}`, { properties: { diskSizeGB: 16 } }).status).toBe(400);
});

test('a disk is no larger than its SKU allows, from the first or later', () => {
  const { call, disks, put } = stage();
  const refused = put(`${disks}/one`, { sku: { name: 'Premium_LRS' }, ...empty(32_768) });
  expect([codeOf(refused), messageOf(refused)]).toEqual(['InvalidParameter', expect.stringContaining('at most 32767 GB')]);
  expect(put(`${disks}/large`, { sku: { name: 'UltraSSD_LRS' }, zones: ['1'], ...empty(65_536) }).status).toBe(202);
  expect(codeOf(call('PATCH', `${disks}/large?${api}`, { sku: { name: 'Premium_LRS' } }))).toBe('InvalidParameter');
});

test('a snapshot of 4,096-byte sectors becomes Premium SSD v2 or Ultra alone, one of 512 any disk', () => {
  const { call, disks, put, snapshots } = stage();
  const zones = ['1'];
  put(`${disks}/large-sectors`, { sku: { name: 'UltraSSD_LRS' }, zones, ...empty(8) });
  put(`${disks}/small-sectors`, { sku: { name: 'UltraSSD_LRS' }, zones, ...empty(8, { logicalSectorSize: 512 }) });
  for (const name of ['large-sectors', 'small-sectors']) put(`${snapshots}/of-${name}`, copyOf(`${disks}/${name}`, { incremental: true }));
  const sectors = (id: string): unknown => valueAt(call('GET', `${id}?${api}`).body, 'properties', 'creationData', 'logicalSectorSize');
  expect([sectors(`${snapshots}/of-large-sectors`), sectors(`${snapshots}/of-small-sectors`)]).toEqual([4096, 512]);
  const refused = put(`${disks}/one`, { sku: { name: 'Premium_LRS' }, ...copyOf(`${snapshots}/of-large-sectors`) });
  expect([codeOf(refused), messageOf(refused)]).toEqual(['InvalidParameter', expect.stringContaining("sectors of '4096' bytes")]);
  expect(put(`${disks}/two`, { sku: { name: 'PremiumV2_LRS' }, zones, ...copyOf(`${snapshots}/of-large-sectors`) }).status).toBe(202);
  expect(put(`${disks}/three`, { sku: { name: 'Premium_LRS' }, ...copyOf(`${snapshots}/of-small-sectors`) }).status).toBe(202);
  expect(codeOf(put(`${disks}/four`, { sku: { name: 'UltraSSD_LRS' }, zones, ...empty(8, { logicalSectorSize: 1000 }) }))).toBe(
    'InvalidParameter',
  );
});

test('Premium SSD v2 and Ultra disks have incremental snapshots alone', () => {
  const { disks, put, snapshots } = stage();
  for (const name of ['PremiumV2_LRS', 'UltraSSD_LRS']) {
    put(`${disks}/${name}`, { sku: { name }, zones: ['1'], ...empty(8) });
    const refused = put(`${snapshots}/${name}`, copyOf(`${disks}/${name}`));
    expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringContaining('must be incremental')]);
    expect(put(`${snapshots}/${name}`, copyOf(`${disks}/${name}`, { incremental: true })).status).toBe(202);
  }
});

test('a disk in one zone is no copy of a disk in another', () => {
  const { disks, put } = stage();
  put(`${disks}/one`, { zones: ['1'], ...empty(8) });
  const refused = put(`${disks}/two`, { zones: ['2'], ...copyOf(`${disks}/one`) });
  expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringContaining('in a different availability zone.')]);
  expect(put(`${disks}/two`, { zones: ['1'], ...copyOf(`${disks}/one`) }).status).toBe(202);
});

test.each(['disks', 'snapshots'] as const)('a SKU without a name is no SKU of %s', (kind) => {
  const at = stage();
  const refused = at.put(`${at[kind]}/one`, { sku: { tier: 'Premium' }, ...empty(8) });
  expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([
    400,
    'InvalidRequestContent',
    "The request content was invalid and could not be deserialized: Required property 'name' not found in 'sku'.",
  ]);
});

test('a disk that is made smaller is told in Azure’s words that there are no smaller ones', () => {
  const { call, disks, put } = stage();
  put(`${disks}/one`, empty(8));
  const refused = call('PATCH', `${disks}/one?${api}`, { properties: { diskSizeGB: 4 } });
  expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringMatching(/disks\/one cannot be resized down\. Reducing/)]);
});
