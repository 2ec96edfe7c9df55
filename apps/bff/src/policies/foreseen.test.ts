import { api } from '@esan/contract';
import { expiryOf, pointsAt, type PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days, protectVolume } from '../testing/rehearsed-volume.ts';

const days = 86_400_000;

/** A point's time is some minutes after its backup was due. */
const hourOf = (time: string) => time.slice(0, 13);

test('the points that a policy is said to keep are those that Azure has after ten weeks', async () => {
  const portal = await rehearse();
  const admin = await portal.person('backup-admin');
  const volume = await protectVolume(portal, admin);
  const terms: PolicyTerms = {
    ...dailyFor7Days,
    rules: [{ tag: 'Weekly', on: 'first', keep: { count: 6, unit: 'weeks' }, priority: 20 }],
  };
  const { asOf: startedAt } = await admin.get(api.updatePolicy, {
    params: { ...volume.at, policy: 'daily-7-days' },
    body: { terms, was: dailyFor7Days },
  });
  await portal.azure.advance(70 * days, { evenIfIdle: true });
  const { items, asOf } = await admin.get(api.listRestorePoints, { params: volume.instance });
  const foreseen = pointsAt(terms, asOf, startedAt).toReversed();
  expect(items.map(({ time, tag }) => [hourOf(time), tag])).toEqual(foreseen.map(({ time, tag }) => [hourOf(time), tag]));
  expect(items.map(({ expires }) => expires)).toEqual(items.map((point) => expect.objectContaining({ at: expiryOf(point, terms) })));
  await portal.close();
});
