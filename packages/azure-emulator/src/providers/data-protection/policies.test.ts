import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { policyBody, policyWith, type PolicyWish } from './items/request-bodies.ts';
import { day, instance, instanceBody, minute, policy, TestEstate, vault } from '../../test-support/test-estate.ts';

const points = `${instance}/recoveryPoints`;

const daysOf = (estate: TestEstate): string[] =>
  estate.items(points).map((point) => (textAt(point, 'properties', 'recoveryPointTime') ?? '').slice(5, 16));

const daily = 'R/2024-02-08T13:00:00+00:00/P1D';
const sunday = 'R/2024-01-07T02:00:00+00:00/P1W';
const wednesday = 'R/2024-01-10T02:00:00+00:00/P1W';
const weekly = { tag: 'Weekly', retention: 'P4W', priority: 20, criterion: { absoluteCriteria: ['FirstOfWeek'] } };

test('a policy in a time zone takes backups at its time of day, before and after the clocks change', () => {
  const estate = new TestEstate();
  estate.call('PUT', policy, policyWith({ intervals: ['R/2026-09-08T22:30:00+02:00/P1D'], timeZone: 'W. Europe Standard Time' }));
  estate.protect();
  estate.pass(day);
  expect(daysOf(estate)).toEqual(['09-08T20:30']);
  estate.pass(48 * day);
  expect(daysOf(estate).slice(0, 4)).toEqual(['10-26T21:30', '10-25T21:30', '10-24T20:30', '10-23T20:30']);
});

test('a weekly policy takes backups on its days of the week', () => {
  const estate = new TestEstate({}, 'ga-2026-09');
  expect(estate.call('PUT', policy, policyWith({ intervals: [sunday, wednesday], retention: 'P3W' })).status).toBe(200);
  estate.protect();
  estate.pass(15 * day);
  expect(daysOf(estate)).toEqual(['09-23T02:00', '09-20T02:00', '09-16T02:00', '09-13T02:00', '09-09T02:00']);
});

const refused: { why: string; wish: PolicyWish; says: string; profile?: 'ga-2026-09' }[] = [
  { why: 'is weekly in the preview', wish: { intervals: [sunday] }, says: 'the only supported frequency is daily (P1D), once a day.' },
  { why: 'is hourly', wish: { intervals: ['R/2024-02-08T13:00:00+00:00/PT4H'] }, says: 'the only supported frequency is daily' },
  { why: 'runs twice a day', wish: { intervals: [daily, daily] }, says: 'once a day' },
  {
    why: 'begins on a day that does not exist',
    wish: { intervals: ['R/2026-02-30T13:00:00+00:00/P1D'] },
    says: 'a day and time that exist',
  },
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
  const estate = new TestEstate({}, profile);
  const answer = estate.call('PUT', `${vault}/backupPolicies/other`, policyWith(wish));
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(textAt(answer.body, 'error', 'message')).toContain(says);
  expect(estate.call('GET', `${vault}/backupPolicies/other`).status).toBe(404);
});

test('a policy is refused that tags with a rule it does not have', () => {
  const estate = new TestEstate();
  const body = structuredClone(policyWith({ intervals: [daily], tags: [weekly] })) as { properties: { policyRules: unknown[] } };
  body.properties.policyRules.pop();
  expect(estate.call('PUT', policy, body)).toMatchObject({
    status: 400,
    body: { error: { message: "Input provided for the call is invalid: the tag 'Weekly' has no retention rule of that name." } },
  });
});

test('a policy is taken that would keep more than 450 points; only the backup after the last one that fits fails', () => {
  const estate = new TestEstate();
  expect(estate.call('PUT', policy, policyBody('P600D')).status).toBe(200);
});

describe('a policy that instances use', () => {
  test('is edited at once, read back as edited, and the next backup follows it', () => {
    const estate = new TestEstate();
    estate.protect();
    const edited = policyWith({ intervals: ['R/2026-09-08T20:30:00+00:00/P1D'], timeZone: 'UTC', tags: [weekly] });
    expect(estate.call('PUT', policy, edited).status).toBe(200);
    expect(estate.get(policy)).toMatchObject(edited as object);
    expect(valueAt(estate.get(policy), 'properties', 'policyRules', 0, 'trigger', 'taggingCriteria', 1, 'tagInfo')).toEqual({
      tagName: 'Weekly',
      id: 'Weekly_',
    });
    estate.pass(day);
    expect(daysOf(estate)).toEqual(['09-08T20:30']);
  });

  test('stays as it was when the edit is refused', () => {
    const estate = new TestEstate();
    estate.protect();
    expect(estate.call('PUT', policy, policyWith({ intervals: [sunday] })).status).toBe(400);
    estate.pass(day);
    expect(daysOf(estate)).toEqual(['09-08T13:00']);
  });

  test('keeps points longer when it is edited so, and those of before too', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(6 * day);
    estate.call('PUT', policy, policyBody('P10D'));
    estate.pass(3 * day);
    expect(daysOf(estate)).toHaveLength(9);
    estate.pass(10 * day);
    expect(daysOf(estate)).toHaveLength(10);
  });

  test('cannot be deleted, and the refusal names the instances', () => {
    const estate = new TestEstate();
    estate.protect();
    expect(estate.call('DELETE', policy)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'BMSUserErrorPolicyObjectInUse',
          message: 'Policy daily is associated with backup instances: linesan\\recipes.',
        },
      },
    });
    expect(estate.call('GET', policy).status).toBe(200);
  });
});

test('a policy that nothing uses any more is deleted, and deleting it again finds nothing', () => {
  const estate = new TestEstate();
  estate.protect();
  const weekend = `${vault}/backupPolicies/weekend`;
  estate.call('PUT', weekend, policyBody('P3D', '23:00'));
  estate.outcome('PUT', instance, instanceBody({ policy: weekend }));
  expect([estate.call('DELETE', policy).status, estate.call('DELETE', policy).status]).toEqual([200, 204]);
  expect(estate.call('GET', policy).status).toBe(404);
  expect(estate.items(`${vault}/backupPolicies`).map((one) => textAt(one, 'name'))).toEqual(['weekend']);
});

test('points that an instance has keep to the policy that it was moved to', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.pass(6 * day);
  const short = `${vault}/backupPolicies/short`;
  estate.call('PUT', short, policyBody('P2D', '23:00'));
  estate.outcome('PUT', instance, instanceBody({ policy: short }));
  estate.pass(minute);
  expect(daysOf(estate)).toEqual(['09-13T13:00', '09-12T13:00']);
});
