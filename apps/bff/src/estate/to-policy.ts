import type { BaseBackupPolicyResource } from '@azure/arm-dataprotection';
import { nameOf } from '@esan/domain';
import type { Policy } from '@esan/domain';
import { elasticSanDatasource } from './to-backup-instance.ts';

type Rule = { objectType?: unknown; isDefault?: unknown; lifecycles?: unknown; trigger?: unknown; name?: unknown };

/** A policy with what a backup on demand must name: Azure's own rule and tag. */
export type PolicyWithRule = Policy & { rule: string; tag: string };

/** A daily policy for Elastic SAN; undefined for policies of other data sources. */
export function toPolicy(policy: BaseBackupPolicyResource): PolicyWithRule | undefined {
  const { properties } = policy;
  const types = properties?.datasourceTypes ?? [];
  if (properties === undefined || !types.some((type) => type.toLowerCase() === elasticSanDatasource.toLowerCase())) return undefined;
  const rules = rulesOf(properties);
  const backup = rules.find((rule) => rule.objectType === 'AzureBackupRule');
  const interval = textAt(backup, 'trigger', 'schedule', 'repeatingTimeIntervals', '0');
  return {
    id: policy.id ?? '',
    name: policy.name ?? nameOf(policy.id ?? ''),
    dailyAt: timeOf(interval) ?? '',
    retentionDays:
      daysOf(
        textAt(
          rules.find((rule) => rule.isDefault === true),
          'lifecycles',
          '0',
          'deleteAfter',
          'duration',
        ),
      ) ?? 0,
    rule: textAt(backup, 'name') ?? 'BackupDaily',
    tag: textAt(backup, 'trigger', 'taggingCriteria', '0', 'tagInfo', 'tagName') ?? 'Default',
  };
}

/** Body of a policy: one backup a day, kept for some days (recorded from Azure's default template). */
export function policyBody(dailyAt: string, retentionDays: number) {
  const dataStore = { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' };
  return {
    properties: {
      objectType: 'BackupPolicy' as const,
      datasourceTypes: [elasticSanDatasource],
      policyRules: [
        {
          name: 'BackupDaily',
          objectType: 'AzureBackupRule' as const,
          backupParameters: { backupType: 'Incremental', objectType: 'AzureBackupParams' as const },
          dataStore,
          trigger: {
            objectType: 'ScheduleBasedTriggerContext' as const,
            // Only the time of day counts: the date is the one of Azure's own template.
            schedule: { repeatingTimeIntervals: [`R/2024-02-08T${dailyAt}:00+00:00/P1D`] },
            taggingCriteria: [{ tagInfo: { tagName: 'Default', id: 'Default_' }, taggingPriority: 99, isDefault: true }],
          },
        },
        {
          name: 'Default',
          objectType: 'AzureRetentionRule' as const,
          isDefault: true,
          lifecycles: [
            { deleteAfter: { objectType: 'AbsoluteDeleteOption' as const, duration: `P${retentionDays}D` }, sourceDataStore: dataStore },
          ],
        },
      ],
    },
  };
}

const rulesOf = (properties: object): Rule[] => {
  const rules: unknown = Reflect.get(properties, 'policyRules');
  return Array.isArray(rules) ? rules.filter((rule): rule is Rule => typeof rule === 'object' && rule !== null) : [];
};

function textAt(value: unknown, ...path: string[]): string | undefined {
  let found: unknown = value;
  for (const part of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** UTC time of day of `R/2024-02-08T13:00:00+00:00/P1D`. */
function timeOf(interval: string | undefined): string | undefined {
  const start = Date.parse(interval?.split('/')[1] ?? '');
  return Number.isNaN(start) ? undefined : new Date(start).toISOString().slice(11, 16);
}

// Azure writes days, weeks, months or years; months and years as their usual days.
const unitDays: Record<string, number> = { D: 1, W: 7, M: 30, Y: 365 };
function daysOf(duration: string | undefined): number | undefined {
  const [, number, unit] = /^P(\d+)([DWMY])$/.exec(duration ?? '') ?? [];
  return number === undefined || unit === undefined ? undefined : Number(number) * (unitDays[unit] ?? 1);
}
