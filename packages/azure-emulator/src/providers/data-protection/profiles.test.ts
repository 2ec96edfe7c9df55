import { describe, expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import { exportIncrementalSnapshot } from '../compute/snapshots.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { takeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { day, group, instance, instanceBody, minute, plant, san, snapshots, Story, vault } from '../../test-support/story.ts';
import { addVault } from './items/vaults.ts';

const validate = (story: Story, volume: string): unknown =>
  story.outcome('POST', `${vault}/validateForBackup`, { backupInstance: instanceBody({ volume }).properties });

function storyWithVolume(profile: 'preview-2025-05' | 'ga-2026-09', sizeGiB: number): Story {
  const story = new Story({}, profile);
  story.addSan(san, 'eastus2', 64);
  createVolume(story.world, { groupId: group, name: 'large', sizeGiB, creationData: { createSource: 'None' } });
  return story;
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
function protectIn(region: string, profile: 'preview-2025-05' | 'ga-2026-09'): { story: Story; outcome: unknown; id: string } {
  const story = new Story({}, profile);
  story.addSanWithVolume(far, region);
  addVault(story.world, { resourceGroupId: plant, name: 'farvault', location: region });
  const principal = textAt(story.get(farVault), 'identity', 'principalId') ?? '';
  story.grantTo(principal, '1c4770c0-34f7-4110-a1ea-a5855cc7a939', far);
  story.grantTo(principal, '7efff54f-a5b4-42b5-a1c5-5411624893ce', snapshots);
  const policy = `${farVault}/backupPolicies/daily`;
  story.call('PUT', policy, story.get(`${vault}/backupPolicies/daily`));
  const id = `${farVault}/backupInstances/farsan-line1`;
  const body = instanceBody({ group: `${far}/volumeGroups/line1`, location: region, policy });
  return { story, outcome: story.outcome('PUT', id, body), id };
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

const skusOf = (story: Story): (string | undefined)[] =>
  story.world.resources
    .list('Microsoft.Compute/snapshots')
    .filter((one) => one.name.startsWith('AzureBackup_'))
    .map((one) => textAt(one, 'sku', 'name'));

describe('the snapshots of backups', () => {
  test('are locally redundant in the preview', () => {
    const story = new Story({}, 'preview-2025-05');
    story.protect();
    story.pass(day);
    expect(skusOf(story)).toEqual(['Standard_LRS']);
  });

  test('are zone-redundant where the region has zones, all of an instance alike', () => {
    const story = new Story({}, 'ga-2026-09');
    story.protect();
    story.pass(3 * day);
    expect(skusOf(story)).toEqual(['Standard_ZRS', 'Standard_ZRS', 'Standard_ZRS']);
    const [point] = story.items(`${instance}/recoveryPoints`);
    const stores = textAt(story.get(textAt(point, 'id') ?? ''), 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData');
    expect(JSON.parse(stores ?? '')).toMatchObject([{ skuName: 'Standard_ZRS' }]);
  });

  test('are locally redundant where the region has no zones', () => {
    const { story, id } = protectIn('ukwest', 'ga-2026-09');
    story.backUp(id);
    expect(skusOf(story)).toEqual(['Standard_LRS']);
  });

  test('are locally redundant when the volume was exported into an incremental snapshot before', () => {
    const story = new Story({}, 'ga-2026-09');
    const taken = takeVolumeSnapshot(story.world, `${group}/volumes/recipes`, 'mine');
    exportIncrementalSnapshot(story.world, {
      name: 'mine',
      resourceGroupId: snapshots,
      location: 'eastus2',
      volumeSnapshotId: taken.id,
      sku: 'Standard_LRS',
    });
    story.protect();
    story.pass(2 * day);
    expect(skusOf(story)).toEqual(['Standard_LRS', 'Standard_LRS']);
  });

  test('of a volume that is protected anew stay as those that are still there', () => {
    const story = new Story({}, 'ga-2026-09');
    story.protect();
    story.backUp();
    story.outcome('DELETE', instance);
    addVault(story.world, { resourceGroupId: plant, name: 'second', location: 'eastus2' });
    const second = vault.replace('plantvault', 'second');
    const principal = textAt(story.get(second), 'identity', 'principalId') ?? '';
    story.grantTo(principal, '1c4770c0-34f7-4110-a1ea-a5855cc7a939', san);
    story.grantTo(principal, '7efff54f-a5b4-42b5-a1c5-5411624893ce', snapshots);
    const policy = `${second}/backupPolicies/daily`;
    story.call('PUT', policy, story.get(`${vault}/backupPolicies/daily`));
    story.outcome('PUT', `${second}/backupInstances/again`, instanceBody({ policy }));
    story.pass(minute);
    story.backUp(`${second}/backupInstances/again`);
    expect(skusOf(story)).toEqual(['Standard_ZRS', 'Standard_LRS']);
  });
});
