import type { Check } from '@esan/domain';
import { expect, test } from 'vitest';
import type { BoardRow } from '../readiness/board-rows.ts';
import { reviewSentence } from './use-review-rows.ts';

const role = { role: 'exporter', scope: '/subscriptions/s' } as const;
const met: Check[] = [{ rule: 'size', verdict: 'ready' }];
const blocked: Check[] = [{ rule: 'size', verdict: 'blocked' }];
const lacksRole: Check[] = [{ rule: 'role', verdict: 'attention', role }];

function rowOf(checks: Check[] | undefined, unread?: BoardRow['unread']): BoardRow {
  const volumeId = '/subscriptions/s/volumes/one';
  return {
    row: {
      volume: { subscriptionId: 's', resourceGroup: 'rg', san: 'san', group: 'vg', volume: 'one' },
      chosen: { volumeId },
      request: { volumeId, vaultId: 'bv', policyId: 'daily', snapshotGroupId: 'rg-snap' },
    },
    derivedName: 'one',
    checks,
    unread,
    group: undefined,
    azure: undefined,
  };
}

test.each<[string, BoardRow[], string | undefined]>([
  ['every rule is met', [rowOf(met), rowOf(met)], undefined],
  ['the rules are still being read', [rowOf(met), rowOf(undefined)], 'The rules are being checked.'],
  ['a row lacks a role', [rowOf(lacksRole), rowOf(met)], '1 of 2 volumes is not ready. Readiness says why.'],
  ['the only row is in the way', [rowOf(blocked)], '1 of 1 volume is not ready. Readiness says why.'],
  [
    'some are not ready and one could not be read',
    [rowOf(blocked), rowOf(lacksRole), rowOf(undefined, { code: 'not-found' }), rowOf(met)],
    '2 of 4 volumes are not ready. 1 of 4 volumes could not be checked. Readiness says why.',
  ],
])('when %s, Review says so', (_when, rows, expected) => {
  expect(reviewSentence(rows, () => false)).toBe(expected);
});

test('where Azure has agreed in spite of a role that is not seen, Review does too', () => {
  expect(reviewSentence([rowOf(lacksRole)], () => true)).toBeUndefined();
  expect(reviewSentence([rowOf(blocked)], () => true)).toBe('1 of 1 volume is not ready. Readiness says why.');
});
