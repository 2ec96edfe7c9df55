import { expect, test } from 'vitest';
import { policiesIn } from './policy-violation.ts';

const violation = (evaluatedExpressions: object[], names: object = { policyAssignmentDisplayName: 'Our rule' }) => ({
  code: 'RequestDisallowedByPolicy',
  message: "Resource 'v' was disallowed by policy.",
  additionalInfo: [{ type: 'PolicyViolation', info: { ...names, evaluationDetails: { evaluatedExpressions } } }],
});
const met = (path: string, operator: string, targetValue: unknown, expressionValue?: unknown, result = 'True') => ({
  result,
  expressionKind: 'Field',
  expression: path,
  path,
  targetValue,
  operator,
  ...(expressionValue === undefined ? {} : { expressionValue }),
});

test.each([
  ['a tag that has to be there', met('tags[costCenter]', 'Exists', 'false'), { must: true, be: 'exists', values: [] }],
  ['a tag that may not be there', met('tags[old]', 'Exists', 'true', 'x'), { must: false, be: 'exists', values: [], found: 'x' }],
  [
    'a value out of a list',
    met('location', 'NotIn', ['westeurope', 'northeurope'], 'westus'),
    { must: true, be: 'in', values: ['westeurope', 'northeurope'], found: 'westus' },
  ],
  [
    'a value that is not allowed',
    met('sku.name', 'Equals', 'Premium_LRS', 'Premium_LRS'),
    { must: false, be: 'equals', values: ['Premium_LRS'], found: 'Premium_LRS' },
  ],
  ['another value', met('tags[env]', 'NotEquals', 'prod', 'test'), { must: true, be: 'equals', values: ['prod'], found: 'test' }],
  ['a number', met('zones', 'Less', 1, 0), { must: false, be: 'less', values: ['1'], found: '0' }],
  [
    'a condition under a "not"',
    met('location', 'In', ['westeurope'], 'westus', 'False'),
    { must: true, be: 'in', values: ['westeurope'], found: 'westus' },
  ],
])('a policy tells what it wants: %s', (_what, expression, demand) => {
  const type = met('type', 'Equals', 'Microsoft.ElasticSan/elasticSans', 'Microsoft.ElasticSan/elasticSans');
  expect(policiesIn(violation([type, expression]))).toEqual([{ name: 'Our rule', demands: [{ field: expression.path, ...demand }] }]);
});

test('of the conditions of a policy those count that were met', () => {
  const spared = met('location', 'Equals', 'westus', 'westeurope', 'False');
  const [policy] = policiesIn(violation([spared, met('tags[env]', 'Exists', 'false')]));
  expect(policy?.demands.map(({ field }) => field)).toEqual(['tags[env]']);
});

test('a policy without a name that people gave it has that of its definition', () => {
  const names = { policyDefinitionName: '4fdffd35', policyAssignmentName: 'fd5e2cb3' };
  expect(policiesIn(violation([], { ...names, policyDefinitionDisplayName: 'Require a tag' }))[0]?.name).toBe('Require a tag');
  expect(policiesIn(violation([], names))[0]?.name).toBe('fd5e2cb3');
});

test('policies are found within an error, and by the names in an old sentence', () => {
  const inside = { code: 'InvalidTemplateDeployment', message: 'It failed.', details: [violation([])] };
  expect(policiesIn(inside).map(({ name }) => name)).toEqual(['Our rule']);
  const message = `Resource 'd' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Allowed locations","id":"/x"},"policyDefinition":{"name":"Other","id":"/y"}}]'.`;
  expect(policiesIn({ code: 'RequestDisallowedByPolicy', message })).toEqual([{ name: 'Allowed locations', demands: [] }]);
});
