// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { causeOf, itemsLike, namesOf, type NeedGroup } from './need-words.ts';

const item = (volumeName: string, since: string | null = null): NeedGroup['items'][number] => ({
  id: `/instances/${volumeName}`,
  volumeName,
  san: 'san-prod',
  vault: 'bv',
  policyId: '/policies/daily',
  since,
  jobId: null,
});
const group = (need: NeedGroup['need'], count: number, items: NeedGroup['items']): NeedGroup => ({ need, count, items, problem: null });

test('a few items are named, of many the first', () => {
  expect(namesOf(group('failing', 2, [item('a'), item('b')]))).toBe('a and b');
  expect(
    namesOf(
      group(
        'failing',
        340,
        ['a', 'b', 'c', 'd', 'e'].map((name) => item(name)),
      ),
    ),
  ).toBe('a, b, c and 337 more');
});

test('what is the matter is said with since when', () => {
  const asOf = '2026-09-08T08:00:00.000Z';
  const failing = group('failing', 1, [item('a', '2026-09-03T13:02:00.000Z')]);
  expect(causeOf(failing, asOf)).toMatch(/^Every backup since 3 Sept, \d\d:02 has failed\.$/);
  expect(causeOf({ ...failing, problem: { code: 'identity-lacks-role' } }, asOf)).toMatch(/has failed\. The vault's identity lacks a role/);
  expect(causeOf(group('behind', 3, failing.items), asOf)).toMatch(
    /^Backups that were due made no restore point, the first of them on 3 Sept/,
  );
});

test.each([
  ['failing', '/protected-items?state=failing'],
  ['stopped', '/protected-items?state=stopped'],
  ['warned', '/protected-items?state=protected&result=completed-with-warnings'],
] as const)('all that is %s is in the list that its number leads to', (need, address) => {
  expect(itemsLike(need)).toBe(address);
});
