import { expect, test } from 'vitest';
import { valueAt } from '../../../arm/bodies.ts';
import { backupBody, instance, instanceBody, minute, TestEstate, vault } from '../../../test-support/test-estate.ts';

const jobStates = (estate: TestEstate): unknown[] => estate.items(`${vault}/backupJobs`).map((job) => valueAt(job, 'properties', 'status'));
const protectionOf = (estate: TestEstate): unknown => valueAt(estate.get(instance), 'properties', 'currentProtectionState');

/** So long after it was begun, what is there of a piece of work. */
function after(estate: TestEstate, ms: number, looked: (estate: TestEstate) => unknown): unknown {
  estate.pass(ms);
  return looked(estate);
}

test('a backup that begins while work takes ten times as long takes ten times as long in all', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.world.slowness = 10;
  estate.call('POST', `${instance}/backup`, backupBody);
  // Azure takes 6 min 40 s.
  expect([after(estate, 66 * minute, jobStates), after(estate, minute, jobStates)]).toEqual([['InProgress'], ['Completed']]);
});

test.each([
  [1, 10, 6.5],
  [10, 1, 66],
])('a backup that began %d times as slow as in Azure goes on so when work is made to take %d times as long', (before, later, minutes) => {
  const estate = new TestEstate();
  estate.protect();
  estate.world.slowness = before;
  estate.call('POST', `${instance}/backup`, backupBody);
  estate.pass(minute);
  estate.world.slowness = later;
  expect([after(estate, (minutes - 1) * minute, jobStates), after(estate, minute, jobStates)]).toEqual([['InProgress'], ['Completed']]);
});

test('protection that began to be configured before work was slowed down is there after the minute that Azure takes', () => {
  const estate = new TestEstate();
  estate.call('PUT', instance, instanceBody());
  estate.world.slowness = 10;
  expect([after(estate, 0.9 * minute, protectionOf), after(estate, 0.2 * minute, protectionOf)]).toEqual([
    'ConfiguringProtection',
    'ProtectionConfigured',
  ]);
});
