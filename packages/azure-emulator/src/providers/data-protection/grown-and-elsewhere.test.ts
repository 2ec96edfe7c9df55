import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { group, instance, minute, otherSubscription, restoreBody, snapshots, Story, vault } from '../../test-support/story.ts';

const points = (story: Story): string[] => story.items(`${instance}/recoveryPoints`).map((point) => textAt(point, 'name') ?? '');
const families = (story: Story): unknown[] =>
  story.items(`${snapshots}/providers/Microsoft.Compute/snapshots`).map((one) => valueAt(one, 'properties', 'incrementalSnapshotFamilyId'));

test('a volume that grew keeps its earlier points at their size, and its next backup builds on none of them', () => {
  const story = new Story();
  story.protect();
  story.write('recipes', 1, 'before');
  const before = story.digest('recipes');
  story.backUp();
  story.backUp();
  expect(new Set(families(story)).size).toBe(1);
  expect(story.call('PUT', `${group}/volumes/recipes`, { properties: { sizeGiB: 3 } }).status).toBe(201);
  story.pass(minute);
  story.write('recipes', 2, 'after');
  story.backUp();
  story.backUp();
  const [first, second, third, fourth] = families(story);
  expect([second === first, third === first, fourth === third]).toEqual([true, false, true]);
  const [newest = '', , , oldest = ''] = points(story);
  story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(oldest, 'small')));
  story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(newest, 'large')));
  const sizes = ['small', 'large'].map((name) => valueAt(story.get(`${group}/volumes/${name}`), 'properties', 'sizeGiB'));
  expect(sizes).toEqual([2, 3]);
  expect([story.digest('small'), story.digest('large')]).toEqual([before, story.digest('recipes')]);
});

const far = `${otherSubscription}/resourceGroups/far/providers/Microsoft.ElasticSan/elasticSans/farsan`;

/** A backup of a volume, and an Elastic SAN in another subscription for which the vault has its roles. */
function acrossSubscriptions(): { story: Story; restore: () => unknown } {
  const story = new Story();
  story.addSanWithVolume(far, 'eastus2');
  story.grant('90e8b822-3e73-47b5-868a-787dc80c008f', far);
  story.protect();
  story.backUp();
  const body = restoreBody(points(story)[0] ?? '', 'recipes-back', `${far}/volumeGroups/line1`);
  return { story, restore: () => valueAt(story.jobOf(story.call('POST', `${instance}/restore`, body)), 'properties') };
}

test('a volume is restored into another subscription', () => {
  const { story, restore } = acrossSubscriptions();
  expect(restore()).toMatchObject({ status: 'Completed' });
  expect(story.world.blocks.digest(`${far}/volumeGroups/line1/volumes/recipes-back`)).toBe(story.digest('recipes'));
});

test.each(['Disabled', 'PermanentlyDisabled'])('no volume leaves the subscription when that is %s in the vault', (state) => {
  const { story, restore } = acrossSubscriptions();
  story.outcome('PATCH', vault, { properties: { featureSettings: { crossSubscriptionRestoreSettings: { state } } } });
  expect(restore()).toMatchObject({ status: 'Failed', errorDetails: [{ code: 'UserErrorCrossSubscriptionRestoreNotAllowed' }] });
  const back = story.call('PATCH', vault, { properties: { featureSettings: { crossSubscriptionRestoreSettings: { state: 'Enabled' } } } });
  expect(back.status).toBe(state === 'Disabled' ? 202 : 400);
});
