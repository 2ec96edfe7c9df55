import type { Check } from '@esan/domain';
import { expect, test } from 'vitest';
import { unmetSentence } from './why-not-yet.ts';

const met: Check = { rule: 'capacity', verdict: 'ready' };
const unmet: Check = { rule: 'capacity', verdict: 'blocked' };
const missing: Check = { rule: 'role', verdict: 'attention', role: { role: 'importer', scope: '/subscriptions/s' } };

test.each<[string, Check[], boolean, string | undefined]>([
  ['every rule is met', [met], false, undefined],
  ['a rule is not met', [met, unmet], false, '1 rule is not met. Validate says why.'],
  ['a role is missing', [met, missing], false, '1 role is missing. Validate says why.'],
  ['both', [unmet, missing], false, '1 rule is not met. 1 role is missing. Validate says why.'],
  ['Azure has agreed in spite of the role', [met, missing], true, undefined],
  ['Azure had agreed before a rule was broken', [unmet, missing], true, '1 rule is not met. Validate says why.'],
])('when %s, the review of a restore says so', (_when, checks, isAgreed, expected) => {
  expect(unmetSentence(checks, isAgreed)).toBe(expected);
});
