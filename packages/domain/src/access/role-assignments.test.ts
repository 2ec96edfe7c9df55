import { expect, test } from 'vitest';
import { askAgainAfterMs, assignmentsFor, scopeAt, widthsOf } from './role-assignments.ts';
import type { RequiredRole } from './roles.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-storage';
const subscription = '/subscriptions/11111111-1111-4111-8111-111111111111';
const san = (name: string) => `${group}/providers/Microsoft.ElasticSan/elasticSans/${name}`;
const exporter = (scope: string): RequiredRole => ({ role: 'exporter', scope });
const snapshots = (scope: string): RequiredRole => ({ role: 'snapshots', scope });

test.each([
  ['resource', san('san-a')],
  ['group', group],
  ['subscription', subscription],
] as const)('the scope of an Elastic SAN at the width %s', (width, scope) => {
  expect(scopeAt(san('san-a'), width)).toBe(scope);
});

test('a resource group can be widened once, an Elastic SAN twice, a subscription not at all', () => {
  expect(widthsOf(san('san-a'))).toEqual(['resource', 'group', 'subscription']);
  expect(widthsOf(group)).toEqual(['resource', 'subscription']);
  expect(widthsOf(subscription)).toEqual(['resource']);
});

test('a role is assigned once per scope, whatever the case of the ids', () => {
  const needed = [exporter(san('san-a')), exporter(san('SAN-A')), exporter(san('san-b')), snapshots(group)];
  expect(assignmentsFor(needed)).toEqual([exporter(san('san-a')), exporter(san('san-b')), snapshots(group)]);
});

test('two Elastic SANs of one resource group take one assignment there', () => {
  expect(assignmentsFor([exporter(san('san-a')), exporter(san('san-b'))], { exporter: 'group' })).toEqual([exporter(group)]);
});

test('an assignment covers what is below it, but only for its own role', () => {
  expect(assignmentsFor([exporter(san('san-a')), exporter(group), snapshots(san('san-a'))])).toEqual([
    exporter(group),
    snapshots(san('san-a')),
  ]);
});

test('Azure is asked again after 15 s of its time at the earliest, and later each time up to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map(askAgainAfterMs)).toEqual([15_000, 15_000, 15_000, 30_000, 30_000, 60_000, 60_000]);
});
