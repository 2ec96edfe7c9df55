import { execFileSync } from 'node:child_process';
import { api } from '@esan/contract';
import type { PolicyTerms } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { doOne } from '../testing/set-of-one.ts';

let portal: Rehearsal;
let admin: As;
let choices: { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string }[];
let code: { arm: string; rest: string; cli: string; powershell: string; bicep: string; terraform: string };

const terms: PolicyTerms = {
  schedule: { frequency: 'daily', time: '02:30', timeZone: 'Europe/Berlin' },
  keep: { count: 7, unit: 'days' },
  rules: [
    { tag: 'Weekly', on: 'sunday', keep: { count: 8, unit: 'weeks' }, priority: 20 },
    { tag: 'Daily', on: 'first', keep: { count: 14, unit: 'days' }, priority: 25 },
  ],
};

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  const { at, choice, groupId } = await protectVolume(portal, admin);
  const { item } = await admin.get(api.createPolicy, { params: { ...at, policy: 'gold' }, body: terms });
  choices = ['sql-data-02', 'sql-log-01'].map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}`, policyId: item.id }));
  code = (await admin.get(api.getBackupCode, { body: { plan: planOfRows(choices) } })).item;
});
afterEach(() => portal.close());

type Sent = { path: string; body: { properties: Record<string, unknown> } };

/** The requests of the REST form, read off its text. */
const requestsIn = (text: string): Sent[] =>
  text
    .split(/^### .*\n/m)
    .slice(1)
    .map((block) => {
      const [head = '', body = ''] = block.split('\n\n');
      const [, origin, path = ''] = /^PUT (https:\/\/[^/]+)(\S+)\n/.exec(head) ?? [];
      expect([origin, head.includes('Content-Type: application/json')]).toEqual(['https://management.azure.com', true]);
      return { path, body: JSON.parse(body) as Sent['body'] };
    });

/** Sends requests to Azure as somebody's own tool would. */
async function send(requests: readonly Sent[]): Promise<number[]> {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const statuses: number[] = [];
  for (const { path, body } of requests)
    statuses.push((await portal.azureAt(path, { method: 'PUT', headers, body: JSON.stringify(body) })).status);
  return statuses;
}

async function expectProtected(): Promise<void> {
  await portal.azure.advanceUntilIdle();
  const { items } = await admin.get(api.listBackupInstances, { query: {} });
  const states = items.map(({ volumeName, policy, state }) => `${volumeName} ${policy} ${state}`);
  expect(new Set(states)).toEqual(
    new Set(['sql-data-01 daily-7-days protected', 'sql-data-02 gold protected', 'sql-log-01 gold protected']),
  );
  // The portal's own press finds what it would have made, and has nothing left to do.
  for (const choice of choices) expect((await doOne(admin, api.configureBackups, choice)).item.status).toBe('succeeded');
}

test('the REST form, sent as it stands, protects the volumes and leaves the policy as it is', async () => {
  expect(await send(requestsIn(code.rest))).toEqual([200, 202, 202]);
  await expectProtected();
  const [vault = '', policy = ''] = choices[0]?.policyId.split('/backupPolicies/') ?? [];
  const [, subscriptionId = '', resourceGroup = ''] = /subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/.exec(vault) ?? [];
  const params = { subscriptionId, resourceGroup, vault: vault.split('/').at(-1) ?? '', policy };
  expect((await admin.get(api.getPolicy, { params })).item.terms).toEqual(terms);
});

test('the ARM template, deployed as it stands, protects the volumes', async () => {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  const group = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-backup`;
  const answer = await portal.azureAt(`${group}/providers/Microsoft.Resources/deployments/by-hand?api-version=2024-03-01`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { mode: 'Incremental', template: JSON.parse(code.arm) as unknown } }),
  });
  expect(answer.status).toBe(201);
  await expectProtected();
});

/** What the Azure CLI is called with when a real shell runs a script: the shell's quoting is the shell's own. */
function callsOfAz(script: string): Sent[] {
  const shown = execFileSync('bash', ['-c', `az() { printf '%s\\0' "$@"; printf '\\0'; }\n${script}`], { encoding: 'utf8' });
  return shown
    .split('\0\0')
    .filter((call) => call !== '')
    .map((call) => {
      const [command, ...options] = call.split('\0');
      const given = Object.fromEntries(options.flatMap((name, index) => (index % 2 === 0 ? [[name, options[index + 1] ?? '']] : [])));
      expect([command, given['--method'], given['--headers']]).toEqual(['rest', 'put', 'Content-Type=application/json']);
      const { pathname, search } = new URL(given['--url'] ?? '');
      return { path: pathname + search, body: JSON.parse(given['--body'] ?? '') as Sent['body'] };
    });
}

test('the Azure CLI form, run by a shell, sends the same and protects the volumes', async () => {
  const calls = callsOfAz(code.cli);
  expect(calls).toEqual(requestsIn(code.rest));
  expect(await send(calls)).toEqual([200, 202, 202]);
  await expectProtected();
});

test('the PowerShell form holds the same requests', () => {
  const form = /\$payload = @'\n([\s\S]*?)\n'@\nInvoke-AzRestMethod -Method PUT -Path '([^']+)' -Payload \$payload/g;
  const found = Array.from(code.powershell.matchAll(form), ([, payload = '', path]) => ({ path, body: JSON.parse(payload) as unknown }));
  expect(found).toEqual(requestsIn(code.rest));
});

/** A value of Bicep, read by its grammar: objects, arrays, texts, numbers, true and false; a reference stays its own words. */
function readBicep(source: string): unknown {
  const tokens = source.match(/'(?:[^'\\]|\\.)*'|[{}[\]]|[\w.]+:?|\S/g) ?? [];
  const read = (): unknown => {
    const token = tokens.shift() ?? '';
    if (token === '{') {
      const fields: [string, unknown][] = [];
      for (let name = tokens.shift(); name !== undefined && name !== '}'; name = tokens.shift()) fields.push([name.slice(0, -1), read()]);
      return Object.fromEntries(fields);
    }
    if (token === '[') {
      const items: unknown[] = [];
      while (tokens[0] !== ']' && tokens.length > 0) items.push(read());
      tokens.shift();
      return items;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    return token === 'true' ? true : token === 'false' ? false : Number.isNaN(Number(token)) ? token : Number(token);
  };
  return read();
}

const nameOf = (request: Sent | undefined) => request?.path.split('?')[0]?.split('/').at(-1);

test('the Bicep form says the same, field by field; the policy is meant by its symbol', () => {
  const found = Array.from(
    code.bicep.matchAll(/^resource (\w+) '([^']+)' (?:existing )?= (\{[\s\S]*?^\})/gm),
    ([, symbol, type, body = '']) => ({
      symbol,
      type,
      ...(readBicep(body) as Record<string, unknown>),
    }),
  );
  const [policy, ...instances] = requestsIn(code.rest);
  const kind = 'Microsoft.DataProtection/backupVaults';
  const meant = (properties: unknown): unknown =>
    JSON.parse(JSON.stringify(properties).replace(JSON.stringify(policy?.path.split('?')[0]), '"policy.id"'));
  expect(found).toEqual([
    { symbol: 'vault', type: `${kind}@2026-06-01`, name: 'bv-eastus2' },
    {
      symbol: 'policy',
      type: `${kind}/backupPolicies@2026-06-01`,
      parent: 'vault',
      name: 'gold',
      properties: policy?.body.properties,
    },
    ...instances.map((request, index) => ({
      symbol: `instance${index + 1}`,
      type: `${kind}/backupInstances@2026-06-01`,
      parent: 'vault',
      name: nameOf(request),
      properties: meant(request.body.properties),
    })),
  ]);
});

/** Arguments of a Terraform block with its nested blocks, in order. */
function readTerraform(source: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const lines = source.split('\n');
  while (lines.length > 0) {
    const line = (lines.shift() ?? '').trim();
    const [, name = '', value = ''] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (name !== '') found[name] = /^["[\d]/.test(value) ? (JSON.parse(value) as unknown) : value;
    if (!line.endsWith('{')) continue;
    let depth = 1;
    const inner: string[] = [];
    while (depth > 0 && lines.length > 0) {
      const next = lines.shift() ?? '';
      depth += (next.endsWith('{') ? 1 : 0) - (next.trim() === '}' ? 1 : 0);
      if (depth > 0) inner.push(next);
    }
    const head = line.slice(0, -2);
    found[head] = [...((found[head] as unknown[] | undefined) ?? []), readTerraform(inner.join('\n'))];
  }
  return found;
}

const kept = (duration: string) => [{ data_store_type: 'OperationalStore', duration }];

test('the Terraform form says the same in the arguments of its provider, field by field', () => {
  const blocks = readTerraform(code.terraform);
  const policyType = 'azurerm_data_protection_backup_policy_elastic_san_volume_group';
  const instanceType = 'azurerm_data_protection_backup_instance_elastic_san_volume_group';
  expect(blocks['import']).toEqual([{ to: `${policyType}.policy`, id: choices[0]?.policyId }]);
  expect(blocks[`resource "${policyType}" "policy"`]).toEqual([
    {
      name: 'gold',
      vault_id: 'data.azurerm_data_protection_backup_vault.vault.id',
      backup_repeating_time_intervals: ['R/2024-02-08T02:30:00+01:00/P1D'],
      time_zone: 'W. Europe Standard Time',
      default_retention_rule: [{ life_cycle: kept('P7D') }],
      retention_rule: [
        {
          name: 'Weekly',
          priority: 20,
          criteria: [{ days_of_week: ['Sunday'], scheduled_backup_times: ['2024-02-04T01:30:00.000Z'] }],
          life_cycle: kept('P8W'),
        },
        { name: 'Daily', priority: 25, criteria: [{ absolute_criteria: 'FirstOfDay' }], life_cycle: kept('P14D') },
      ],
    },
  ]);
  const [, ...instances] = requestsIn(code.rest);
  for (const [index, { path }] of instances.entries()) {
    const volumeId = choices[index]?.volumeId ?? '';
    expect(blocks[`resource "${instanceType}" "instance${index + 1}"`]).toEqual([
      {
        name: path.split('?')[0]?.split('/').at(-1),
        location: 'eastus2',
        vault_id: 'data.azurerm_data_protection_backup_vault.vault.id',
        backup_policy_id: `${policyType}.policy.id`,
        elastic_san_volume_group_id: volumeId.split('/volumes/')[0],
        snapshot_resource_group_name: 'rg-snapshots',
        volume_name: volumeId.split('/').at(-1),
      },
    ]);
  }
});

test('a policy is written just as Azure has it: its moments, the order of its rules, its months and weeks, its id', async () => {
  const policyId = choices[0]?.policyId ?? '';
  const properties = (await portal.azure.resource(policyId))?.properties;
  const { policyRules } = JSON.parse(JSON.stringify(properties)) as { policyRules: Record<string, unknown>[] };
  const criteria = [
    { monthsOfYear: ['March'], weeksOfTheMonth: ['First'], daysOfTheWeek: ['Sunday'], scheduleTimes: ['2024-02-04T13:00:00Z'] },
  ];
  const trigger = policyRules.findIndex((rule) => 'trigger' in rule);
  const tagged = (policyRules[trigger] as { trigger: { taggingCriteria: { isDefault: boolean }[] } }).trigger.taggingCriteria;
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupPolicies/read',
    set: {
      'properties.policyRules': policyRules.toReversed(),
      [`properties.policyRules[${policyRules.length - 1 - trigger}].trigger.taggingCriteria[0].criteria`]: criteria,
    },
    times: 1,
  });
  const plan = planOfRows(choices.map((one) => ({ ...one, policyId: policyId.replace('resourceGroups', 'resourcegroups') })));
  const { item } = await admin.get(api.getBackupCode, { body: { plan } });
  expect(tagged.map(({ isDefault }) => isDefault)).toEqual([false, false, true]);
  const block = readTerraform(item.terraform);
  const [policy] = block[`resource "azurerm_data_protection_backup_policy_elastic_san_volume_group" "policy"`] as Record<string, unknown>[];
  expect(policy?.['retention_rule']).toMatchObject([
    { name: 'Daily' },
    {
      name: 'Weekly',
      criteria: [
        {
          days_of_week: ['Sunday'],
          months_of_year: ['March'],
          weeks_of_month: ['First'],
          scheduled_backup_times: ['2024-02-04T13:00:00Z'],
        },
      ],
    },
  ]);
  expect(block['import']).toMatchObject([{ id: policyId }]);
  expect(item.bicep).toContain("'2024-02-04T13:00:00Z'");
  expect(item.bicep.match(/policyId: policy[.]id/g)).toHaveLength(2);
  expect(Object.values(item).join()).not.toContain('resourcegroups');
});

test('no form holds a secret or a token, and a plan by a policy of another vault is refused', async () => {
  for (const text of Object.values(code)) expect(text).not.toMatch(/eyJ|client.?secret|password/i);
  const elsewhere = choices.map((one) => ({ ...one, policyId: one.policyId.replace('bv-eastus2', 'bv-eastus2-b') }));
  const { status, problem } = await admin.try(api.getBackupCode, { body: { plan: planOfRows(elsewhere) } });
  expect([status, problem?.field]).toEqual([400, 'policyId']);
});
