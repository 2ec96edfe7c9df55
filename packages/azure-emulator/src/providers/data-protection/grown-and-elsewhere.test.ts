import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { group, instance, minute, otherSubscription, restoreBody, snapshots, TestEstate, vault } from '../../test-support/test-estate.ts';

const points = (estate: TestEstate): string[] => estate.items(`${instance}/recoveryPoints`).map((point) => textAt(point, 'name') ?? '');
const families = (estate: TestEstate): unknown[] =>
  estate
    .items(`${snapshots}/providers/Microsoft.Compute/snapshots`)
    .map((one) => valueAt(one, 'properties', 'incrementalSnapshotFamilyId'));

test('a volume that grew keeps its earlier points at their size, and its next backup builds on none of them', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.write('recipes', 1, 'before');
  const before = estate.digest('recipes');
  estate.backUp();
  estate.backUp();
  expect(new Set(families(estate)).size).toBe(1);
  expect(estate.call('PUT', `${group}/volumes/recipes`, { properties: { sizeGiB: 3 } }).status).toBe(201);
  estate.pass(minute);
  estate.write('recipes', 2, 'after');
  estate.backUp();
  estate.backUp();
  const [first, second, third, fourth] = families(estate);
  expect([second === first, third === first, fourth === third]).toEqual([true, false, true]);
  const [newest = '', , , oldest = ''] = points(estate);
  estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(oldest, 'small')));
  estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(newest, 'large')));
  const sizes = ['small', 'large'].map((name) => valueAt(estate.get(`${group}/volumes/${name}`), 'properties', 'sizeGiB'));
  expect(sizes).toEqual([2, 3]);
  expect([estate.digest('small'), estate.digest('large')]).toEqual([before, estate.digest('recipes')]);
});

const far = `${otherSubscription}/resourceGroups/far/providers/Microsoft.ElasticSan/elasticSans/farsan`;

/** A backup of a volume, and an Elastic SAN in another subscription for which the vault has its roles. */
function acrossSubscriptions(): { estate: TestEstate; restore: () => unknown } {
  const estate = new TestEstate();
  estate.addSanWithVolume(far, 'eastus2');
  estate.grant('90e8b822-3e73-47b5-868a-787dc80c008f', far);
  estate.protect();
  estate.backUp();
  const body = restoreBody(points(estate)[0] ?? '', 'recipes-back', `${far}/volumeGroups/line1`);
  return { estate, restore: () => valueAt(estate.jobOf(estate.call('POST', `${instance}/restore`, body)), 'properties') };
}

test('a volume is restored into another subscription', () => {
  const { estate, restore } = acrossSubscriptions();
  expect(restore()).toMatchObject({ status: 'Completed' });
  expect(estate.world.blocks.digest(`${far}/volumeGroups/line1/volumes/recipes-back`)).toBe(estate.digest('recipes'));
});

test.each(['enabled', 'ENABLED', 'Enabled'])('volumes may leave the subscription where the vault says %s', (state) => {
  const { estate, restore } = acrossSubscriptions();
  const featureSettings = { crossSubscriptionRestoreSettings: { state } };
  expect(estate.call('PATCH', vault, { properties: { featureSettings } }).status).toBe(202);
  estate.pass(minute);
  expect(restore()).toMatchObject({ status: 'Completed' });
});

test.each(['Disabled', 'DISABLED', 'PermanentlyDisabled'])('no volume leaves the subscription when that is %s in the vault', (state) => {
  const { estate, restore } = acrossSubscriptions();
  estate.outcome('PATCH', vault, { properties: { featureSettings: { crossSubscriptionRestoreSettings: { state } } } });
  expect(restore()).toMatchObject({ status: 'Failed', errorDetails: [{ code: 'UserErrorCrossSubscriptionRestoreNotAllowed' }] });
  const back = estate.call('PATCH', vault, { properties: { featureSettings: { crossSubscriptionRestoreSettings: { state: 'Enabled' } } } });
  expect(back.status).toBe(state.toLowerCase() === 'disabled' ? 202 : 400);
});
