import { nameOf } from '@esan/domain';
import type { CodeRequests, Criterion, InstanceRequest, PolicyRequest } from './code-requests.ts';

const text = (value: string): string => JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;
const line = (name: string, value: string): string => `${name} = ${value}`;
const block = (head: string, lines: readonly string[]): string =>
  `${head} {\n${lines.map((one) => one.replaceAll(/^/gm, '  ')).join('\n')}\n}`;

const policyType = 'azurerm_data_protection_backup_policy_elastic_san_volume_group';
const instanceType = 'azurerm_data_protection_backup_instance_elastic_san_volume_group';

type Rules = PolicyRequest['body']['properties']['policyRules'];

const lifeCycles = ({ lifecycles = [] }: Rules[number]): string[] =>
  lifecycles.map(({ deleteAfter, sourceDataStore }) =>
    block('life_cycle', [line('data_store_type', text(sourceDataStore.dataStoreType)), line('duration', text(deleteAfter.duration))]),
  );

function criterionLines(criterion: Criterion): string[] {
  const { absoluteCriteria, daysOfTheWeek, weeksOfTheMonth, monthsOfYear, scheduleTimes } = criterion;
  const lists = {
    days_of_week: daysOfTheWeek,
    weeks_of_month: weeksOfTheMonth,
    months_of_year: monthsOfYear,
    scheduled_backup_times: scheduleTimes,
  };
  return [
    ...(absoluteCriteria ?? []).slice(0, 1).map((one) => line('absolute_criteria', text(one))),
    ...Object.entries(lists).flatMap(([name, values]) => ((values ?? []).length === 0 ? [] : line(name, list(values ?? [])))),
  ];
}

/** The arguments of a policy; source: schema of the provider's resource (azurerm, read 2026-11). */
function policyBlock({ name, body }: PolicyRequest): string {
  const rules = body.properties.policyRules;
  const trigger = rules.find(({ objectType }) => objectType === 'AzureBackupRule')?.trigger;
  const retentions = rules.filter(({ objectType }) => objectType === 'AzureRetentionRule');
  const { repeatingTimeIntervals = [], timeZone } = trigger?.schedule ?? {};
  const tagged = (trigger?.taggingCriteria ?? []).filter(({ isDefault }) => !isDefault);
  // The provider reads them in the order of the policy's rules, and another order would replace the policy.
  const others = retentions.flatMap((rule) => {
    const { taggingPriority, criteria } = tagged.find(({ tagInfo }) => tagInfo.tagName === rule.name) ?? {};
    const [criterion] = criteria ?? [];
    if (taggingPriority === undefined || criterion === undefined) return [];
    return block('retention_rule', [
      line('name', text(rule.name)),
      line('priority', String(taggingPriority)),
      block('criteria', criterionLines(criterion)),
      ...lifeCycles(rule),
    ]);
  });
  return block(`resource "${policyType}" "policy"`, [
    line('name', text(name)),
    line('vault_id', 'data.azurerm_data_protection_backup_vault.vault.id'),
    line('backup_repeating_time_intervals', list(repeatingTimeIntervals)),
    ...(timeZone === undefined || timeZone === null ? [] : [line('time_zone', text(timeZone))]),
    ...retentions.filter(({ isDefault }) => isDefault === true).map((rule) => block('default_retention_rule', lifeCycles(rule))),
    ...others,
  ]);
}

/** The arguments of an instance; the provider gives it its own name as friendly name. */
function instanceBlock({ name, body: { properties } }: InstanceRequest, index: number): string {
  const { dataSourceInfo, policyInfo } = properties;
  const [store] = policyInfo.policyParameters.dataStoreParametersList;
  const [selector] = policyInfo.policyParameters.backupDatasourceParametersList;
  return block(`resource "${instanceType}" "instance${index + 1}"`, [
    line('name', text(name)),
    line('location', text(dataSourceInfo.resourceLocation)),
    line('vault_id', 'data.azurerm_data_protection_backup_vault.vault.id'),
    line('backup_policy_id', `${policyType}.policy.id`),
    line('elastic_san_volume_group_id', text(dataSourceInfo.resourceID)),
    line('snapshot_resource_group_name', text(nameOf(store?.resourceGroupId ?? ''))),
    line('volume_name', text(selector?.resourceSelectors[0] ?? '')),
  ]);
}

/** As Terraform with the provider azurerm; the policy is there already and is imported. */
export function terraformOf({ vault, policy, instances }: CodeRequests): string {
  return `${[
    [
      '# Configures backup of Elastic SAN volumes: the policy as it is now, then one backup instance for each volume.',
      '# The policy exists already, so the import block takes it over. The provider chooses the friendly name of an instance itself.',
    ].join('\n'),
    block('data "azurerm_data_protection_backup_vault" "vault"', [
      line('name', text(vault.name)),
      line('resource_group_name', text(vault.resourceGroup)),
    ]),
    block('import', [line('to', `${policyType}.policy`), line('id', text(policy.path))]),
    policyBlock(policy),
    ...instances.map(instanceBlock),
  ].join('\n\n')}\n`;
}
