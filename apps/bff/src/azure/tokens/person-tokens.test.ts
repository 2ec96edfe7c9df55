import { expect, test } from 'vitest';
import { PersonTokens } from './person-tokens.ts';

const hour = 3_600_000;

/** An Entra that gives numbered tokens for an hour, and says what it was asked for. */
function entra() {
  let now = 0;
  const asked: string[] = [];
  const tokens = new PersonTokens(
    async (personToken, claims) => {
      asked.push(claims === undefined ? personToken : `${personToken} with ${claims}`);
      return { token: `azure-${asked.length}`, expiresOnTimestamp: now + hour };
    },
    () => now,
  );
  return { asked, tokens, pass: (ms: number) => void (now += ms), get: async (of: string) => (await tokens.tokenFor(of)).token };
}

test('many requests of one person at once are one exchange, and so are those of the next 55 minutes', async () => {
  const { asked, get, pass } = entra();
  expect(await Promise.all([get('ada'), get('ada'), get('ada')])).toEqual(['azure-1', 'azure-1', 'azure-1']);
  pass(hour - 301_000);
  expect(await get('ada')).toBe('azure-1');
  pass(1000);
  expect(await get('ada')).toBe('azure-2');
  expect(asked).toEqual(['ada', 'ada']);
});

test('nobody gets what was got for another token', async () => {
  const { asked, get } = entra();
  expect(await Promise.all([get('ada'), get('bob'), get('ada-in-another-tab')])).toEqual(['azure-1', 'azure-2', 'azure-3']);
  expect(asked).toEqual(['ada', 'bob', 'ada-in-another-tab']);
});

test('what answers a claims challenge takes the place of what Azure has refused', async () => {
  const { asked, get, tokens } = entra();
  await get('ada');
  expect((await tokens.tokenFor('ada', 'a second factor')).token).toBe('azure-2');
  expect(await get('ada')).toBe('azure-2');
  expect(asked).toEqual(['ada', 'ada with a second factor']);
});

test('an exchange that was begun before a claims challenge and ends after it takes nothing away from its answer', async () => {
  const plain = Promise.withResolvers<void>();
  const tokens = new PersonTokens(
    async (_person, claims) => {
      if (claims === undefined) await plain.promise;
      return { token: claims === undefined ? 'plain' : 'with claims', expiresOnTimestamp: hour };
    },
    () => 0,
  );
  const early = tokens.tokenFor('ada');
  expect((await tokens.tokenFor('ada', 'a second factor')).token).toBe('with claims');
  plain.resolve();
  expect((await early).token).toBe('with claims');
  expect((await tokens.tokenFor('ada')).token).toBe('with claims');
});

test('after 5,000 people the one who was away longest is exchanged anew, and who was here lately is not', async () => {
  const { asked, get } = entra();
  await get('early');
  await get('away');
  for (let nth = 2; nth < 5000; nth += 1) await get(`person-${nth}`);
  await get('early');
  await get('one more');
  expect(asked).toHaveLength(5001);
  await get('early');
  expect(asked).toHaveLength(5001);
  await get('away');
  expect(asked).toHaveLength(5002);
});

test('a failed exchange is tried anew by the next request', async () => {
  let isDown = true;
  const tokens = new PersonTokens(async () => {
    if (isDown) throw new Error('Entra is down');
    return { token: 'azure', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
  });
  await expect(tokens.tokenFor('ada')).rejects.toThrow('Entra is down');
  isDown = false;
  expect((await tokens.tokenFor('ada')).token).toBe('azure');
});
