import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2025-09-01';
const preview = 'api-version=2024-07-01-preview';

function atSan(): Trial & { san: string; group: string } {
  const made = trial();
  const san = `${made.subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  return { ...made, san, group: `${san}/volumeGroups/vg-databases` };
}

test('a SAN grows and gets tags by PATCH, and keeps what was not named', () => {
  const { call, san, wait } = atSan();
  const patched = call('PATCH', `${san}?${api}`, { tags: { team: 'line' }, properties: { extendedCapacitySizeTiB: 9 } });
  expect([patched.status, valueAt(patched.body, 'properties', 'provisioningState')]).toEqual([202, 'Updating']);
  wait(20_000);
  expect(call('GET', patched.headers['Location'] ?? '').body).toMatchObject({
    location: 'eastus2',
    tags: { team: 'line' },
    properties: { baseSizeTiB: 12, extendedCapacitySizeTiB: 9, totalSizeTiB: 21, provisioningState: 'Succeeded' },
  });
  expect(codeOf(call('PATCH', `${san}?${api}`, { properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0 } }))).toBe('InvalidParameter');
  expect(call('PATCH', `${san}-none?${api}`, {}).status).toBe(404);
});

test('a SAN, a volume group and a volume that are put again say that they are being changed', () => {
  const { call, san, group, wait } = atSan();
  const bodies: [string, object][] = [
    [san, { location: 'eastus2', properties: { baseSizeTiB: 12, extendedCapacitySizeTiB: 8, sku: { name: 'Premium_LRS' } } }],
    [group, { properties: { protocolType: 'Iscsi' } }],
    [`${group}/volumes/oracle-redo-01`, { properties: { sizeGiB: 128 } }],
  ];
  for (const [id, body] of bodies) {
    const answer = call('PUT', `${id}?${api}`, body);
    expect(answer).toMatchObject({ status: 201, body: { properties: { provisioningState: 'Updating' } } });
    expect(call('GET', answer.headers['Location'] ?? '').status).toBe(202);
    wait(20_000);
    expect(call('GET', answer.headers['Location'] ?? '').body).toMatchObject({ properties: { provisioningState: 'Succeeded' } });
  }
});

test('a growth that fails leaves a volume its size and its SAN the room, and a SAN its capacity', () => {
  const { call, san, group, wait, world } = atSan();
  const volume = `${group}/volumes/oracle-redo-01`;
  const capacityOf = (): unknown[] => {
    const read = call('GET', `${san}?${api}`).body;
    return ['baseSizeTiB', 'totalSizeTiB', 'totalVolumeSizeGiB'].map((field) => valueAt(read, 'properties', field));
  };
  const sizeOf = (): unknown => valueAt(call('GET', `${volume}?${api}`).body, 'properties', 'sizeGiB');
  const [capacity, size] = [capacityOf(), sizeOf()];
  const said = { code: 'InternalError', message: 'Try again.', recommendedAction: '' };
  world.faults.add({ id: 'f', kind: 'fail-later', operation: 'elastic-san', target: '*', times: 2, ...said });
  call('PATCH', `${volume}?${api}`, { properties: { sizeGiB: 1024 } });
  call('PATCH', `${san}?${api}`, { properties: { baseSizeTiB: 100 } });
  wait(20_000);
  expect([capacityOf(), sizeOf()]).toEqual([capacity, size]);
  for (const id of [volume, san]) expect(call('GET', `${id}?${api}`).body).toMatchObject({ properties: { provisioningState: 'Failed' } });
  call('PATCH', `${volume}?${api}`, { properties: { sizeGiB: 1024 } });
  wait(20_000);
  expect([sizeOf(), call('GET', `${volume}?${api}`).body]).toMatchObject([1024, { properties: { provisioningState: 'Succeeded' } }]);
});

test('a volume whose making failed has a target once it was made again', () => {
  const { call, group, wait, world } = atSan();
  const volume = `${group}/volumes/new-volume?${api}`;
  const said = { code: 'InternalError', message: 'Try again.', recommendedAction: '' };
  world.faults.add({ id: 'f', kind: 'fail-later', operation: 'elastic-san', target: '*', times: 1, ...said });
  for (const state of ['Failed', 'Succeeded']) {
    call('PUT', volume, { properties: { sizeGiB: 4 } });
    wait(20_000);
    expect(call('GET', volume).body).toMatchObject({ properties: { provisioningState: state } });
  }
  expect(call('GET', volume).body).toMatchObject({ properties: { storageTarget: { status: 'Running', targetPortalPort: 3260 } } });
});

test('a SAN keeps the SKU that it was made with', () => {
  const { call, san } = atSan();
  const before = call('GET', `${san}?${api}`).body;
  const properties = { baseSizeTiB: 12, extendedCapacitySizeTiB: 8, sku: { name: 'Premium_ZRS' } };
  for (const answer of [
    call('PUT', `${san}?${api}`, { location: 'eastus2', properties }),
    call('PATCH', `${san}?${api}`, { properties: { sku: { name: 'Premium_ZRS' } } }),
  ])
    expect([answer.status, codeOf(answer)]).toEqual([409, 'PropertyChangeNotAllowed']);
  expect(call('GET', `${san}?${api}`).body).toEqual(before);
});

test('a SAN stays in its zones, whether a change names them or not', () => {
  const { call, san, wait } = atSan();
  const zonal = `${san}-zonal`;
  const put = (more: object): ReturnType<Trial['call']> => {
    const properties = { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' }, ...more };
    const answer = call('PUT', `${zonal}?${api}`, { location: 'eastus2', properties });
    wait(20_000);
    return answer;
  };
  expect(put({ availabilityZones: ['1'] }).status).toBe(201);
  const others = { availabilityZones: ['2'] };
  for (const answer of [put(others), call('PATCH', `${zonal}?${api}`, { properties: others })])
    expect([answer.status, codeOf(answer)]).toEqual([409, 'PropertyChangeNotAllowed']);
  expect(put({}).status).toBe(201);
  expect(call('GET', `${zonal}?${api}`).body).toMatchObject({ properties: { availabilityZones: ['1'], provisioningState: 'Succeeded' } });
});

test.each([
  ['a zone that Azure does not have', 'eastus2', 'Premium_LRS', ['9']],
  ['several zones', 'eastus2', 'Premium_LRS', ['1', '2']],
  ['a zone of a region without any', 'westus', 'Premium_LRS', ['1']],
  ['a zone in spite of zone redundancy', 'eastus2', 'Premium_ZRS', ['1']],
])('a SAN in %s is refused', (_, location, sku, availabilityZones) => {
  const { call, san } = atSan();
  const properties = { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: sku } };
  const put = (zones: readonly string[]): ReturnType<Trial['call']> =>
    call('PUT', `${san}-new?${api}`, { location, properties: { ...properties, availabilityZones: zones } });
  const answer = put(availabilityZones);
  expect([answer.status, codeOf(answer), call('GET', `${san}-new?${api}`).status]).toEqual([400, 'InvalidParameter', 404]);
  expect(put([]).status).toBe(201);
});

test('a SAN is open to public networks or is not', () => {
  const { call, san } = atSan();
  const answer = call('PATCH', `${san}?${api}`, { properties: { publicNetworkAccess: 'Foo' } });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidParameter']);
});

test('a volume group has the principal of its own identity, and keeps it', () => {
  const { call, group, wait, world } = atSan();
  const asked = call('PATCH', `${group}?${api}`, { identity: { type: 'SystemAssigned' } });
  expect(asked.status).toBe(202);
  wait(20_000);
  const identity = valueAt(call('GET', `${group}?${api}`).body, 'identity');
  const principalId = world.servicePrincipals.find(({ ownerId }) => ownerId === group)?.objectId;
  expect(identity).toEqual({ type: 'SystemAssigned', principalId, tenantId: '11111111-1111-4111-8111-111111111111' });
  call('PATCH', `${group}?${api}`, { properties: {} });
  expect(valueAt(call('GET', `${group}?${api}`).body, 'identity')).toEqual(identity);
});

test('what a change of a volume group names by null, or not at all, stays', () => {
  const { call, group, wait } = atSan();
  const properties = {
    protocolType: 'None',
    enforceDataIntegrityCheckForIscsi: true,
    encryption: 'EncryptionAtRestWithCustomerManagedKey',
    deleteRetentionPolicy: { policyState: 'Enabled', retentionPeriodDays: 7 },
  };
  call('PATCH', `${group}?${preview}`, { identity: { type: 'SystemAssigned' }, properties });
  wait(20_000);
  const { systemData: _, ...before } = Object(call('GET', `${group}?${preview}`).body) as Record<string, unknown>;
  expect(before['properties']).toMatchObject(properties);
  const nulls = Object.fromEntries(Object.keys(properties).map((name) => [name, null]));
  for (const body of [{ identity: null, properties: nulls }, { properties: null }, {}]) {
    expect(call('PATCH', `${group}?${preview}`, body).status).toBe(202);
    wait(20_000);
    expect(call('GET', `${group}?${preview}`).body).toMatchObject(before);
  }
});

test.each([
  [1, true],
  [7, true],
  [0, false],
  [8, false],
  [2.5, false],
  [-1, false],
  [undefined, false],
])('a volume group that keeps deleted volumes for %s days: %s', (retentionPeriodDays, isTaken) => {
  const { call, group } = atSan();
  const body = { properties: { deleteRetentionPolicy: { policyState: 'Enabled', retentionPeriodDays } } };
  const answers = [call('PATCH', `${group}?${preview}`, body), call('PUT', `${group}-new?${preview}`, body)];
  expect(answers.map(({ status }) => status)).toEqual(isTaken ? [202, 201] : [400, 400]);
  expect(answers.map(codeOf)).toEqual(isTaken ? [undefined, undefined] : ['InvalidParameter', 'InvalidParameter']);
});

test('a volume group that keeps no deleted volumes says no days', () => {
  const { call, group } = atSan();
  const put = (policy: object): number => call('PUT', `${group}-new?${preview}`, { properties: { deleteRetentionPolicy: policy } }).status;
  expect([put({ policyState: 'Disabled', retentionPeriodDays: 0 }), put({ policyState: 'Disabled' }), put({})]).toEqual([201, 201, 201]);
});

test.each([
  ['protocol', { properties: { protocolType: 'Foo' } }, 'InvalidParameter'],
  ['encryption', { properties: { encryption: 'Foo' } }, 'InvalidParameter'],
  ['soft delete', { properties: { deleteRetentionPolicy: { policyState: 'Foo' } } }, 'InvalidParameter'],
  ['identity', { identity: { type: 'Foo' } }, 'InvalidParameter'],
  ['network rules that are a text', { properties: { networkAcls: 'x' } }, 'InvalidRequestContent'],
  ['a flag that is a text', { properties: { enforceDataIntegrityCheckForIscsi: 'yes' } }, 'InvalidRequestContent'],
])('a volume group with %s that Azure does not know is refused', (_, body, code) => {
  const { call, group } = atSan();
  const before = call('GET', `${group}?${api}`).body;
  expect([codeOf(call('PUT', `${group}-new?${api}`, body)), codeOf(call('PATCH', `${group}?${api}`, body))]).toEqual([code, code]);
  expect([call('GET', `${group}-new?${api}`).status, call('GET', `${group}?${api}`).body]).toEqual([404, before]);
});

test('a volume group and a volume change by PATCH', () => {
  const { call, group, wait } = atSan();
  const rules = { virtualNetworkRules: [{ action: 'Allow', id: '/subscriptions/x/subnets/s' }] };
  expect(call('PATCH', `${group}?${api}`, { properties: { networkAcls: rules } }).status).toBe(202);
  const volume = `${group}/volumes/oracle-redo-01`;
  expect(call('PATCH', `${volume}?${api}`, { properties: { sizeGiB: 256, managedBy: { resourceId: '/subscriptions/x' } } }).status).toBe(
    202,
  );
  expect(codeOf(call('PATCH', `${volume}?${api}`, { properties: { sizeGiB: 64 } }))).toBe('InvalidParameter');
  wait(20_000);
  expect(valueAt(call('GET', `${group}?${api}`).body, 'properties')).toMatchObject({
    networkAcls: rules,
    protocolType: 'iSCSI',
    provisioningState: 'Succeeded',
  });
  expect(valueAt(call('GET', `${volume}?${api}`).body, 'properties')).toMatchObject({
    sizeGiB: 256,
    managedBy: { resourceId: '/subscriptions/x' },
    provisioningState: 'Succeeded',
  });
});

/** The group keeps deleted volumes for a week, and archive-01 was deleted. */
function withDeletedVolume(): ReturnType<typeof atSan> & { content: string; kept: string } {
  const made = atSan();
  const policy = { deleteRetentionPolicy: { policyState: 'Enabled', retentionPeriodDays: 7 } };
  made.call('PATCH', `${made.group}?${preview}`, { properties: policy });
  made.wait(20_000);
  const volume = `${made.group}/volumes/archive-01`;
  const content = made.world.blocks.digest(volume);
  made.call('DELETE', `${volume}?${preview}`);
  made.wait(20_000);
  return { ...made, content, kept: `archive-01-${made.world.timeline.now / 1000}` };
}

const deletedOnly = { headers: { 'x-ms-access-soft-deleted-resources': 'true' } };

test('a soft-deleted volume is listed only when asked for, and comes back with its content', () => {
  const { call, group, wait, world, content, kept } = withDeletedVolume();
  expect(namesIn(call('GET', `${group}/volumes?${preview}`))).not.toContain('archive-01');
  const listed = call('GET', `${group}/volumes?${preview}`, undefined, deletedOnly);
  expect(namesIn(listed)).toEqual([kept]);
  expect(valueAt(listed.body, 'value', 0)).toMatchObject({
    type: 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes',
    properties: { provisioningState: 'Deleted', storageTarget: { status: 'Running' } },
  });
  const restoring = call('POST', `${group}/volumes/${kept}/restore?${preview}`);
  expect([restoring.status, valueAt(restoring.body, 'properties', 'provisioningState')]).toEqual([202, 'Restoring']);
  wait(20_000);
  expect(valueAt(call('GET', `${group}/volumes/archive-01?${preview}`).body, 'properties', 'provisioningState')).toBe('Succeeded');
  expect(world.blocks.digest(`${group}/volumes/archive-01`)).toBe(content);
  expect(namesIn(call('GET', `${group}/volumes?${preview}`, undefined, deletedOnly))).toEqual([]);
  expect(codeOf(call('POST', `${group}/volumes/archive-01/restore?${preview}`))).toBe('VolumeCannotBeRestored');
});

test('a soft-deleted volume goes for good when its days are over or when somebody asks', () => {
  const { call, group, wait, kept } = withDeletedVolume();
  const deleted = (): unknown[] => namesIn(call('GET', `${group}/volumes?${preview}`, undefined, deletedOnly));
  call('DELETE', `${group}/volumes/${kept}?deleteType=permanent&${preview}`);
  wait(20_000);
  expect(deleted()).toEqual([]);
  call('DELETE', `${group}/volumes/sql-log-01?${preview}`);
  wait(20_000);
  expect(deleted()).toHaveLength(1);
  wait(7 * 86_400_000);
  expect(deleted()).toEqual([]);
});

test('nobody has made a private endpoint, though each volume group could have one', () => {
  const { call, san } = atSan();
  const connections = `${san}/privateEndpointConnections`;
  expect(call('GET', `${connections}?${api}`).body).toEqual({ value: [] });
  expect(call('GET', `${connections}/one?${api}`).status).toBe(404);
  expect(call('DELETE', `${connections}/one?${api}`).status).toBe(204);
  expect(namesIn(call('GET', `${san}/privateLinkResources?${api}`))).toEqual(['vg-databases']);
});

test('a volume keeps what it came from', () => {
  const { call, group, subscription } = atSan();
  const volume = `${group}/volumes/oracle-redo-01`;
  const before = call('GET', `${volume}?${api}`).body;
  const put = (creationData: object): ReturnType<Trial['call']> =>
    call('PUT', `${volume}?${api}`, { properties: { sizeGiB: valueAt(before, 'properties', 'sizeGiB'), creationData } });
  const other = put({
    createSource: 'DiskSnapshot',
    sourceId: `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/snapshots/s`,
  });
  expect([other.status, codeOf(other)]).toEqual([409, 'PropertyChangeNotAllowed']);
  expect(call('GET', `${volume}?${api}`).body).toEqual(before);
  expect(put({ createSource: 'None' }).status).toBe(201);
  expect(call('PATCH', `${volume}?${api}`, { properties: { sizeGiB: null } }).status).toBe(202);
  expect(codeOf(call('PATCH', `${volume}?${api}`, { properties: { managedBy: 'x' } }))).toBe('InvalidRequestContent');
});
