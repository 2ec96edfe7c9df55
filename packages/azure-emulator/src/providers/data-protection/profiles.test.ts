import { describe, expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import { exportIncrementalSnapshot } from '../compute/snapshots.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { takeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { day, group, instance, instanceBody, minute, plant, san, snapshots, TestEstate, vault } from '../../test-support/test-estate.ts';
import { addVault } from './items/vaults.ts';

const validate = (estate: TestEstate, volume: string): unknown =>
  estate.outcome('POST', `${vault}/validateForBackup`, { backupInstance: instanceBody({ volume }).properties });

function storyWithVolume(profile: 'preview-2025-05' | 'ga-2026-09', sizeGiB: number): TestEstate {
  const estate = new TestEstate({}, profile);
  estate.addSan(san, 'eastus2', 64);
  createVolume(estate.world, { groupId: group, name: 'large', sizeGiB, creationData: { createSource: 'None' } });
  return estate;
}

test.each([
  ['preview-2025-05', 4096, 4097],
  ['ga-2026-09', 16_384, 16_385],
] as const)('in %s a volume of %d GiB can be protected, and one of %d GiB cannot', (profile, most, tooMuch) => {
  expect(validate(storyWithVolume(profile, most), 'large')).toMatchObject({ status: 'Succeeded' });
  expect(validate(storyWithVolume(profile, tooMuch), 'large')).toMatchObject({
    status: 'Failed',
    error: {
      code: 'UserErrorElasticSanVolumeSizeNotSupported',
      message: `Volume large has ${tooMuch} GiB; volumes of more than ${most} GiB are not supported.`,
    },
  });
});

const far = `${plant}/providers/Microsoft.ElasticSan/elasticSans/farsan`;
const farVault = `${plant}/providers/Microsoft.DataProtection/backupVaults/farvault`;

/** Protect a volume in another region, with a vault and its roles there. */
function protectIn(region: string, profile: 'preview-2025-05' | 'ga-2026-09'): { estate: TestEstate; outcome: unknown; id: string } {
  const estate = new TestEstate({}, profile);
  estate.addSanWithVolume(far, region);
  addVault(estate.world, { resourceGroupId: plant, name: 'farvault', location: region });
  const principal = textAt(estate.get(farVault), 'identity', 'principalId') ?? '';
  estate.grantTo(principal, '1c4770c0-34f7-4110-a1ea-a5855cc7a939', far);
  estate.grantTo(principal, '7efff54f-a5b4-42b5-a1c5-5411624893ce', snapshots);
  const policy = `${farVault}/backupPolicies/daily`;
  estate.call('PUT', policy, estate.get(`${vault}/backupPolicies/daily`));
  const id = `${farVault}/backupInstances/farsan-line1`;
  const body = instanceBody({ group: `${far}/volumeGroups/line1`, location: region, policy });
  return { estate, outcome: estate.outcome('PUT', id, body), id };
}

test('a region beyond the preview is served since general availability', () => {
  expect(protectIn('westeurope', 'preview-2025-05').outcome).toMatchObject({
    status: 'Failed',
    error: {
      code: 'BackupAgentPluginHostValidateProtectionError',
      message: 'Backup of Elastic SAN volumes is not supported in region westeurope.',
    },
  });
  expect(protectIn('westeurope', 'ga-2026-09').outcome).toMatchObject({ status: 'Succeeded' });
});

test('a region without Elastic SAN is never served', () => {
  expect(protectIn('chilecentral', 'ga-2026-09').outcome).toMatchObject({
    error: {
      additionalInfo: [{ info: { recommendedAction: ['Choose a volume of an Elastic SAN in a region in which Elastic SAN is offered.'] } }],
    },
  });
});

const skusOf = (estate: TestEstate): (string | undefined)[] =>
  estate.world.resources
    .list('Microsoft.Compute/snapshots')
    .filter((one) => one.name.startsWith('AzureBackup_'))
    .map((one) => textAt(one, 'sku', 'name'));

describe('the snapshots of backups', () => {
  test('are locally redundant in the preview', () => {
    const estate = new TestEstate({}, 'preview-2025-05');
    estate.protect();
    estate.pass(day);
    expect(skusOf(estate)).toEqual(['Standard_LRS']);
  });

  test('are zone-redundant where the region has zones, all of an instance alike', () => {
    const estate = new TestEstate({}, 'ga-2026-09');
    estate.protect();
    estate.pass(3 * day);
    expect(skusOf(estate)).toEqual(['Standard_ZRS', 'Standard_ZRS', 'Standard_ZRS']);
    const [point] = estate.items(`${instance}/recoveryPoints`);
    const stores = textAt(estate.get(textAt(point, 'id') ?? ''), 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData');
    expect(JSON.parse(stores ?? '')).toMatchObject([{ skuName: 'Standard_ZRS' }]);
  });

  test('are locally redundant where the region has no zones', () => {
    const { estate, id } = protectIn('ukwest', 'ga-2026-09');
    estate.backUp(id);
    expect(skusOf(estate)).toEqual(['Standard_LRS']);
  });

  test('are locally redundant when the volume was exported into an incremental snapshot before', () => {
    const estate = new TestEstate({}, 'ga-2026-09');
    const taken = takeVolumeSnapshot(estate.world, `${group}/volumes/recipes`, 'mine');
    exportIncrementalSnapshot(estate.world, {
      name: 'mine',
      resourceGroupId: snapshots,
      location: 'eastus2',
      volumeSnapshotId: taken.id,
      sku: 'Standard_LRS',
    });
    estate.protect();
    estate.pass(2 * day);
    expect(skusOf(estate)).toEqual(['Standard_LRS', 'Standard_LRS']);
  });

  test('of a volume that is protected anew stay as those that are still there', () => {
    const estate = new TestEstate({}, 'ga-2026-09');
    estate.protect();
    estate.backUp();
    estate.outcome('DELETE', instance);
    addVault(estate.world, { resourceGroupId: plant, name: 'second', location: 'eastus2' });
    const second = vault.replace('plantvault', 'second');
    const principal = textAt(estate.get(second), 'identity', 'principalId') ?? '';
    estate.grantTo(principal, '1c4770c0-34f7-4110-a1ea-a5855cc7a939', san);
    estate.grantTo(principal, '7efff54f-a5b4-42b5-a1c5-5411624893ce', snapshots);
    const policy = `${second}/backupPolicies/daily`;
    estate.call('PUT', policy, estate.get(`${vault}/backupPolicies/daily`));
    estate.outcome('PUT', `${second}/backupInstances/again`, instanceBody({ policy }));
    estate.pass(minute);
    estate.backUp(`${second}/backupInstances/again`);
    expect(skusOf(estate)).toEqual(['Standard_ZRS', 'Standard_LRS']);
  });
});
