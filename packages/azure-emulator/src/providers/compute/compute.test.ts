import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';
import { removeVolumeSnapshot, takeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { exportIncrementalSnapshot, removeSnapshot } from './snapshots.ts';

const api = 'api-version=2026-03-02';

function atVolume(): Trial & { volume: string; snapshots: string; disks: string; back: (name: string) => string } {
  const made = trial();
  const group = `${made.subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;
  const volume = `${group}/volumes/sql-log-01`;
  const back = (name: string): string => {
    const temporary = takeVolumeSnapshot(made.world, volume, `t-${name}`);
    const wanted = { name, resourceGroupId: `${made.subscription}/resourceGroups/rg-snapshots`, location: 'eastus2', sku: 'Standard_ZRS' };
    const exported = exportIncrementalSnapshot(made.world, { ...wanted, volumeSnapshotId: temporary.id });
    removeVolumeSnapshot(made.world, temporary.id);
    return exported.id;
  };
  return {
    ...made,
    volume,
    back,
    snapshots: `${made.subscription}/resourceGroups/rg-snapshots/providers/Microsoft.Compute/snapshots`,
    disks: `${made.subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks`,
  };
}

const copyOf = (sourceResourceId: string, more: object = {}): object => ({
  location: 'eastus2',
  sku: { name: 'Premium_LRS' },
  properties: { creationData: { createOption: 'Copy', sourceResourceId }, ...more },
});

test('an export is an incremental snapshot of the volume’s family and keeps where it came from', () => {
  const { back, call, volume } = atVolume();
  const [first, second] = [back('first'), back('second')];
  const { body } = call('GET', `${first}?${api}`);
  expect(valueAt(body, 'sku')).toEqual({ name: 'Standard_ZRS', tier: 'Standard' });
  expect(valueAt(body, 'properties')).toMatchObject({
    incremental: true,
    diskSizeGB: 256,
    provisioningState: 'Succeeded',
    creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: `${volume.replace(/volumes.*/, '')}snapshots/t-first` },
  });
  const family = (id: string): unknown => valueAt(call('GET', `${id}?${api}`).body, 'properties', 'incrementalSnapshotFamilyId');
  expect(family(second)).toBe(family(first));
});

test('a disk made from a snapshot holds exactly what the volume held, and is followed by both headers', () => {
  const { back, call, disks, volume, wait, world } = atVolume();
  const content = world.blocks.digest(volume);
  const snapshot = back('first');
  world.blocks.write(volume, 0, 'written later');
  const put = call('PUT', `${disks}/restored?${api}`, copyOf(snapshot));
  expect([put.status, valueAt(put.body, 'properties', 'provisioningState')]).toEqual([202, 'Updating']);
  const [status, result] = [put.headers['Azure-AsyncOperation'] ?? '', put.headers['Location'] ?? ''];
  expect(status).toMatch(/\/locations\/eastus2\/DiskOperations\/[0-9a-f-]{36}\?p=[0-9a-f-]{36}&api-version=2026-03-02$/);
  expect(valueAt(call('GET', status).body, 'status')).toBe('InProgress');
  expect(call('GET', result).status).toBe(202);
  wait(20_000);
  const done = call('GET', status).body;
  expect(valueAt(done, 'status')).toBe('Succeeded');
  expect(valueAt(done, 'startTime')).toBe('2026-09-08T08:00:00.0000000+00:00');
  expect(valueAt(done, 'properties', 'output')).toEqual(call('GET', result).body);
  expect(valueAt(call('GET', `${disks}/restored?${api}`).body, 'properties')).toMatchObject({
    diskSizeGB: 256,
    provisioningState: 'Succeeded',
    diskState: 'Unattached',
  });
  expect(world.blocks.digest(`${disks}/restored`)).toBe(content);
});

test('a disk that is ordered to fail fails when its copy is done, holds nothing, and can be asked for again', () => {
  const { back, call, disks, wait, world } = atVolume();
  const snapshot = back('first');
  const said = { code: 'OperationNotAllowed', message: 'Quota exceeded.', recommendedAction: 'Raise it.' };
  world.faults.add({ id: 'f', kind: 'fail-later', operation: 'disk', target: 'Restored', times: 1, ...said });
  expect(call('PUT', `${disks}/other?${api}`, copyOf(snapshot)).status).toBe(202);
  const put = call('PUT', `${disks}/restored?${api}`, copyOf(snapshot));
  wait(20_000);
  const failed = call('GET', put.headers['Azure-AsyncOperation'] ?? '').body;
  expect(failed).toMatchObject({ status: 'Failed', error: { code: 'OperationNotAllowed', message: 'Quota exceeded.' } });
  expect(valueAt(call('GET', `${disks}/other?${api}`).body, 'properties', 'provisioningState')).toBe('Succeeded');
  expect(valueAt(call('GET', `${disks}/restored?${api}`).body, 'properties', 'provisioningState')).toBe('Failed');
  const elsewhere = { location: 'westeurope', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };
  expect(codeOf(call('PUT', `${disks}/restored?${api}`, elsewhere))).toBe('InvalidResourceLocation');
  expect(world.blocks.read(`${disks}/restored`).size).toBe(0);
  call('PUT', `${disks}/restored?${api}`, copyOf(snapshot));
  wait(20_000);
  expect(world.blocks.digest(`${disks}/restored`)).toBe(world.blocks.digest(snapshot));
});

test.each([
  ['smaller than its source', { diskSizeGB: 128 }, 'InvalidParameter'],
  ['of a fraction of a GB', { diskSizeGB: 300.5 }, 'InvalidParameter'],
  [
    'straight from a volume snapshot',
    { creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: '/x' } },
    'InvalidParameter',
  ],
  ['without a source', { creationData: { createOption: 'Copy' } }, 'InvalidParameter'],
  ['by an option that is not emulated', { creationData: { createOption: 'Upload' } }, 'NotEmulated'],
])('a disk %s is refused', (_, properties, code) => {
  const { back, call, disks, world } = atVolume();
  expect(codeOf(call('PUT', `${disks}/d1?${api}`, copyOf(back('first'), properties)))).toBe(code);
  expect(world.resources.has(`${disks}/d1`)).toBe(false);
});

test('a SKU is one of Azure’s and nothing else', () => {
  const { back, call, disks } = atVolume();
  const wish = { ...copyOf(back('first')), sku: { name: 'constructor' } };
  expect(codeOf(call('PUT', `${disks}/d1?${api}`, wish))).toBe('InvalidParameter');
});

test('an incremental snapshot of which no SKU is said has that of the newest one of its family', () => {
  const { call, wait, disks, snapshots } = atVolume();
  call('PUT', `${disks}/d?${api}`, { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 8 } });
  wait(60_000);
  const taken = (name: string, sku: object, incremental = true): unknown => {
    const properties = { creationData: { createOption: 'Copy', sourceResourceId: `${disks}/d` }, incremental };
    expect(call('PUT', `${snapshots}/${name}?${api}`, { location: 'eastus2', ...sku, properties }).status).toBe(202);
    wait(60_000);
    return valueAt(call('GET', `${snapshots}/${name}?${api}`).body, 'sku', 'name');
  };
  expect([taken('a', { sku: { name: 'Standard_ZRS' } }), taken('b', {}), taken('c', {}, false), taken('d', {})]).toEqual([
    'Standard_ZRS',
    'Standard_ZRS',
    'Standard_LRS',
    'Standard_ZRS',
  ]);
});

test('a disk in another region than its snapshot is refused, and so is another source for a disk that exists', () => {
  const { back, call, disks, wait } = atVolume();
  const [first, second] = [back('first'), back('second')];
  expect(codeOf(call('PUT', `${disks}/d1?${api}`, { ...copyOf(first), location: 'westeurope' }))).toBe('InvalidParameter');
  call('PUT', `${disks}/d1?${api}`, copyOf(first));
  wait(20_000);
  expect(codeOf(call('PUT', `${disks}/d1?${api}`, copyOf(second)))).toBe('PropertyChangeNotAllowed');
});

test('a snapshot by hand takes a volume snapshot named without its leading slash', () => {
  const { call, snapshots, volume, wait, world } = atVolume();
  const temporary = takeVolumeSnapshot(world, volume, 't-hand');
  const creationData = { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: temporary.id.slice(1) };
  const put = call('PUT', `${snapshots}/by-hand?api-version=2025-01-02`, {
    location: 'East US 2',
    properties: { creationData, incremental: true },
  });
  expect(put.status).toBe(202);
  wait(20_000);
  expect(valueAt(call('GET', put.headers['Location'] ?? '').body, 'properties', 'creationData')).toEqual(creationData);
  expect(world.blocks.digest(`${snapshots}/by-hand`)).toBe(world.blocks.digest(volume));
});

test('a deleted snapshot is gone when the deletion is done, and deleting nothing answers 204', () => {
  const { back, call, snapshots, subscription, wait } = atVolume();
  const snapshot = back('first');
  const deleted = call('DELETE', `${snapshot}?${api}`);
  expect([deleted.status, deleted.body]).toEqual([202, undefined]);
  expect(namesIn(call('GET', `${snapshots}?${api}`))).toEqual(['first']);
  wait(20_000);
  expect(valueAt(call('GET', deleted.headers['Azure-AsyncOperation'] ?? '').body, 'status')).toBe('Succeeded');
  expect(namesIn(call('GET', `${subscription}/providers/Microsoft.Compute/snapshots?${api}`))).toEqual([]);
  expect(call('DELETE', `${snapshot}?${api}`).status).toBe(204);
});

test('deleting any of a family’s snapshots never changes what another one holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ block: fc.nat(9), text: fc.string(), doomed: fc.boolean() }), { minLength: 1, maxLength: 8 }),
      (days) => {
        const { back, volume, world } = atVolume();
        const taken = days.map(({ block, text, doomed }, day) => {
          world.blocks.write(volume, block, text);
          const id = back(`day-${day}`);
          return { id, doomed, content: world.blocks.digest(volume) };
        });
        for (const { id } of taken.filter((one) => one.doomed)) removeSnapshot(world, id);
        for (const { id, content } of taken.filter((one) => !one.doomed)) expect(world.blocks.digest(id)).toBe(content);
      },
    ),
    { numRuns: 40 },
  );
});
