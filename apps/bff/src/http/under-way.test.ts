import { expect, test } from 'vitest';
import { Refusal } from './refusal.ts';
import { UnderWay } from './under-way.ts';

test('a hundred requests of one person run; one more is refused in words until one has ended, and nobody else notices', async () => {
  const underWay = new UnderWay();
  const ends: (() => void)[] = [];
  const long = () => new Promise<void>((end) => void ends.push(end));
  const running = Array.from({ length: 100 }, () => underWay.run('ada', long));
  const refused = await underWay.run('ada', long).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ status: 429, problem: { code: 'too-much-at-once', retryAfterMs: 2000 } });
  await expect(underWay.run('bob', () => Promise.resolve('answered'))).resolves.toBe('answered');
  ends[0]?.();
  await running[0];
  await expect(underWay.run('ada', () => Promise.resolve('answered'))).resolves.toBe('answered');
  for (const end of ends) end();
  await Promise.all(running);
});
