import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { group, instance, plant, restoreBody, san, Story } from '../../test-support/story.ts';

const importer = '90e8b822-3e73-47b5-868a-787dc80c008f';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

type RestoreRefusal = { why: string; code: string; arrange?: (story: Story) => void; name?: string; target?: string; point?: string };

const restoreRefusals: RestoreRefusal[] = [
  { why: 'the point does not exist', code: 'UserErrorRecoveryPointNotFound', point: '00000000000000000000000000000000' },
  {
    why: 'its snapshot was deleted',
    code: 'UserErrorDiskSnapshotNotFound',
    arrange: (story) => {
      for (const one of story.world.resources.list('Microsoft.Compute/snapshots')) story.world.resources.remove(one.id);
    },
  },
  {
    why: 'the target Elastic SAN does not exist',
    code: 'UserErrorElasticSanNotFound',
    target: `${plant}/providers/Microsoft.ElasticSan/elasticSans/nosan/volumeGroups/line1`,
  },
  { why: 'the target volume group does not exist', code: 'UserErrorElasticSanVolumeGroupNotFound', target: `${san}/volumeGroups/line9` },
  {
    why: 'the target is in another region',
    code: 'UserErrorCrossRegionRestoreNotSupported',
    target: `${plant}/providers/Microsoft.ElasticSan/elasticSans/northsan/volumeGroups/line1`,
    arrange: (story) => story.addSanWithVolume(`${plant}/providers/Microsoft.ElasticSan/elasticSans/northsan`, 'northeurope'),
  },
  { why: 'the name has capitals', code: 'UserErrorInvalidElasticSanVolumeName', name: 'Recipes' },
  { why: 'the name is too short', code: 'UserErrorInvalidElasticSanVolumeName', name: 'ab' },
  { why: 'the name is taken', code: 'UserErrorSameNameElasticSanVolumeAlreadyExists', name: 'recipes' },
  {
    why: 'the Elastic SAN is full',
    code: 'UserErrorElasticSanInsufficientCapacity',
    arrange: (story) => {
      createVolume(story.world, { groupId: group, name: 'filler', sizeGiB: 8 * 1024 - 3, creationData: { createSource: 'None' } });
    },
  },
  { why: 'Volume Importer is missing', code: 'UserErrorNotEnoughPermissionOnTargetElasticSan', arrange: (story) => story.revoke(importer) },
  { why: 'Reader is missing', code: 'UserErrorNotEnoughPermissionOnSnapshotRG', arrange: (story) => story.revoke(reader) },
];

describe('a restore is not done when', () => {
  test.each(restoreRefusals)('$why', ({ code, arrange, name = 'recipes-back', target = group, point }) => {
    const story = new Story();
    story.protect();
    story.backUp();
    const pointId = point ?? textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    arrange?.(story);
    const volumes = story.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes').length;
    const body = restoreBody(pointId, name, target);
    expect(story.outcome('POST', `${instance}/validateRestore`, { restoreRequestObject: body })).toMatchObject({
      status: 'Failed',
      error: { code },
    });
    expect(story.jobOf(story.call('POST', `${instance}/restore`, body))).toMatchObject({
      properties: { status: 'Failed', errorDetails: [{ code, recommendedAction: [expect.stringMatching(/\w+/) as string] }] },
    });
    expect(story.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')).toHaveLength(volumes);
  });

  test('the names of the new volumes are a list, not a map', () => {
    const story = new Story();
    story.protect();
    story.backUp();
    const body = restoreBody(textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
    const [criteria] = body.restoreTargetInfo.restoreCriteria;
    const listed = {
      ...criteria,
      resourceSelectors: { ...criteria?.resourceSelectors, resourceNameOverrides: [{ key: 'recipes', value: 'recipes-back' }] },
    };
    const asked = { ...body, restoreTargetInfo: { ...body.restoreTargetInfo, restoreCriteria: [listed] } };
    expect(story.call('POST', `${instance}/restore`, asked)).toMatchObject({
      status: 400,
      body: { error: { code: 'BMSUserErrorInvalidInput', message: expect.stringContaining('must map names to names') as string } },
    });
  });

  test('its name is taken while it runs', () => {
    const story = new Story();
    story.protect();
    story.backUp();
    const pointId = textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    const answers = [1, 2].map(() => story.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    const jobs = answers.map((answer) => valueAt(story.jobOf(answer), 'properties'));
    expect(jobs).toMatchObject([
      { status: 'Completed' },
      { status: 'Failed', errorDetails: [{ code: 'UserErrorSameNameElasticSanVolumeAlreadyExists' }] },
    ]);
  });

  test('ten were asked for on that day', () => {
    const story = new Story();
    story.protect();
    story.backUp();
    const pointId = textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    for (let count = 0; count < 10; count += 1) {
      expect(story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(pointId, `copy-${count}`)))).toMatchObject({
        properties: { status: 'Completed' },
      });
    }
    expect(story.call('POST', `${instance}/restore`, restoreBody(pointId, 'copy-10'))).toMatchObject({
      status: 400,
      body: { error: { code: 'UserErrorMaxRestoresLimitReached' } },
    });
  });
});
