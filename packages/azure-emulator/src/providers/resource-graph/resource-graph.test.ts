import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmAnswer } from '../../arm/calls.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';
import type { Person } from '../../world/world.ts';

const path = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';

type Asked = { as?: Person; options?: Record<string, unknown>; subscriptions?: string[]; managementGroups?: string[]; facets?: unknown[] };

const ask = ({ call }: Trial, query: string, { as, ...body }: Asked = {}): ArmAnswer =>
  call('POST', path, { query, ...body }, as === undefined ? {} : { as });

const rowsIn = (answer: ArmAnswer): Record<string, unknown>[] => valueAt(answer.body, 'data') as Record<string, unknown>[];
const detailsOf = (answer: ArmAnswer): unknown => valueAt(answer.body, 'error', 'details');
const stranger: Person = { objectId: 'd3b07384-d113-4ec6-a5d0-000000000001', displayName: 'S', userPrincipalName: 's@x.example', role: '' };

test('a row keeps the case of its id and has type, region and resource group without case; what is absent is null', () => {
  const [row] = rowsIn(ask(trial(), "resources | where type =~ 'Microsoft.ElasticSan/elasticSans' | take 1"));
  expect(row?.['id']).toMatch(/\/resourceGroups\/rg-storage\/providers\/Microsoft\.ElasticSan\/elasticSans\/san-prod$/);
  expect(row).toMatchObject({
    name: 'san-prod',
    type: 'microsoft.elasticsan/elasticsans',
    location: 'eastus2',
    resourceGroup: 'rg-storage',
    kind: '',
    managedBy: '',
    plan: null,
    zones: null,
    extendedLocation: null,
  });
  expect(valueAt(row, 'properties', 'totalIops')).toBe(60_000);
});

test('volumes are found in one query, wherever they are', () => {
  const volumes = "ElasticSanResources | where type endswith '/volumes' | summarize count(), gib = sum(tolong(properties.sizeGiB))";
  const on = trial();
  const [row] = rowsIn(ask(on, volumes));
  const kept = on.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  expect(row).toEqual({ count_: kept.length, gib: kept.reduce((sum, { properties }) => sum + Number(properties['sizeGiB']), 0) });
});

test('a condition on the type finds the same wherever it stands', () => {
  const on = trial();
  const ids = (query: string): unknown[] => rowsIn(ask(on, `resourcecontainers ${query} | project id`)).map(({ id }) => id);
  const type = "type in~ ('Microsoft.Resources/subscriptions/resourceGroups', 'nothing')";
  const found = ids('| where type =~ "microsoft.resources/subscriptions/resourcegroups"');
  expect(found).toHaveLength(4);
  for (const query of [
    `| where ${type}`,
    `| where name != 'x' and ${type}`,
    `| where name != 'x' | where ${type}`,
    `| where ${type} or name == 'x'`,
  ]) {
    expect(ids(query)).toEqual(found);
  }
  expect(ids("| where type == 'Microsoft.Resources/subscriptions/resourceGroups'")).toEqual([]);
});

describe('who may see what', () => {
  test('a reader sees what is in the subscription; somebody without a role sees nothing', () => {
    const on = trial();
    expect(valueAt(ask(on, 'resources', { as: on.reader }).body, 'totalRecords')).toBe(2);
    expect(ask(on, 'resources', { as: stranger }).body).toMatchObject({ totalRecords: 0, count: 0, data: [], resultTruncated: 'false' });
  });

  test('a subscription without a role is refused where it is the only one that is asked for, and left out beside others', () => {
    const on = trial();
    const own = on.subscription.replace('/subscriptions/', '');
    const refused = ask(on, 'resources', { as: stranger, subscriptions: [own] });
    expect([refused.status, codeOf(refused), valueAt(detailsOf(refused), 0)]).toEqual([
      400,
      'BadRequest',
      {
        code: 'NoValidSubscriptionsInQueryRequest',
        message: `There must be at least one subscription that is eligible to contain resources. Given: '${own}'.`,
      },
    ]);
    const other = '99999999-9999-4999-8999-999999999999';
    expect(valueAt(ask(on, 'resources', { subscriptions: [own.toUpperCase(), other] }).body, 'totalRecords')).toBe(2);
    expect(textAt(detailsOf(ask(on, 'resources', { subscriptions: ['mine'] })), 0, 'code')).toBe('SubscriptionsContainInvalidGuids');
  });

  test('a role on one Elastic SAN shows that one alone', () => {
    const on = trial();
    const [san] = on.world.resources.list('Microsoft.ElasticSan/elasticSans');
    const assigned = `${san?.id ?? ''}/providers/Microsoft.Authorization/roleAssignments/7f2f0a4e-1c1b-4b7e-8b0b-3a1c5d9e2f22`;
    const roleDefinitionId = `${on.subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
    on.call('PUT', `${assigned}?api-version=2022-04-01`, {
      properties: { roleDefinitionId, principalId: stranger.objectId, principalType: 'User' },
    });
    on.wait(10 * 60_000);
    expect(rowsIn(ask(on, 'resources | project name', { as: stranger }))).toEqual([{ name: san?.name }]);
  });

  test('the subscription of a management group is asked through it', () => {
    const on = trial();
    const tenant = '11111111-1111-4111-8111-111111111111';
    expect(valueAt(ask(on, 'resources', { managementGroups: [tenant] }).body, 'totalRecords')).toBe(2);
    expect(ask(on, 'resources', { managementGroups: ['nowhere'] }).status).toBe(400);
  });
});

describe('parts of an answer', () => {
  const sorted = 'resourcecontainers | project id, name | order by id asc';

  test('the rest is behind a token, which belongs to its query', () => {
    const on = trial();
    const names: unknown[] = [];
    let token: string | undefined;
    do {
      const { body } = ask(on, sorted, { options: { $top: 2, ...(token === undefined ? {} : { $skipToken: token }) } });
      names.push(...(valueAt(body, 'data') as { name: string }[]).map(({ name }) => name));
      expect(body).toMatchObject({ totalRecords: 5, resultTruncated: 'false' });
      token = textAt(body, '$skipToken');
    } while (token !== undefined);
    expect(names).toEqual(['Contoso Storage', 'rg-backup', 'rg-restore', 'rg-snapshots', 'rg-storage']);
    const first = textAt(ask(on, sorted, { options: { $top: 2 } }).body, '$skipToken');
    expect(ask(on, 'resources', { options: { $skipToken: first } }).status).toBe(400);
  });

  test('$skip leaves out the first, except where the query says how many it takes', () => {
    const on = trial();
    const skipped = (query: string) => valueAt(ask(on, query, { options: { $skip: 3 } }).body, 'count');
    expect([skipped(sorted), skipped(`${sorted} | take 4`)]).toEqual([2, 4]);
  });

  test('the pages of an answer are of one moment, by token and by skip, as long as they follow one another and nothing is changed', () => {
    const on = trial();
    const { timeline, resources } = on.world;
    const timed = 'resourcecontainers | project id, at = now() | order by id asc';
    const timeOf = (options: Record<string, unknown>) => rowsIn(ask(on, timed, { options: { $top: 2, ...options } }))[0]?.['at'];
    const first = timeOf({});
    timeline.advanceTo(timeline.now + 60_000);
    const token = textAt(ask(on, timed, { options: { $top: 2, $skip: 1 } }).body, '$skipToken');
    expect([timeOf({ $skip: 2 }), timeOf({ $skipToken: token })]).toEqual([first, first]);
    const [group] = resources.list('Microsoft.Resources/resourceGroups');
    if (group !== undefined) resources.put({ ...group, tags: { team: 'storage' } });
    expect(timeOf({ $skip: 2 })).not.toBe(first);
    const second = timeOf({});
    timeline.advanceTo(timeline.now + 10 * 60_000);
    expect([timeOf({ $skip: 2 })]).not.toEqual([second]);
  });

  test('what cannot be gone on with says that it is cut off', () => {
    const cut = ask(trial(), 'resourcecontainers | project properties', { options: { $top: 2 } }).body;
    expect(cut).toMatchObject({ totalRecords: 5, count: 2, resultTruncated: 'true' });
    expect(cut).not.toHaveProperty('$skipToken');
  });

  test('a table names its columns and their types', () => {
    const query =
      "resources | where name == 'san-prod' | project name, properties.sku.name, size = tolong(properties.baseSizeTiB), now(), isempty(kind)";
    expect(valueAt(ask(trial(), query, { options: { resultFormat: 'table' } }).body, 'data')).toEqual({
      columns: [
        { name: 'name', type: 'string' },
        { name: 'properties_sku_name', type: 'object' },
        { name: 'size', type: 'integer' },
        { name: 'Column1', type: 'datetime' },
        { name: 'Column2', type: 'boolean' },
      ],
      rows: [['san-prod', 'Premium_LRS', 12, '2026-09-08T08:00:00Z', true]],
    });
  });

  test.each([
    ['more than a thousand records', { $top: 1001 }],
    ['no records', { $top: 0 }],
    ['a negative skip', { $skip: -1 }],
    ['another format', { resultFormat: 'csv' }],
    ['a number that is a text', { $top: '5' }],
  ])('%s is refused', (_, options) => {
    expect(ask(trial(), 'resources', { options }).status).toBe(400);
  });

  test('facets and other filters of authorization say that they are not emulated', () => {
    const on = trial();
    expect(codeOf(ask(on, 'resources', { facets: [{ expression: 'location' }] }))).toBe('NotEmulated');
    expect(codeOf(ask(on, 'resources', { options: { authorizationScopeFilter: 'AtScopeExact' } }))).toBe('NotEmulated');
  });
});

describe('refused queries', () => {
  const invalid = {
    code: 'InvalidQuery',
    message: 'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
  };
  const at = (code: string, message: string, line: number, characterPositionInLine: number, token: string) => [
    invalid,
    { code, message, line, characterPositionInLine, token },
  ];

  test.each([
    ['a word that is no operator', 'resources\n| wher name', at('ParserFailure', 'ParserFailure', 2, 2, 'wher')],
    ['an end too early', 'resources | where', at('ParserFailure', 'ParserFailure', 1, 17, '<EOF>')],
    ['a sign that the language has not', 'resources | where name == #', at('ParserFailure', 'ParserFailure', 1, 26, '#')],
    ['a join without a key', 'resources | join (resourcecontainers)', at('ParserFailure', 'ParserFailure', 1, 37, '<EOF>')],
    [
      'an operator of Kusto that is not allowed',
      'resources | render x',
      at('InvalidQueryLanguage', 'InvalidQueryLanguage', -1, -1, 'render'),
    ],
    ...[
      'make-series n = count() on x from 1 to 2 step 1',
      'mv-apply x = list on (count)',
      'project-reorder name',
      'parse-where name with *',
      'top-nested 3 of name by count()',
      'sample-distinct 2 of name',
    ].map((step): [string, string, unknown[]] => {
      const [operator = ''] = step.split(' ');
      return [`the operator ${operator}`, `resources | ${step}`, at('InvalidQueryLanguage', 'InvalidQueryLanguage', -1, -1, operator)];
    }),
    [
      'a column that is not there',
      'resources | where nme == 1',
      at('SemanticError', "Failed to resolve scalar expression named 'nme'", 1, 18, 'nme'),
    ],
    [
      'a table that is not there',
      'Volumes',
      [{ code: 'DisallowedLogicalTableName', message: 'Table volumes is invalid, unsupported or disallowed.' }],
    ],
    [
      'a fourth join',
      `resources${' | join (resources | project id) on id'.repeat(4)}`,
      [invalid, { code: 'DisallowedMaxNumberOfRemoteTables', message: 'The query has more than 3 joins and unions.' }],
    ],
    [
      'a table of backups on the right of two joins',
      `resources${' | join (recoveryservicesresources | project id) on id'.repeat(2)}`,
      [
        invalid,
        {
          code: 'DisallowedMaxNumberOfRemoteTables',
          message: 'The table recoveryservicesresources stands on the right of more than one join.',
        },
      ],
    ],
    [
      'a fourth list that is spread',
      `resources${' | mv-expand zones'.repeat(4)}`,
      [invalid, { code: 'DisallowedMaxNumberOfMvExpands', message: 'The query has more than 3 mv-expand operators.' }],
    ],
    ['brackets without end', `resources | where ${'('.repeat(50_000)}`, [invalid, { code: 'ParserFailure', message: 'ParserFailure' }]],
    ['nothing', ' ', [{ code: 'EmptyQuery', message: 'The query must not be empty.' }]],
  ])('%s', (_, query, details) => {
    const answer = ask(trial(), query);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BadRequest']);
    expect(detailsOf(answer)).toEqual(details);
    expect(textAt(answer.body, 'error', 'message')).toBe(
      `Please provide below info when asking for support: timestamp = 2026-09-08T08:00:00.0000000Z, correlationId = ${answer.headers['x-ms-correlation-request-id'] ?? ''}.`,
    );
  });
});

describe('the quota of queries', () => {
  test('fifteen in five seconds for each caller, in a world that throttles', () => {
    const on = trial();
    on.world.throttling = true;
    const left = Array.from({ length: 15 }, () => ask(on, 'resources | count').headers['x-ms-user-quota-remaining']);
    expect([left[0], left[14]]).toEqual(['14', '0']);
    on.wait(2000);
    const refused = ask(on, 'resources | count');
    expect([refused.status, codeOf(refused), textAt(detailsOf(refused), 0, 'code')]).toEqual([429, 'RateLimiting', 'RateLimiting']);
    expect(refused.headers).toMatchObject({ 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:03' });
    expect(ask(on, 'resources | count', { as: on.reader }).status).toBe(200);
    on.wait(3000);
    expect(ask(on, 'resources | count').headers).toMatchObject({
      'x-ms-user-quota-remaining': '14',
      'x-ms-user-quota-resets-after': '00:00:05',
    });
  });

  test('in another world every query has fourteen left', () => {
    const on = trial();
    for (let count = 0; count < 40; count += 1) expect(ask(on, 'resources | count').headers['x-ms-user-quota-remaining']).toBe('14');
  });
});
