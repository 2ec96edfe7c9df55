import type { Check, ProblemCode } from '@esan/domain';
import { expect, test } from 'vitest';
import { ApiError } from '../api/client.ts';
import { untilRolesHeld } from './verdict.ts';

const { refetchInterval } = untilRolesHeld(15_000);
const failed = (code: ProblemCode) => new ApiError({ code });
const role: Check = { rule: 'role', verdict: 'attention', role: { role: 'importer', scope: '/subscriptions/s/resourceGroups/g' } };
const judged = (checks: readonly Check[]) => ({ items: [{ checks }] });

test.each<[string, Parameters<typeof refetchInterval>[0]['state'], number | false]>([
  ['nothing is known yet', { data: undefined, error: null }, 15_000],
  ['a role is missing', { data: judged([role]), error: null }, 15_000],
  ['all roles are there', { data: judged([{ ...role, verdict: 'ready' }]), error: null }, false],
  ['Azure asks to wait', { data: undefined, error: failed('throttled') }, 15_000],
  ['the portal cannot be reached', { data: judged([role]), error: failed('unreachable') }, 15_000],
  ['Azure is not to be had', { data: undefined, error: failed('azure-unavailable') }, 15_000],
  ['a proxy answers for a server that starts anew', { data: undefined, error: failed('unexpected') }, 15_000],
  ['the target group does not exist', { data: undefined, error: failed('not-found') }, false],
  ['the address names no volume group', { data: undefined, error: failed('bad-request') }, false],
  ['the target group was deleted meanwhile', { data: judged([role]), error: failed('not-found') }, false],
])('while %s, a readiness is read again or not', (_, state, expected) => {
  expect(refetchInterval({ state })).toBe(expected);
});
