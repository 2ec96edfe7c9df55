import type { BaseBackupPolicyResource } from '@azure/arm-dataprotection';
import type { PolicyTerms, Schedule } from '@esan/domain';
import { expect, test } from 'vitest';
import { toPolicy } from './to-policy.ts';
import { timeZoneOf, timeZones, windowsNameOf } from './windows-zones.ts';

const store = { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' };
const byDefault = { tagInfo: { tagName: 'Default', id: 'Default_' }, taggingPriority: 99, isDefault: true };
const retention = (name: string, duration: string, more: object = {}) => ({
  lifecycles: [{ deleteAfter: { objectType: 'AbsoluteDeleteOption', duration }, sourceDataStore: store, ...more }],
  isDefault: name === 'Default',
  name,
  objectType: 'AzureRetentionRule',
});
const tagged = (tagName: string, taggingPriority: number, criterion: object) => ({
  criteria: [{ objectType: 'ScheduleBasedBackupCriteria', ...criterion }],
  isDefault: false,
  tagInfo: { tagName },
  taggingPriority,
});
type Written = { intervals?: string[]; timeZone?: string; tags?: object[]; retentions?: object[]; name?: string };

/** A policy as Azure reads it back, from the recorded default template. */
const written = ({
  intervals = ['R/2024-02-08T13:00:00+00:00/P1D'],
  timeZone,
  tags = [],
  retentions = [],
  name = 'BackupDaily',
}: Written) =>
  ({
    id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/v/backupPolicies/p',
    name: 'p',
    properties: {
      datasourceTypes: ['Microsoft.ElasticSan/elasticSans/volumeGroups'],
      objectType: 'BackupPolicy',
      policyRules: [
        {
          backupParameters: { backupType: 'Incremental', objectType: 'AzureBackupParams' },
          trigger: {
            schedule: { repeatingTimeIntervals: intervals, ...(timeZone === undefined ? {} : { timeZone }) },
            taggingCriteria: [...tags, byDefault],
            objectType: 'ScheduleBasedTriggerContext',
          },
          dataStore: store,
          name,
          objectType: 'AzureBackupRule',
        },
        retention('Default', 'P7D'),
        ...retentions,
      ],
    },
  }) as BaseBackupPolicyResource;

const at = (time: string, timeZone = 'UTC'): Schedule => ({ frequency: 'daily', time, timeZone });

test.each<[string, Written, Schedule]>([
  ["Azure's own template", {}, at('13:00')],
  ['an offset instead of a zone', { intervals: ['R/2024-02-08T01:30:00+05:30/P1D'] }, at('20:00')],
  ['a zone, by whose clocks the time counts', { timeZone: 'W. Europe Standard Time' }, at('13:00', 'Europe/Berlin')],
  ['UTC by its long name', { timeZone: 'Coordinated Universal Time', intervals: ['R/2025-11-03T17:30:00+00:00/P1D'] }, at('17:30')],
  [
    'two days of a week',
    { intervals: ['R/2024-02-09T02:00:00+00:00/P1W', 'R/2024-02-05T02:00:00+00:00/P1W'] },
    { frequency: 'weekly', days: ['monday', 'friday'], time: '02:00', timeZone: 'UTC' },
  ],
  [
    'an offset that makes it another day in UTC',
    { intervals: ['R/2024-02-05T02:00:00+05:30/P1W'] },
    { frequency: 'weekly', days: ['sunday'], time: '20:30', timeZone: 'UTC' },
  ],
])('the schedule of %s is read', (_, given, schedule) => {
  expect(toPolicy(written(given))?.terms?.schedule).toEqual(schedule);
});

test('rules are read with what they take, how long they keep and which wins', () => {
  const tags = [
    tagged('Weekly', 20, { daysOfTheWeek: ['Sunday'], scheduleTimes: [new Date('2019-03-01T13:00:00Z')] }),
    tagged('Daily', 25, { absoluteCriteria: ['FirstOfDay'] }),
  ];
  const policy = toPolicy(written({ tags, retentions: [retention('Daily', 'P14D'), retention('Weekly', 'P8W')] }));
  expect(policy?.terms).toEqual<PolicyTerms>({
    schedule: at('13:00'),
    keep: { count: 7, unit: 'days' },
    rules: [
      { tag: 'Weekly', on: 'sunday', keep: { count: 8, unit: 'weeks' }, priority: 20 },
      { tag: 'Daily', on: 'first', keep: { count: 14, unit: 'days' }, priority: 25 },
    ],
  });
  expect([policy?.rule, policy?.tag]).toEqual(['BackupDaily', 'Default']);
});

const weekly = tagged('Weekly', 20, { absoluteCriteria: ['FirstOfWeek'] });

test.each<[string, Written]>([
  ['hours between backups', { intervals: ['R/2024-02-08T13:00:00+00:00/PT4H'] }],
  ['two backups a day', { intervals: ['R/2024-02-08T13:00:00+00:00/P1D', 'R/2024-02-08T01:00:00+00:00/P1D'] }],
  ['another time on another day', { intervals: ['R/2024-02-05T02:00:00+00:00/P1W', 'R/2024-02-06T03:00:00+00:00/P1W'] }],
  ['a zone that nobody knows', { timeZone: 'Mars Standard Time' }],
  ['a monthly tag', { tags: [tagged('Monthly', 15, { absoluteCriteria: ['FirstOfMonth'] })], retentions: [retention('Monthly', 'P12M')] }],
  ['retention in months', { tags: [weekly], retentions: [retention('Weekly', 'P3M')] }],
  ['a tag without a retention rule', { tags: [weekly] }],
  ['a retention rule without a tag', { retentions: [retention('Weekly', 'P4W')] }],
  [
    'a weekly tag for the first of a month',
    { tags: [tagged('Weekly', 20, { absoluteCriteria: ['FirstOfMonth'] })], retentions: [retention('Weekly', 'P4W')] },
  ],
  [
    'a weekly tag for two days',
    { tags: [tagged('Weekly', 20, { daysOfTheWeek: ['Sunday', 'Monday'] })], retentions: [retention('Weekly', 'P4W')] },
  ],
  ['a copy to the vault', { tags: [weekly], retentions: [retention('Weekly', 'P4W', { targetDataStoreCopySettings: [{}] })] }],
])('a policy with %s is shown by its name, without terms', (_, given) => {
  expect(toPolicy(written({ ...given, name: 'BackupOften' }))).toMatchObject({
    name: 'p',
    terms: null,
    rule: 'BackupOften',
    tag: 'Default',
  });
});

test('a policy for another data source is not listed', () => {
  const policy = written({});
  expect(toPolicy({ ...policy, properties: { datasourceTypes: ['Microsoft.Compute/disks'], objectType: 'BackupPolicy' } })).toBeUndefined();
});

test('every zone that can be chosen has a name in Azure, which leads back to it', () => {
  expect(timeZones.length).toBeGreaterThan(130);
  expect(timeZones.filter((zone) => timeZoneOf(windowsNameOf(zone) ?? '') !== zone)).toEqual([]);
  expect(timeZones.map((timeZone) => new Intl.DateTimeFormat('en', { timeZone }).format(0))).toHaveLength(timeZones.length);
});
