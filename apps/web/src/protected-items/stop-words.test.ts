import { expect, test } from 'vitest';
import { stopConsequence } from './stop-words.ts';

const asOf = '2026-09-08T08:00:00.000Z';
const point = (day: number) => ({
  time: `2026-09-0${day}T13:00:00.000Z`,
  expires: { at: `2026-09-1${day}T13:00:00.000Z`, computed: true },
});
const three = [point(7), point(6), point(5)];

test.each([
  ['keep', three, 'All 3 restore points stay until you delete the item; the snapshots are billed as before.'],
  ['keep', [], 'There is no restore point. No backup runs any more.'],
  ['expire', three, '2 restore points expire, the last on 16 Sept, 13:00. Azure keeps the newest point for ever.'],
  ['expire', [point(7), { time: '2026-09-06T13:00:00.000Z', expires: 'never' }], 'Nothing expires. Azure keeps the newest point for ever.'],
  ['expire', [point(7)], 'Nothing expires. Azure keeps the newest point for ever.'],
  ['delete', [], 'The item goes. There is no restore point to lose.'],
] as const)('%s says what becomes of the points (%#)', (choice, points, words) => {
  expect(stopConsequence(choice, { points, isPart: false, asOf, keeping: { state: 'on', days: 14 } }, 'UTC')).toBe(words);
});

test.each([
  ['keep', 'All restore points stay until you delete the item; the snapshots are billed as before.', ''],
  ['expire', 'Restore points expire by the policy.', ' Azure keeps the newest point for ever.'],
  ['delete', 'All restore points go with the item.', ' Azure holds it as soft-deleted for 14 days, then deletes the snapshots for good.'],
] as const)('%s has no number where points could not be read, also where none was', (choice, begins, ends) => {
  for (const points of [three, []])
    expect(stopConsequence(choice, { points, isPart: true, asOf, keeping: { state: 'on', days: 14 } })).toBe(
      `${begins} How many there are is not known: not all could be read.${ends}`,
    );
});

test.each([
  ['keeps for a month', { state: 'on', days: 30 }, ' Azure holds it as soft-deleted for 30 days, then deletes the snapshots for good.'],
  [
    'keeps, and for good',
    { state: 'always-on', days: 14 },
    ' Azure holds it as soft-deleted for 14 days, then deletes the snapshots for good.',
  ],
  ['does not keep', { state: 'off', days: 14 }, " The vault's soft delete is off: the snapshots may be gone for good at once."],
  ['cannot be read', 'unread', ' Whether Azure holds them as soft-deleted, and for how long, is not known.'],
  ['is still asked', undefined, ''],
] as const)('of a vault that %s it is said what a deletion leaves', (_, keeping, words) => {
  expect(stopConsequence('delete', { points: [point(7)], isPart: false, asOf, keeping })).toBe(
    `The 1 restore point goes with the item.${words}`,
  );
});
