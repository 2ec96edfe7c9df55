import { expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2026-03-02';
const empty = { createOption: 'Empty' };

type Stage = Trial & {
  at: (kind: 'disks' | 'snapshots', name?: string) => string;
  put: (id: string, properties: object, more?: object) => ReturnType<Trial['call']>;
  patch: (id: string, body: object) => ReturnType<Trial['call']>;
  read: (id: string) => unknown;
  keySet: string;
};

function stage(): Stage {
  const made = trial();
  const provider = `${made.subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute`;
  const send = (method: 'PUT' | 'PATCH', id: string, body: object): ReturnType<Trial['call']> => {
    const answer = made.call(method, `${id}?${api}`, body);
    made.wait(20_000);
    return answer;
  };
  return {
    ...made,
    at: (kind, name = 'one') => `${provider}/${kind}/${name}`,
    put: (id, properties, more = {}) =>
      send('PUT', id, { location: 'eastus2', properties: { creationData: empty, diskSizeGB: 8, ...properties }, ...more }),
    patch: (id, body) => send('PATCH', id, body),
    read: (id) => made.call('GET', `${id}?${api}`).body,
    keySet: `${provider}/diskEncryptionSets/ours`,
  };
}

const ofBoth = {
  osType: 'Linux',
  hyperVGeneration: 'V2',
  publicNetworkAccess: 'Disabled',
  dataAccessAuthMode: 'AzureActiveDirectory',
  supportsHibernation: true,
  supportedCapabilities: { architecture: 'Arm64' },
  securityProfile: { securityType: 'TrustedLaunch' },
  purchasePlan: { name: 'a', publisher: 'b', product: 'c' },
};

test.each([
  ['disks', { ...ofBoth, tier: 'P20', burstingEnabled: true, maxShares: 2, optimizedForFrequentAttach: true }],
  ['snapshots', ofBoth],
] as const)('what a PUT says of %s reads back, and stays where a change does not name it', (kind, settings) => {
  const { at, patch, put, read, subscription } = stage();
  const diskAccessId = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/diskAccesses/ours`;
  const all = { ...settings, networkAccessPolicy: 'AllowPrivate', diskAccessId };
  put(at(kind), all);
  expect(read(at(kind))).toMatchObject({ properties: all });
  patch(at(kind), { tags: { team: 'line' }, properties: { dataAccessAuthMode: 'None' } });
  expect(read(at(kind))).toMatchObject({ tags: { team: 'line' }, properties: { ...all, dataAccessAuthMode: 'None' } });
});

test.each(['disks', 'snapshots'] as const)('%s keep the disk encryption set that they are encrypted with, and pass it on', (kind) => {
  const { at, keySet, patch, put, read } = stage();
  const encryption = { type: 'EncryptionAtRestWithPlatformAndCustomerKeys', diskEncryptionSetId: keySet };
  put(at(kind), { encryption });
  put(at(kind, 'copy'), { creationData: { createOption: 'Copy', sourceResourceId: at(kind) } });
  for (const name of ['one', 'copy']) expect(read(at(kind, name))).toMatchObject({ properties: { encryption } });
  put(at(kind, 'named'), { encryption: { diskEncryptionSetId: keySet } });
  expect(read(at(kind, 'named'))).toMatchObject({
    properties: { encryption: { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: keySet } },
  });
  patch(at(kind), { properties: { encryption: { type: 'EncryptionAtRestWithPlatformKey' } } });
  expect(read(at(kind))).toMatchObject({ properties: { encryption: { type: 'EncryptionAtRestWithPlatformKey' } } });
});

test('whoever may not read a disk encryption set encrypts nothing with it', () => {
  const { at, call, keySet, admin } = stage();
  const diskEncryptionSetId = keySet.replace(/^\/subscriptions\/[^/]+/, '/subscriptions/0b1c2d3e-0000-4000-8000-00000000000a');
  const body = { location: 'eastus2', properties: { creationData: empty, diskSizeGB: 8, encryption: { diskEncryptionSetId } } };
  const refused = call('PUT', `${at('snapshots')}?${api}`, body, { as: admin });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'LinkedAuthorizationFailed']);
  expect(messageOf(refused)).toContain("'Microsoft.Compute/diskEncryptionSets/read'");
});

const elsewhere = '/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/diskAccesses/z';

test.each([
  ['customer keys without a set', { encryption: { type: 'EncryptionAtRestWithCustomerKey' } }, 'InvalidParameter'],
  ['keys of no kind', { encryption: { type: 'EncryptionAtRestWithLove', diskEncryptionSetId: elsewhere } }, 'InvalidParameter'],
  ['a set that is none', { encryption: { diskEncryptionSetId: elsewhere } }, 'InvalidParameter'],
  [
    'a set of keys with Azure’s own',
    { encryption: { type: 'EncryptionAtRestWithPlatformKey', diskEncryptionSetId: 'x' } },
    'InvalidParameter',
  ],
  ['private access through nothing', { networkAccessPolicy: 'AllowPrivate' }, 'ConflictingUserInput'],
  ['disk access for an open network', { networkAccessPolicy: 'AllowAll', diskAccessId: elsewhere }, 'ConflictingUserInput'],
  ['a system that is none', { osType: 'OS/2' }, 'InvalidParameter'],
  ['another kind of value', { supportsHibernation: 'yes' }, 'InvalidRequestContent'],
] as const)('a disk or snapshot with %s is refused', (_, properties, code) => {
  const { at, put, read } = stage();
  for (const kind of ['disks', 'snapshots'] as const) {
    const refused = put(at(kind), properties);
    expect([refused.status, codeOf(refused)]).toEqual([400, code]);
    expect(textAt(read(at(kind)), 'error', 'code')).toBe('ResourceNotFound');
  }
});

test('the network is opened again without the disk access that it went through', () => {
  const { at, patch, put, read } = stage();
  put(at('disks'), { networkAccessPolicy: 'AllowPrivate', diskAccessId: elsewhere });
  expect(patch(at('disks'), { properties: { networkAccessPolicy: 'DenyAll' } }).status).toBe(202);
  expect(read(at('disks'))).toMatchObject({ properties: { networkAccessPolicy: 'DenyAll' } });
  expect(textAt(read(at('disks')), 'properties', 'diskAccessId')).toBeUndefined();
});
