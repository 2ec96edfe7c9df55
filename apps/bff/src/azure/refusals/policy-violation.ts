import type { PolicyDemand, RefusingPolicy } from '@esan/domain';
import { asRecord, recordsIn, shortened, textIn } from './any-json.ts';

type Refusal = { code?: unknown; message?: unknown; details?: unknown; additionalInfo?: unknown };

/**
 * The policies that refused a request, each with what it wants, out of the `PolicyViolation` of `additionalInfo`; source:
 * https://learn.microsoft.com/azure/automation/enforce-job-execution-hybrid-worker shows one whole, further ones [C].
 * Older answers have nothing but a sentence with the names in it.
 */
export function policiesIn(error: Refusal): RefusingPolicy[] {
  const errors = [asRecord(error), ...recordsIn(error.details)];
  const violations = errors
    .flatMap((one) => recordsIn(one['additionalInfo']))
    .filter((entry) => textIn(entry, 'type')?.toLowerCase() === 'policyviolation')
    .map((entry) => asRecord(entry['info']));
  const named = violations.flatMap((info): RefusingPolicy[] => {
    const name = nameOf(info);
    return name === undefined ? [] : [{ name, demands: demandsOf(info) }];
  });
  return named.length > 0 ? named : namesIn(textIn(asRecord(error), 'message') ?? '').map((name) => ({ name, demands: [] }));
}

/** What people have called it before what Azure calls it. */
const nameOf = (info: Record<string, unknown>): string | undefined =>
  textIn(info, 'policyAssignmentDisplayName') ??
  textIn(info, 'policyDefinitionDisplayName') ??
  textIn(info, 'policyAssignmentName') ??
  textIn(info, 'policyDefinitionName');

/** "… Policy identifiers: '[{"policyAssignment":{"name":"N", …" */
const namesIn = (message: string): string[] =>
  Array.from(message.matchAll(/"policyAssignment":\s*\{\s*"name":\s*"([^"]+)"/g), ([, name = '']) => name);

// Conditions that come in pairs: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule
const negative: Record<string, string> = {
  notequals: 'equals',
  notin: 'in',
  notlike: 'like',
  notmatch: 'match',
  notmatchinsensitively: 'matchinsensitively',
  notcontains: 'contains',
  notcontainskey: 'containskey',
};

const isTrue = (one: Record<string, unknown>): boolean => String(one['result']).toLowerCase() === 'true';

/** A policy denies what fulfils its conditions, so each that came out true has to be undone. Those on the type only say what it is about. */
function demandsOf(info: Record<string, unknown>): PolicyDemand[] {
  const evaluated = recordsIn(asRecord(info['evaluationDetails'])['evaluatedExpressions']).filter((one) => {
    const field = textIn(one, 'path') ?? textIn(one, 'expression');
    return field !== undefined && !['type', 'kind'].includes(field.toLowerCase());
  });
  const fulfilled = evaluated.filter(isTrue);
  // Under a `not` the conditions are what is wanted, and came out false.
  return fulfilled.length > 0 ? fulfilled.map((one) => demandOf(one, false)) : evaluated.map((one) => demandOf(one, true));
}

function demandOf(one: Record<string, unknown>, isWanted: boolean): PolicyDemand {
  const operator = (textIn(one, 'operator') ?? '').toLowerCase();
  const field = textIn(one, 'path') ?? textIn(one, 'expression') ?? '';
  const values = Array.isArray(one['targetValue']) ? one['targetValue'].map(said) : [said(one['targetValue'])];
  const found = one['expressionValue'] === undefined || one['expressionValue'] === null ? {} : { found: said(one['expressionValue']) };
  // `exists: false` is the condition of a policy that wants it to exist.
  if (operator === 'exists')
    return { field, must: isWanted === (values[0]?.toLowerCase() !== 'false'), be: 'exists', values: [], ...found };
  const positive = negative[operator];
  return { field, must: isWanted === (positive === undefined), be: positive ?? operator, values, ...found };
}

const said = (value: unknown): string => shortened(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
