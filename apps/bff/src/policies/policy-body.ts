import { offsetAt, rulePriorities, rulesInOrder, weekdays } from '@esan/domain';
import type { Keep, PolicyTerms, RetentionRule, Schedule, Weekday } from '@esan/domain';
import { elasticSanDatasource } from '../estate/records/to-backup-instance.ts';
import { windowsNameOf } from '../estate/records/windows-zones.ts';

const dataStore = { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' };

/** Only weekday and time of day count: the week is the one of Azure's own template, whose 8 February 2024 is a Thursday. */
const dateOf = (day: Weekday): string => `2024-02-${String(4 + weekdays.indexOf(day)).padStart(2, '0')}`;

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** "2024-02-08T13:00:00+01:00", the first time of a schedule on a day. */
function startOf({ time, timeZone }: Schedule, day: Weekday): string {
  const date = dateOf(day);
  const minutes = offsetAt(timeZone, Date.parse(`${date}T${time}:00Z`)) / 60_000;
  return `${date}T${time}:00${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function scheduleBody(schedule: Schedule) {
  const windowsZone = windowsNameOf(schedule.timeZone);
  const repeatingTimeIntervals =
    schedule.frequency === 'daily'
      ? [`R/${startOf(schedule, 'thursday')}/P1D`]
      : schedule.days.map((day) => `R/${startOf(schedule, day)}/P1W`);
  // UTC needs no name: Azure's own template leaves it out (recorded).
  return { repeatingTimeIntervals, ...(windowsZone === undefined || windowsZone === 'UTC' ? {} : { timeZone: windowsZone }) };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function criterionOf({ tag, on }: RetentionRule, schedule: Schedule) {
  const objectType = 'ScheduleBasedBackupCriteria' as const;
  if (on === 'first') return { objectType, absoluteCriteria: [tag === 'Daily' ? 'FirstOfDay' : 'FirstOfWeek'] };
  return { objectType, daysOfTheWeek: [capital(on)], scheduleTimes: [new Date(startOf(schedule, on))] };
}

const retentionBody = (name: string, { count, unit }: Keep) => ({
  name,
  objectType: 'AzureRetentionRule' as const,
  isDefault: name === 'Default',
  lifecycles: [
    {
      deleteAfter: { objectType: 'AbsoluteDeleteOption' as const, duration: `P${count}${unit === 'weeks' ? 'W' : 'D'}` },
      sourceDataStore: dataStore,
    },
  ],
});

/** Body of a policy (recorded from Azure's default template; further rules as in recorded policies of other data sources). */
export function policyBody(terms: PolicyTerms, backupRule = 'BackupDaily') {
  const { schedule, keep } = terms;
  const rules = rulesInOrder(terms);
  const tagging = rules.map((rule) => ({
    tagInfo: { tagName: rule.tag, id: `${rule.tag}_` },
    taggingPriority: rule.priority,
    isDefault: false,
    criteria: [criterionOf(rule, schedule)],
  }));
  const byDefault = { tagInfo: { tagName: 'Default', id: 'Default_' }, taggingPriority: rulePriorities.Default, isDefault: true };
  return {
    properties: {
      objectType: 'BackupPolicy' as const,
      datasourceTypes: [elasticSanDatasource],
      policyRules: [
        {
          name: backupRule,
          objectType: 'AzureBackupRule' as const,
          backupParameters: { backupType: 'Incremental', objectType: 'AzureBackupParams' as const },
          dataStore,
          trigger: {
            objectType: 'ScheduleBasedTriggerContext' as const,
            schedule: scheduleBody(schedule),
            taggingCriteria: [...tagging, byDefault],
          },
        },
        retentionBody('Default', keep),
        ...rules.map((rule) => retentionBody(rule.tag, rule.keep)),
      ],
    },
  };
}
