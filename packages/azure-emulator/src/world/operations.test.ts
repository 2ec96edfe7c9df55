import { expect, test } from 'vitest';
import { Operations } from './operations.ts';
import { Timeline } from './timeline.ts';

test('how thousands of operations ended is forgotten, the oldest first, and never what still runs', () => {
  const timeline = new Timeline(0);
  const operations = new Operations(timeline);
  const start = (id: string, takesMs: number): void => void operations.start({ id, kind: 'test', takesMs }, () => ({ result: id }));
  start('long', 1_000_000);
  for (let number = 1; number <= 6000; number += 1) {
    start(`short-${number}`, 1);
    timeline.advanceTo(timeline.now + 1);
  }
  expect(operations.get('short-1')).toBeUndefined();
  expect(operations.get('short-6000')).toMatchObject({ status: 'succeeded', result: 'short-6000' });
  timeline.advanceTo(2_000_000);
  expect(operations.get('long')).toMatchObject({ status: 'succeeded', result: 'long' });
});
