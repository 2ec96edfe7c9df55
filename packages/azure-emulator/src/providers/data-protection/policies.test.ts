import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { policyBody, policyWith, type PolicyWish } from './items/request-bodies.ts';
import { day, instance, instanceBody, minute, policy, Story, vault } from '../../test-support/story.ts';

const points = `${instance}/recoveryPoints`;

const daysOf = (story: Story): string[] =>
  story.items(points).map((point) => (textAt(point, 'properties', 'recoveryPointTime') ?? '').slice(5, 16));

const daily = 'R/2024-02-08T13:00:00+00:00/P1D';
const sunday = 'R/2024-01-07T02:00:00+00:00/P1W';
const wednesday = 'R/2024-01-10T02:00:00+00:00/P1W';
const weekly = { tag: 'Weekly', retention: 'P4W', priority: 20, criterion: { absoluteCriteria: ['FirstOfWeek'] } };

test('a policy in a time zone takes backups at its time of day, before and after the clocks change', () => {
  const story = new Story();
  story.call('PUT', policy, policyWith({ intervals: ['R/2026-09-08T22:30:00+02:00/P1D'], timeZone: 'W. Europe Standard Time' }));
  story.protect();
  story.pass(day);
  expect(daysOf(story)).toEqual(['09-08T20:30']);
  story.pass(48 * day);
  expect(daysOf(story).slice(0, 4)).toEqual(['10-26T21:30', '10-25T21:30', '10-24T20:30', '10-23T20:30']);
});

test('a weekly policy takes backups on its days of the week', () => {
  const story = new Story({}, 'ga-2026-09');
  expect(story.call('PUT', policy, policyWith({ intervals: [sunday, wednesday], retention: 'P3W' })).status).toBe(200);
  story.protect();
  story.pass(15 * day);
  expect(daysOf(story)).toEqual(['09-23T02:00', '09-20T02:00', '09-16T02:00', '09-13T02:00', '09-09T02:00']);
});

const refused: { why: string; wish: PolicyWish; says: string; profile?: 'ga-2026-09' }[] = [
  { why: 'is weekly in the preview', wish: { intervals: [sunday] }, says: 'the only supported frequency is daily (P1D), once a day.' },
  { why: 'is hourly', wish: { intervals: ['R/2024-02-08T13:00:00+00:00/PT4H'] }, says: 'the only supported frequency is daily' },
  { why: 'runs twice a day', wish: { intervals: [daily, daily] }, says: 'once a day' },
  { why: 'has no schedule', wish: { intervals: [] }, says: 'the only supported frequency is daily' },
  { why: 'is daily and weekly at once', wish: { intervals: [daily, sunday] }, says: 'weekly (P1W)', profile: 'ga-2026-09' },
  { why: 'runs twice on Sundays', wish: { intervals: [sunday, sunday] }, says: 'one interval for each day', profile: 'ga-2026-09' },
  {
    why: 'has a time zone that nobody keeps',
    wish: { intervals: [daily], timeZone: 'Europe/Berlin' },
    says: "the time zone 'Europe/Berlin' is not known; use a name such as 'W. Europe Standard Time'.",
  },
  {
    why: 'has a rule that Elastic SAN does not have',
    wish: { intervals: [daily], tags: [{ ...weekly, tag: 'Monthly' }] },
    says: "the retention rule 'Monthly' is not supported",
  },
  {
    why: 'tags by days of the month',
    wish: { intervals: [daily], tags: [{ ...weekly, criterion: { daysOfMonth: [{ date: 1 }] } }] },
    says: 'must not be given by daysOfMonth',
  },
  {
    why: 'tags the first of a century',
    wish: { intervals: [daily], tags: [{ ...weekly, criterion: { absoluteCriteria: ['FirstOfCentury'] } }] },
    says: 'AllBackup, FirstOfDay, FirstOfWeek',
  },
  {
    why: 'tags a day that is not',
    wish: { intervals: [daily], tags: [{ ...weekly, criterion: { daysOfTheWeek: ['Caturday'] } }] },
    says: 'Sunday to Saturday',
  },
  { why: 'tags by nothing', wish: { intervals: [daily], tags: [{ ...weekly, criterion: {} }] }, says: 'must say absoluteCriteria' },
  { why: 'has one rule twice', wish: { intervals: [daily], tags: [weekly, weekly] }, says: 'one AzureRetentionRule of each name' },
  { why: 'keeps points for no time', wish: { intervals: [daily], retention: 'P0D' }, says: 'must have a duration such as P7D' },
];

test.each(refused)('a policy is refused that $why', ({ wish, says, profile }) => {
  const story = new Story({}, profile);
  const answer = story.call('PUT', `${vault}/backupPolicies/other`, policyWith(wish));
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(textAt(answer.body, 'error', 'message')).toContain(says);
  expect(story.call('GET', `${vault}/backupPolicies/other`).status).toBe(404);
});

test('a policy is refused that tags with a rule it does not have', () => {
  const story = new Story();
  const body = structuredClone(policyWith({ intervals: [daily], tags: [weekly] })) as { properties: { policyRules: unknown[] } };
  body.properties.policyRules.pop();
  expect(story.call('PUT', policy, body)).toMatchObject({
    status: 400,
    body: { error: { message: "Input provided for the call is invalid: the tag 'Weekly' has no retention rule of that name." } },
  });
});

test('a policy is taken that would keep more than 450 points; only the backup after the last one that fits fails', () => {
  const story = new Story();
  expect(story.call('PUT', policy, policyBody('P600D')).status).toBe(200);
});

describe('a policy that instances use', () => {
  test('is edited at once, read back as edited, and the next backup follows it', () => {
    const story = new Story();
    story.protect();
    const edited = policyWith({ intervals: ['R/2026-09-08T20:30:00+00:00/P1D'], timeZone: 'UTC', tags: [weekly] });
    expect(story.call('PUT', policy, edited).status).toBe(200);
    expect(story.get(policy)).toMatchObject(edited as object);
    expect(valueAt(story.get(policy), 'properties', 'policyRules', 0, 'trigger', 'taggingCriteria', 1, 'tagInfo')).toEqual({
      tagName: 'Weekly',
      id: 'Weekly_',
    });
    story.pass(day);
    expect(daysOf(story)).toEqual(['09-08T20:30']);
  });

  test('stays as it was when the edit is refused', () => {
    const story = new Story();
    story.protect();
    expect(story.call('PUT', policy, policyWith({ intervals: [sunday] })).status).toBe(400);
    story.pass(day);
    expect(daysOf(story)).toEqual(['09-08T13:00']);
  });

  test('keeps points longer when it is edited so, and those of before too', () => {
    const story = new Story();
    story.protect();
    story.pass(6 * day);
    story.call('PUT', policy, policyBody('P10D'));
    story.pass(3 * day);
    expect(daysOf(story)).toHaveLength(9);
    story.pass(10 * day);
    expect(daysOf(story)).toHaveLength(10);
  });

  test('cannot be deleted, and the refusal names the instances', () => {
    const story = new Story();
    story.protect();
    expect(story.call('DELETE', policy)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'BMSUserErrorPolicyObjectInUse',
          message: 'Policy daily is associated with backup instances: linesan\\recipes.',
        },
      },
    });
    expect(story.call('GET', policy).status).toBe(200);
  });
});

test('a policy that nothing uses any more is deleted, and deleting it again finds nothing', () => {
  const story = new Story();
  story.protect();
  const weekend = `${vault}/backupPolicies/weekend`;
  story.call('PUT', weekend, policyBody('P3D', '23:00'));
  story.outcome('PUT', instance, instanceBody({ policy: weekend }));
  expect([story.call('DELETE', policy).status, story.call('DELETE', policy).status]).toEqual([200, 204]);
  expect(story.call('GET', policy).status).toBe(404);
  expect(story.items(`${vault}/backupPolicies`).map((one) => textAt(one, 'name'))).toEqual(['weekend']);
});

test('points that an instance has keep to the policy that it was moved to', () => {
  const story = new Story();
  story.protect();
  story.pass(6 * day);
  const short = `${vault}/backupPolicies/short`;
  story.call('PUT', short, policyBody('P2D', '23:00'));
  story.outcome('PUT', instance, instanceBody({ policy: short }));
  story.pass(minute);
  expect(daysOf(story)).toEqual(['09-13T13:00', '09-12T13:00']);
});
