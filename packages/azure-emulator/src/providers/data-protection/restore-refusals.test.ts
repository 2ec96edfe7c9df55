import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { group, instance, plant, restoreBody, san, TestEstate } from '../../test-support/test-estate.ts';

const importer = '90e8b822-3e73-47b5-868a-787dc80c008f';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

type RestoreRefusal = { why: string; code: string; arrange?: (estate: TestEstate) => void; name?: string; target?: string; point?: string };

const restoreRefusals: RestoreRefusal[] = [
  { why: 'the point does not exist', code: 'UserErrorRecoveryPointNotFound', point: '00000000000000000000000000000000' },
  {
    why: 'its snapshot was deleted',
    code: 'UserErrorDiskSnapshotNotFound',
    arrange: (estate) => {
      for (const one of estate.world.resources.list('Microsoft.Compute/snapshots')) estate.world.resources.remove(one.id);
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
    arrange: (estate) => estate.addSanWithVolume(`${plant}/providers/Microsoft.ElasticSan/elasticSans/northsan`, 'northeurope'),
  },
  { why: 'the name has capitals', code: 'UserErrorInvalidElasticSanVolumeName', name: 'Recipes' },
  { why: 'the name is too short', code: 'UserErrorInvalidElasticSanVolumeName', name: 'ab' },
  { why: 'the name is taken', code: 'UserErrorSameNameElasticSanVolumeAlreadyExists', name: 'recipes' },
  {
    why: 'the Elastic SAN is full',
    code: 'UserErrorElasticSanInsufficientCapacity',
    arrange: (estate) => {
      createVolume(estate.world, { groupId: group, name: 'filler', sizeGiB: 8 * 1024 - 3, creationData: { createSource: 'None' } });
    },
  },
  {
    why: 'Volume Importer is missing',
    code: 'UserErrorNotEnoughPermissionOnTargetElasticSan',
    arrange: (estate) => estate.revoke(importer),
  },
  ...[group, san].map((locked) => ({
    why: `${locked === san ? 'the Elastic SAN' : 'the volume group'} has a read-only lock`,
    code: 'UserErrorTargetElasticSanLocked',
    arrange: (estate: TestEstate) => {
      estate.addLock(locked, 'ReadOnly');
    },
  })),
  { why: 'Reader is missing', code: 'UserErrorNotEnoughPermissionOnSnapshotRG', arrange: (estate) => estate.revoke(reader) },
];

describe('a restore is not done when', () => {
  test.each(restoreRefusals)('$why', ({ code, arrange, name = 'recipes-back', target = group, point }) => {
    const estate = new TestEstate();
    estate.protect();
    estate.backUp();
    const pointId = point ?? textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    arrange?.(estate);
    const volumes = estate.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes').length;
    const body = restoreBody(pointId, name, target);
    expect(estate.outcome('POST', `${instance}/validateRestore`, { restoreRequestObject: body })).toMatchObject({
      status: 'Failed',
      error: { code },
    });
    expect(estate.jobOf(estate.call('POST', `${instance}/restore`, body))).toMatchObject({
      properties: { status: 'Failed', errorDetails: [{ code, recommendedAction: [expect.stringMatching(/\w+/) as string] }] },
    });
    expect(estate.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')).toHaveLength(volumes);
  });

  test('the names of the new volumes are a list, not a map', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.backUp();
    const body = restoreBody(textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
    const [criteria] = body.restoreTargetInfo.restoreCriteria;
    const listed = {
      ...criteria,
      resourceSelectors: { ...criteria?.resourceSelectors, resourceNameOverrides: [{ key: 'recipes', value: 'recipes-back' }] },
    };
    const asked = { ...body, restoreTargetInfo: { ...body.restoreTargetInfo, restoreCriteria: [listed] } };
    expect(estate.call('POST', `${instance}/restore`, asked)).toMatchObject({
      status: 400,
      body: { error: { code: 'BMSUserErrorInvalidInput', message: expect.stringContaining('must map names to names') as string } },
    });
  });

  test('its name is taken while it runs', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.backUp();
    const pointId = textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    const answers = [1, 2].map(() => estate.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    const jobs = answers.map((answer) => valueAt(estate.jobOf(answer), 'properties'));
    expect(jobs).toMatchObject([
      { status: 'Completed' },
      { status: 'Failed', errorDetails: [{ code: 'UserErrorSameNameElasticSanVolumeAlreadyExists' }] },
    ]);
  });

  test('ten were asked for on that day', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.backUp();
    const pointId = textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '';
    for (let count = 0; count < 10; count += 1) {
      expect(estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(pointId, `copy-${count}`)))).toMatchObject({
        properties: { status: 'Completed' },
      });
    }
    expect(estate.call('POST', `${instance}/restore`, restoreBody(pointId, 'copy-10'))).toMatchObject({
      status: 400,
      body: { error: { code: 'UserErrorMaxRestoresLimitReached' } },
    });
  });
});
