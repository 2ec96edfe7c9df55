import { expect, test } from 'vitest';
import { RecentWrites } from './recent-writes.ts';

test('what a person has changed is known for ten minutes, as it was written last, and to nobody else', () => {
  let now = 0;
  const writes = new RecentWrites(() => now);
  writes.note('ada', '/subscriptions/s/resourceGroups/g');
  now = 9 * 60_000;
  writes.note('ada', '/subscriptions/s/resourceGroups/h');
  expect(writes.by('ada')).toEqual(['/subscriptions/s/resourceGroups/g', '/subscriptions/s/resourceGroups/h']);
  expect(writes.by('bob')).toEqual([]);
  now = 11 * 60_000;
  expect(writes.by('ada')).toEqual(['/subscriptions/s/resourceGroups/h']);
  writes.note('ada', '/Subscriptions/S/resourceGroups/H');
  expect(writes.by('ada')).toEqual(['/Subscriptions/S/resourceGroups/H']);
});

test('of many changes the last two hundred are known, and of many people the last thousand', () => {
  const writes = new RecentWrites(() => 0);
  for (let at = 0; at < 250; at += 1) writes.note('ada', `/subscriptions/${at}`);
  expect([writes.by('ada').length, writes.by('ada')[0]]).toEqual([200, '/subscriptions/50']);
  for (let at = 0; at < 1000; at += 1) writes.note(`person ${at}`, '/subscriptions/s');
  expect([writes.by('ada').length, writes.by('person 0').length]).toEqual([0, 1]);
});
