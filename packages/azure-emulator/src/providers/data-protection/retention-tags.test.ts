import { describe, expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import { policyWith, type PolicyWish } from './items/request-bodies.ts';
import { backupBody, day, hour, instance, policy, snapshots, TestEstate, vault } from '../../test-support/test-estate.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const daily = 'R/2024-02-08T13:00:00+00:00/P1D';
const firstOfWeek = { tag: 'Weekly', retention: 'P4W', priority: 20, criterion: { absoluteCriteria: ['FirstOfWeek'] } };
const firstOfDay = { tag: 'Daily', retention: 'P10D', priority: 25, criterion: { absoluteCriteria: ['FirstOfDay'] } };

function storyWith(wish: PolicyWish): TestEstate {
  const estate = new TestEstate();
  const answer = estate.call('PUT', policy, policyWith(wish));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  estate.protect();
  return estate;
}

/** Points, oldest first, such as "09-13 Weekly". */
const pointsOf = (estate: TestEstate): string[] =>
  estate
    .items(`${instance}/recoveryPoints`)
    .map((point) => {
      const date = (textAt(point, 'properties', 'recoveryPointTime') ?? '').slice(5, 10);
      return `${date} ${textAt(point, 'properties', 'retentionTagName') ?? ''}`;
    })
    .toReversed();

// The estate begins on Tuesday, 8 September 2026.
describe('the first backup of a week', () => {
  test('has the tag Weekly, and the week begins on Sunday', () => {
    const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
    estate.pass(6 * day);
    expect(pointsOf(estate)).toEqual(['09-08 Weekly', '09-09 Default', '09-10 Default', '09-11 Default', '09-12 Default', '09-13 Weekly']);
    const jobs = estate
      .items(`${vault}/backupJobs`)
      .map((job) => textAt(estate.get(textAt(job, 'id') ?? ''), 'properties', 'extendedInfo', 'additionalDetails', 'RetentionTag'));
    expect(jobs).toEqual(['Weekly', 'Default', 'Default', 'Default', 'Default', 'Weekly']);
  });

  test('outlives the others of its week, and each point goes with its snapshot', () => {
    const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
    estate.pass(27 * day);
    // Of the last seven days all, of the weeks before the first; 13 September is exactly three weeks old.
    expect(pointsOf(estate)).toEqual([
      '09-08 Weekly',
      '09-13 Weekly',
      '09-20 Weekly',
      '09-27 Weekly',
      '09-28 Default',
      '09-29 Default',
      '09-30 Default',
      '10-01 Default',
      '10-02 Default',
      '10-03 Default',
      '10-04 Weekly',
    ]);
    expect(estate.items(`${snapshots}/providers/Microsoft.Compute/snapshots`)).toHaveLength(11);
    estate.pass(2 * day);
    expect(pointsOf(estate)[0]).toBe('09-13 Weekly');
  });

  test('is the first that succeeds: after failures the tag passes on', () => {
    const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
    estate.pass(4 * day);
    estate.revoke(exporter);
    estate.pass(2 * day);
    estate.grant(exporter, vault.split('/providers/')[0] ?? '');
    estate.pass(2 * day);
    expect(pointsOf(estate).slice(-3)).toEqual(['09-11 Default', '09-14 Weekly', '09-15 Default']);
  });

  test('is a scheduled one: a backup that somebody asked for takes nothing from it', () => {
    const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
    estate.pass(4 * day + 20 * hour);
    // Sunday at four in the morning.
    estate.backUp();
    estate.pass(day);
    expect(pointsOf(estate).slice(-2)).toEqual(['09-13 Default', '09-13 Weekly']);
  });

  test('is that of the week in the time zone of the policy', () => {
    const estate = storyWith({
      intervals: ['R/2026-09-08T06:00:00+10:00/P1D'],
      timeZone: 'AUS Eastern Standard Time',
      tags: [firstOfWeek],
    });
    estate.pass(6 * day);
    // Six on Sunday morning in Sydney is eight on Saturday evening in UTC.
    expect(pointsOf(estate)).toEqual(['09-08 Weekly', '09-09 Default', '09-10 Default', '09-11 Default', '09-12 Weekly', '09-13 Default']);
  });
});

test('of two criteria that fit the one with the lower priority number wins', () => {
  const both = storyWith({ intervals: [daily], tags: [firstOfDay, firstOfWeek] });
  both.pass(2 * day);
  expect(pointsOf(both)).toEqual(['09-08 Weekly', '09-09 Daily']);
  const turned = storyWith({ intervals: [daily], tags: [{ ...firstOfDay, priority: 10 }, firstOfWeek] });
  turned.pass(2 * day);
  expect(pointsOf(turned)).toEqual(['09-08 Daily', '09-09 Daily']);
});

test('a tag for days of the week is given on those days', () => {
  const criterion = { daysOfTheWeek: ['Sunday', 'Thursday'], scheduleTimes: ['2019-03-01T13:00:00Z'] };
  const estate = storyWith({ intervals: [daily], tags: [{ ...firstOfWeek, criterion }] });
  estate.pass(6 * day);
  expect(pointsOf(estate)).toEqual(['09-08 Default', '09-09 Default', '09-10 Weekly', '09-11 Default', '09-12 Default', '09-13 Weekly']);
});

test('a criterion that says days and the first of a week wants both', () => {
  const criterion = { daysOfTheWeek: ['Sunday'], absoluteCriteria: ['FirstOfWeek'] };
  const estate = storyWith({ intervals: [daily], tags: [{ ...firstOfWeek, criterion }] });
  estate.pass(6 * day);
  expect(pointsOf(estate).filter((point) => point.endsWith('Weekly'))).toEqual(['09-13 Weekly']);
});

test('a policy without tags of its own keeps everything as its default rule says', () => {
  const estate = storyWith({ intervals: [daily] });
  estate.pass(2 * day);
  expect(pointsOf(estate)).toEqual(['09-08 Default', '09-09 Default']);
});

test('points follow the rule of their tag when it is edited, and the default rule when it is gone', () => {
  const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
  estate.pass(20 * day);
  const weeklyPoints = (): string[] => pointsOf(estate).filter((point) => point.endsWith('Weekly'));
  expect(weeklyPoints()).toEqual(['09-08 Weekly', '09-13 Weekly', '09-20 Weekly', '09-27 Weekly']);
  estate.call('PUT', policy, policyWith({ intervals: [daily], tags: [{ ...firstOfWeek, retention: 'P2W' }] }));
  estate.pass(hour);
  expect(weeklyPoints()).toEqual(['09-20 Weekly', '09-27 Weekly']);
  estate.call('PUT', policy, policyWith({ intervals: [daily], retention: 'P5D' }));
  estate.pass(hour);
  expect(weeklyPoints()).toEqual(['09-27 Weekly']);
});

test('somebody may ask for a backup with any tag of the policy', () => {
  const estate = storyWith({ intervals: [daily], tags: [firstOfWeek] });
  const asked = { backupRuleOptions: { ...backupBody.backupRuleOptions, triggerOption: { retentionTagOverride: 'Weekly' } } };
  estate.jobOf(estate.call('POST', `${instance}/backup`, asked));
  expect(pointsOf(estate)).toEqual(['09-08 Weekly']);
});

test('a retention longer than any date can say ends with the year 9999', () => {
  const estate = storyWith({ intervals: [daily], retention: 'P99999999999Y' });
  estate.pass(2 * day);
  const [point] = estate.items(`${instance}/recoveryPoints`);
  expect(textAt(point, 'properties', 'expiryTime')).toBe('9999-12-31T23:59:59.9990000Z');
});
