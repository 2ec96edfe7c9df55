import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';
import { exportIncrementalSnapshot } from './snapshots.ts';
import { takeVolumeSnapshot } from '../elastic-san/snapshots.ts';

const api = 'api-version=2026-03-02';

type Stage = Trial & {
  disk: string;
  snapshot: string;
  ofBackup: string;
  volume: string;
  put: (id: string, body: object) => ReturnType<Trial['call']>;
  read: (id: string) => unknown;
};

const emptyDisk = {
  location: 'eastus2',
  sku: { name: 'Premium_LRS' },
  properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 8 },
};

const copyOf = (sourceResourceId: string, more: object = {}): object => ({
  location: 'eastus2',
  sku: { name: 'Standard_LRS' },
  properties: { creationData: { createOption: 'Copy', sourceResourceId }, incremental: true, ...more },
});

/** A disk with content, a snapshot of it from before the disk was written again, and a snapshot that Azure Backup made. */
function stage(): Stage {
  const made = trial();
  const { subscription, call, wait, world } = made;
  const inRestore = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute`;
  const [disk, snapshot] = [`${inRestore}/disks/d1`, `${inRestore}/snapshots/s1`];
  const volume = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases/volumes/sql-log-01`;
  const put: Stage['put'] = (id, body) => {
    const answer = call('PUT', `${id}?${api}`, body);
    wait(20_000);
    return answer;
  };
  put(disk, emptyDisk);
  world.blocks.write(disk, 0, 'first');
  put(snapshot, copyOf(disk));
  world.blocks.write(disk, 0, 'second');
  const ofBackup = exportIncrementalSnapshot(world, {
    name: 'AzureBackup_sql-log-01',
    resourceGroupId: `${subscription}/resourceGroups/rg-restore`,
    location: 'eastus2',
    sku: 'Standard_ZRS',
    volumeSnapshotId: takeVolumeSnapshot(world, volume, 't-1').id,
  }).id;
  return { ...made, disk, snapshot, ofBackup, volume, put, read: (id) => call('GET', `${id}?${api}`).body };
}

test('the same PUT of a disk leaves its content and everything about it as it was', () => {
  const { disk, put, read, world } = stage();
  const [before, content] = [read(disk), world.blocks.digest(disk)];
  expect(put(disk, emptyDisk).status).toBe(202);
  expect(read(disk)).toEqual(before);
  expect(world.blocks.digest(disk)).toBe(content);
});

test('a PUT over a disk changes SKU and tags, lets it grow and never shrink, and keeps what it holds', () => {
  const { disk, put, read, world } = stage();
  const [before, content] = [read(disk), world.blocks.digest(disk)];
  const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 16 };
  put(disk, { location: 'East US 2', sku: { name: 'StandardSSD_LRS' }, tags: { team: 'line' }, properties });
  const after = read(disk);
  expect(after).toMatchObject({
    sku: { name: 'StandardSSD_LRS', tier: 'Standard' },
    tags: { team: 'line' },
    properties: { diskSizeGB: 16, provisioningState: 'Succeeded' },
  });
  for (const field of ['uniqueId', 'timeCreated', 'creationData', 'diskState'])
    expect(valueAt(after, 'properties', field)).toEqual(valueAt(before, 'properties', field));
  expect(world.blocks.digest(disk)).toBe(content);
  expect(codeOf(put(disk, emptyDisk))).toBe('InvalidParameter');
  put(disk, { location: 'eastus2', properties: { creationData: { createOption: 'Empty' } } });
  expect(read(disk)).toMatchObject({ tags: {}, properties: { diskSizeGB: 16 } });
});

test('a disk is copied once: a PUT repeated after its source has changed or gone does not copy again', () => {
  const { call, disk, put, read, snapshot, wait, world } = stage();
  const copy = disk.replace(/d1$/, 'd2');
  const wish = { location: 'eastus2', properties: { creationData: { createOption: 'Copy', sourceResourceId: snapshot } } };
  put(copy, wish);
  world.blocks.write(copy, 3, 'written by its owner');
  const [before, content] = [read(copy), world.blocks.digest(copy)];
  call('DELETE', `${snapshot}?${api}`);
  wait(20_000);
  expect(put(copy, wish).status).toBe(202);
  expect(read(copy)).toEqual(before);
  expect(world.blocks.digest(copy)).toBe(content);
});

test('a disk that is asked for twice while it is being made is made once', () => {
  const { call, disk, read, snapshot, wait, world } = stage();
  const copy = disk.replace(/d1$/, 'd2');
  const wish = { location: 'eastus2', properties: { creationData: { createOption: 'Copy', sourceResourceId: snapshot } } };
  const first = call('PUT', `${copy}?${api}`, wish);
  wait(1000);
  const unique = valueAt(read(copy), 'properties', 'uniqueId');
  const second = call('PUT', `${copy}?${api}`, wish);
  wait(30_000);
  for (const answer of [first, second])
    expect(call('GET', answer.headers['Azure-AsyncOperation'] ?? '').body).toMatchObject({ status: 'Succeeded' });
  expect(read(copy)).toMatchObject({ properties: { uniqueId: unique, provisioningState: 'Succeeded' } });
  expect(world.blocks.digest(copy)).toBe(world.blocks.digest(snapshot));
});

test('a signed address of a disk outlives a repeated PUT and still ends in time', () => {
  const { call, disk, put, read, wait } = stage();
  call('POST', `${disk}/beginGetAccess?${api}`, { access: 'Read', durationInSeconds: 600 });
  wait(20_000);
  put(disk, { ...emptyDisk, tags: { team: 'line' } });
  expect(read(disk)).toMatchObject({ tags: { team: 'line' }, properties: { diskState: 'ActiveSAS' } });
  wait(600_000);
  expect(valueAt(read(disk), 'properties', 'diskState')).toBe('Unattached');
});

test('the same PUT of a snapshot takes no new one, though its source has changed', () => {
  const { disk, put, read, snapshot, world } = stage();
  const [before, content] = [read(snapshot), world.blocks.digest(snapshot)];
  expect(put(snapshot, copyOf(disk)).status).toBe(202);
  expect(read(snapshot)).toEqual(before);
  expect(world.blocks.digest(snapshot)).toBe(content);
  put(snapshot, { ...copyOf(disk), sku: { name: 'Standard_ZRS' }, tags: { keep: 'yes' } });
  expect(read(snapshot)).toEqual({ ...Object(before), sku: { name: 'Standard_ZRS', tier: 'Standard' }, tags: { keep: 'yes' } });
  expect(world.blocks.digest(snapshot)).toBe(content);
});

test('a snapshot of Azure Backup is overwritten by nobody', () => {
  const { disk, ofBackup, put, read, snapshot, world } = stage();
  const [before, content] = [read(ofBackup), world.blocks.digest(ofBackup)];
  for (const wish of [copyOf(disk), copyOf(snapshot), emptyDisk]) expect(codeOf(put(ofBackup, wish))).toBe('PropertyChangeNotAllowed');
  expect(read(ofBackup)).toEqual(before);
  expect(world.blocks.digest(ofBackup)).toBe(content);
});

test('what a disk or snapshot was made from, how, and where, stays', () => {
  const { disk, ofBackup, put, read, snapshot } = stage();
  const before = [read(disk), read(snapshot)];
  const refused = [
    put(disk, copyOf(snapshot)),
    put(snapshot, copyOf(ofBackup)),
    put(snapshot, { ...emptyDisk, sku: { name: 'Standard_LRS' } }),
    put(snapshot, copyOf(disk, { incremental: false })),
  ];
  expect(refused.map((answer) => [answer.status, codeOf(answer), messageOf(answer)])).toEqual([
    [409, 'PropertyChangeNotAllowed', "Changing property 'creationData' is not allowed."],
    [409, 'PropertyChangeNotAllowed', "Changing property 'creationData' is not allowed."],
    [409, 'PropertyChangeNotAllowed', "Changing property 'creationData' is not allowed."],
    [409, 'PropertyChangeNotAllowed', "Changing property 'incremental' is not allowed."],
  ]);
  for (const [id, wish] of [
    [disk, emptyDisk],
    [snapshot, copyOf(disk)],
  ] as const) {
    const elsewhere = put(id, { ...wish, location: 'westeurope' });
    expect([elsewhere.status, codeOf(elsewhere)]).toEqual([409, 'InvalidResourceLocation']);
    for (const location of ['mars', 'east-us-2'])
      expect(codeOf(put(id, { ...wish, location }))).toBe('LocationNotAvailableForResourceType');
    expect(codeOf(put(id, { ...wish, location: ' ' }))).toBe('LocationRequired');
  }
  expect([read(disk), read(snapshot)]).toEqual(before);
});

test('a disk stays in its zone, whether a repeated PUT names it or not', () => {
  const { disk, put, read } = stage();
  const zonal = `${disk}-zonal`;
  put(zonal, { ...emptyDisk, zones: ['1'] });
  const before = read(zonal);
  for (const [id, zone] of [
    [zonal, '2'],
    [disk, '1'],
  ] as const) {
    const refused = put(id, { ...emptyDisk, zones: [zone] });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'BadRequest']);
    expect(messageOf(refused)).toMatch(/^Availability zone must not be changed on existing resource /);
  }
  expect([put(zonal, emptyDisk).status, put(zonal, { ...emptyDisk, zones: ['1'] }).status]).toEqual([202, 202]);
  expect(read(zonal)).toEqual(before);
});

test('network access is as it was asked for from the first, and no other than Azure knows', () => {
  const { disk, put, read, snapshot } = stage();
  const closed = { networkAccessPolicy: 'DenyAll', publicNetworkAccess: 'Disabled' };
  put(`${disk}-closed`, { ...emptyDisk, properties: { ...emptyDisk.properties, ...closed } });
  put(`${snapshot}-closed`, copyOf(disk, closed));
  for (const id of [`${disk}-closed`, `${snapshot}-closed`]) expect(read(id)).toMatchObject({ properties: closed });
  for (const wrong of [{ networkAccessPolicy: 'Open' }, { publicNetworkAccess: 'disabled' }]) {
    expect(codeOf(put(`${snapshot}-closed`, copyOf(disk, wrong)))).toBe('InvalidParameter');
    expect(codeOf(put(`${snapshot}-open`, copyOf(disk, wrong)))).toBe('InvalidParameter');
  }
  expect(read(`${snapshot}-closed`)).toMatchObject({ properties: closed });
});

test('a disk is in one zone of its region, or in none', () => {
  const { disk, put } = stage();
  const asked = (location: string, ...zones: string[]): ReturnType<Trial['call']> => put(`${disk}-new`, { ...emptyDisk, location, zones });
  const refused = [asked('eastus2', '1', '2'), asked('eastus2', '4'), asked('westus', '1')];
  expect(refused.map((answer) => [answer.status, codeOf(answer)])).toEqual([
    [400, 'ResourceTypeNotSupportMultiZones'],
    [400, 'AvailabilityZoneNotSupported'],
    [400, 'AvailabilityZoneNotSupported'],
  ]);
  expect(messageOf(asked('eastus2', '4'))).toContain("The supported zones for location 'eastus2' are '1,2,3'");
  expect(asked('eastus2', '3').status).toBe(202);
  expect(codeOf(put(`${disk}-zrs`, { ...emptyDisk, sku: { name: 'Premium_ZRS' }, zones: ['1'] }))).toBe('InvalidParameter');
  expect(codeOf(put(`${disk}-new`, { ...emptyDisk, sku: { name: 'Premium_ZRS' } }))).toBe('InvalidParameter');
  expect(put(`${disk}-zrs`, { ...emptyDisk, sku: { name: 'Premium_ZRS' } }).status).toBe(202);
});

test('a disk whose creation failed has nothing to change, and a change that was under way fails with it', () => {
  const { call, disk, read, snapshot, wait, world } = stage();
  const copy = disk.replace(/d1$/, 'd2');
  const said = { code: 'OperationNotAllowed', message: 'Quota exceeded.', recommendedAction: '' };
  world.faults.add({ id: 'f', kind: 'fail-later', operation: 'disk', target: 'd2', times: 1, ...said });
  const wish = { location: 'eastus2', properties: { creationData: { createOption: 'Copy', sourceResourceId: snapshot } } };
  call('PUT', `${copy}?${api}`, wish);
  wait(1000);
  const changes = [call('PUT', `${copy}?${api}`, wish), call('PATCH', `${copy}?${api}`, { tags: { team: 'line' } })];
  wait(30_000);
  for (const { headers } of changes) expect(call('GET', headers['Azure-AsyncOperation'] ?? '').body).toMatchObject({ status: 'Failed' });
  const late = call('PATCH', `${copy}?${api}`, { tags: { team: 'line' } });
  expect([late.status, codeOf(late)]).toEqual([409, 'OperationNotAllowed']);
  wait(30_000);
  expect(read(copy)).toMatchObject({ properties: { provisioningState: 'Failed' } });
  call('PUT', `${copy}?${api}`, wish);
  wait(30_000);
  expect(read(copy)).toMatchObject({ properties: { provisioningState: 'Succeeded' } });
  expect(world.blocks.digest(copy)).toBe(world.blocks.digest(snapshot));
});
