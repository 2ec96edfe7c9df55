import { describe, expect, test } from 'vitest';
import { NotMadeYet, TemplateFailure } from './failure.ts';
import { planOf, type Plan, type Surroundings } from './plan.ts';

const subscriptionId = '10000000-0000-4000-8000-000000000001';
const group = `/subscriptions/${subscriptionId}/resourceGroups/plant`;

const around: Surroundings = {
  subscriptionId,
  tenantId: '11111111-1111-4111-8111-111111111111',
  group: { id: group, name: 'plant', location: 'eastus2', tags: { made: 'here' } },
  deployment: { name: 'first', properties: { mode: 'Incremental' } },
  location: 'eastus2',
  now: '2026-09-08T08:00:00.000Z',
  reference: (id, apiVersion, isFull) => {
    if (id.endsWith('/later')) throw new NotMadeYet(id);
    return isFull ? { id, apiVersion, identity: { principalId: 'p-1' } } : { provisioningState: 'Succeeded', of: id };
  },
};

const plan = (template: object, given: object = {}): Plan => planOf({ resources: [], ...template }, given, around);
const output = (value: unknown, more: object = {}): unknown =>
  plan({ ...more, outputs: { out: { type: 'string', value } } }).outputs()['out']?.value;

describe('what an expression of a template gives', () => {
  test.each([
    ["[concat('a', 'b', 1)]", 'ab1'],
    ["[concat(createArray('a'), createArray('b'))]", ['a', 'b']],
    ["[format('{0}/{1}', 'vault', 2)]", 'vault/2'],
    ['plain', 'plain'],
    ['[[not an expression]', '[not an expression]'],
    ["['it''s']", "it's"],
    ["[toUpper(substring('orders', 0, 3))]", 'ORD'],
    ["[split('a,b', ',')[1]]", 'b'],
    ["[last(split('/a/b/c', '/'))]", 'c'],
    ["[join(createArray('a', 'b'), '-')]", 'a-b'],
    ["[replace('a.b', '.', '-')]", 'a-b'],
    ["[length('four')]", 4],
    ['[empty(createArray())]', true],
    ["[contains(createObject('A', 1), 'a')]", true],
    ["[createObject('a', createObject('b', 5)).A.B]", 5],
    ["[if(equals(1, 1), 'yes', json('no json'))]", 'yes'],
    ["[coalesce(null(), 'b')]", 'b'],
    ['[add(1, mul(2, 3))]', 7],
    ['[div(7, 2)]', 3],
    ['[and(true(), not(false()))]', true],
    ['[greaterOrEquals(3, 3)]', true],
    ["[union(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2)))]", { a: { x: 1, y: 2 } }],
    ['[range(1, 3)]', [1, 2, 3]],
    ['[json(\'{"a":[1]}\').a[0]]', 1],
    ['[string(createArray(1))]', '[1]'],
    ['[resourceGroup().location]', 'eastus2'],
    ['[subscription().subscriptionId]', subscriptionId],
    ['[deployment().name]', 'first'],
    [
      "[resourceId('Microsoft.DataProtection/backupVaults/backupPolicies', 'v', 'p')]",
      `${group}/providers/Microsoft.DataProtection/backupVaults/v/backupPolicies/p`,
    ],
    [
      "[resourceId('other', 'Microsoft.Compute/disks', 'd')]",
      `/subscriptions/${subscriptionId}/resourceGroups/other/providers/Microsoft.Compute/disks/d`,
    ],
    [
      "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')]",
      `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/r`,
    ],
    [
      "[extensionResourceId(resourceId('Microsoft.Compute/disks', 'd'), 'Microsoft.Authorization/locks', 'l')]",
      `${group}/providers/Microsoft.Compute/disks/d/providers/Microsoft.Authorization/locks/l`,
    ],
    // Version 5 of the texts in the namespace that Azure documents.
    ["[guid('a', 'b', 'c')]", 'a98fa280-e03f-5afa-8d8e-92d0a9c201e8'],
    ["[length(uniqueString('a'))]", 13],
    ["[reference('x', '2026-06-01', 'Full').identity.principalId]", 'p-1'],
  ])('%s', (expression, expected) => expect(output(expression)).toEqual(expected));

  test.each([
    ['[nothing()]', "The template function 'nothing' is not valid."],
    ["[concat('a']", "The template language expression 'concat('a'' is not valid."],
    ["[parameters('a')]", "The template parameter 'a' is not found. Please see https://aka.ms/arm-syntax-parameters for usage details."],
    ['[createArray(1)[5]]', "The language expression array index '5' is out of bounds."],
    ["[createObject('a', 1).b]", "The language expression property 'b' doesn't exist, available properties are 'a'."],
    [
      "[resourceId('Microsoft.Compute/disks')]",
      "Unable to evaluate template language function 'resourceId': the type 'Microsoft.Compute/disks' requires '1' resource name argument(s).",
    ],
  ])('%s is refused', (expression, message) => expect(() => output(expression)).toThrow(new TemplateFailure(message)));
});

describe('parameters and variables', () => {
  const parameters = {
    name: { type: 'string' },
    count: { type: 'int', defaultValue: 2, allowedValues: [1, 2] },
    secret: { type: 'secureString', defaultValue: "[concat(parameters('name'), '!')]" },
  };

  test('what is given counts, else what the template has; secrets are not shown', () => {
    expect(plan({ parameters }, { NAME: { value: 'a' } }).parameters).toEqual({
      name: { type: 'String', value: 'a' },
      count: { type: 'Int', value: 2 },
      secret: { type: 'SecureString' },
    });
  });

  test.each([
    [
      'one that is not given',
      {},
      "The value for the template parameter 'name' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.",
    ],
    [
      'one that is not allowed',
      { name: { value: 'a' }, count: { value: 3 } },
      "The provided value '3' for the template parameter 'count' is not valid. The value is not part of the allowed value(s): '1,2'.",
    ],
    [
      'one of another type',
      { name: { value: 5 } },
      "Template parameter JToken type is not valid. Expected 'string' for the parameter 'name'. Please see https://aka.ms/arm-create-parameter-file for usage details.",
    ],
    [
      'one that the template has not',
      { name: { value: 'a' }, other: { value: 1 } },
      "The template parameters 'other' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are 'name, count, secret'. Please see https://aka.ms/arm-pass-parameter-values for usage details.",
    ],
  ])('%s is refused', (_, given, message) => {
    expect(() => plan({ parameters }, given)).toThrow(new TemplateFailure(`Deployment template validation failed: '${message}'.`));
  });

  test.each([
    ['a text that is too short', { type: 'string', minLength: 3 }, 'ab', 'minLength'],
    ['a list that is too long', { type: 'array', maxLength: 1 }, [1, 2], 'maxLength'],
    ['a number that is too small', { type: 'int', minValue: 1 }, 0, 'minValue'],
    ['a number that is too large', { type: 'int', maxValue: 5 }, 6, 'maxValue'],
  ])('%s is refused', (_, declared, value, limit) => {
    expect(() => plan({ parameters: { a: declared } }, { a: { value } })).toThrow(`its ${limit} is`);
  });

  test('the moment and a new GUID may stand in defaults', () => {
    const { parameters: shown } = plan({
      parameters: { at: { type: 'string', defaultValue: '[utcNow()]' }, id: { type: 'string', defaultValue: '[newGuid()]' } },
    });
    expect([shown['at']?.value, String(shown['id']?.value).length]).toEqual(['2026-09-08T08:00:00.000Z', 36]);
    expect(() => output('[utcNow()]')).toThrow("The template function 'utcNow' is not valid.");
  });

  test('variables may use each other, and lists of them are made by copy', () => {
    const variables = {
      a: "[concat(variables('b'), '!')]",
      b: 'b',
      copy: [{ name: 'names', count: 3, input: "[format('n{0}', copyIndex('names', 1))]" }],
    };
    expect(output("[concat(variables('a'), string(variables('names')))]", { variables })).toBe('b!["n1","n2","n3"]');
    expect(() => output("[variables('a')]", { variables: { a: "[variables('b')]", b: "[variables('a')]" } })).toThrow(
      "The template variable 'a' depends on itself.",
    );
  });
});

const ids = ({ resources }: Plan): string[] => resources.map(({ id }) => id.replace(`${group}/providers/`, ''));

describe('resources', () => {
  const disk = { type: 'Microsoft.Compute/disks', apiVersion: '2025-01-02', location: '[resourceGroup().location]' };

  test('a loop makes as many as it says, each with its own index', () => {
    const made = plan({
      resources: [
        {
          ...disk,
          name: "[format('d{0}', copyIndex())]",
          copy: { name: 'disks', count: 2 },
          properties: { diskSizeGB: '[add(copyIndex(), 10)]' },
        },
      ],
    });
    expect(ids(made)).toEqual(['Microsoft.Compute/disks/d0', 'Microsoft.Compute/disks/d1']);
    expect(made.resources[1]?.body()).toEqual({ location: 'eastus2', properties: { diskSizeGB: 11 } });
  });

  test('what depends on a loop depends on all of it; what a condition leaves out is not there', () => {
    const made = plan({
      resources: [
        { ...disk, name: "[format('d{0}', copyIndex())]", copy: { name: 'disks', count: 2 } },
        { ...disk, name: 'after', dependsOn: ['disks', 'd0'] },
        { ...disk, name: 'never', condition: '[false()]' },
      ],
    });
    expect(made.resources.map(({ name }) => name)).toEqual(['d0', 'd1', 'after']);
    expect(new Set(made.resources[2]?.dependsOn)).toEqual(
      new Set(['d0', 'd1'].map((name) => `${group}/providers/microsoft.compute/disks/${name}`.toLowerCase())),
    );
    expect(() => plan({ resources: [{ ...disk, name: 'a', dependsOn: ['nothere'] }] })).toThrow(
      "The resource 'nothere' is not defined in the template.",
    );
  });

  test('children, extensions and symbolic names find their ids', () => {
    const vault = {
      type: 'Microsoft.DataProtection/backupVaults',
      apiVersion: '2026-06-01',
      name: 'v',
      resources: [{ type: 'backupPolicies', apiVersion: '2026-06-01', name: 'p', dependsOn: ['v'] }],
    };
    const lock = {
      type: 'Microsoft.Authorization/locks',
      apiVersion: '2020-05-01',
      name: 'keep',
      scope: "[resourceId('Microsoft.DataProtection/backupVaults', 'v')]",
    };
    expect(ids(plan({ resources: [vault, lock] }))).toEqual([
      'Microsoft.DataProtection/backupVaults/v',
      'Microsoft.DataProtection/backupVaults/v/backupPolicies/p',
      'Microsoft.DataProtection/backupVaults/v/providers/Microsoft.Authorization/locks/keep',
    ]);
    const symbolic = plan({
      resources: {
        old: { ...disk, name: 'o', existing: true },
        fresh: { ...disk, name: 'f', dependsOn: ['old'], tags: { of: "[reference('old').of]" } },
      },
    });
    expect(ids(symbolic)).toEqual(['Microsoft.Compute/disks/f']);
    expect(symbolic.resources[0]?.body()['tags']).toEqual({ of: `${group}/providers/Microsoft.Compute/disks/o` });
  });

  test('lists inside of a resource are made by copy; what is asked of a resource that is not made yet waits', () => {
    const resource = { ...disk, name: 'a', properties: { copy: [{ name: 'rows', count: 2, input: { at: "[copyIndex('rows')]" } }] } };
    expect(plan({ resources: [resource] }).resources[0]?.body()['properties']).toEqual({ rows: [{ at: 0 }, { at: 1 }] });
    const waiting = plan({ resources: [{ ...disk, name: 'a', tags: { of: "[reference('/later').of]" } }] });
    expect(() => waiting.resources[0]?.body()).toThrow(NotMadeYet);
  });

  test('a template that is worked out by itself is handed on as it is', () => {
    const template = { resources: [], outputs: { a: { type: 'string', value: "[parameters('inner')]" } } };
    const nested = { type: 'Microsoft.Resources/deployments', apiVersion: '2024-03-01', name: 'n', resourceGroup: 'other' };
    const properties = {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      template,
      parameters: { inner: { value: '[resourceGroup().name]' } },
    };
    const [one] = plan({ resources: [{ ...nested, properties }] }).resources;
    expect(one?.id).toBe(`/subscriptions/${subscriptionId}/resourceGroups/other/providers/Microsoft.Resources/deployments/n`);
    expect(one?.body()['properties']).toMatchObject({ template, parameters: { inner: { value: 'plant' } } });
  });

  test.each([
    [
      'more than 800',
      { resources: Array.from({ length: 801 }, (_, at) => ({ ...disk, name: `d${at}` })) },
      /number of template resources limit exceeded. Limit: '800' and actual: '801'/,
    ],
    ['a name of too many parts', { resources: [{ ...disk, name: 'a/b' }] }, /has incorrect segment lengths/],
    ['no resources', { resources: undefined }, /Required property 'resources' not found/],
  ])('%s are refused', (_, template, message) => expect(() => plan(template)).toThrow(message));
});
