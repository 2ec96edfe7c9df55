import { afterEach, expect, test, vi } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const refusals: string[] = [];
const portal = await rehearse(
  {},
  {
    write(line) {
      const { msg, reason } = JSON.parse(line) as { msg?: string; reason?: string };
      if (msg === 'sign-in refused' && reason !== undefined) refusals.push(reason);
    },
  },
);
afterEach(() => void vi.useRealTimers());

const statusWith = async (token: string): Promise<number> =>
  (await fetch(`${portal.url}/api/subscriptions`, { headers: { authorization: `Bearer ${token}` } })).status;

/** Another signature under the same claims. */
const forged = (token: string): string => token.replace(/[^.]+$/, (signature) => signature.split('').toReversed().join(''));

test('a token that was checked a moment ago counts until it ends and no longer, and no other token counts for it', async () => {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'bff');
  expect([await statusWith(token), await statusWith(token), await statusWith(forged(token))]).toEqual([200, 200, 401]);
  const { exp = 0 } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: number };
  // As if it had been shown all the while: the last check is younger than those that are kept.
  vi.useFakeTimers({ toFake: ['Date'], now: exp * 1000 - 1000 });
  expect(await statusWith(token)).toBe(200);
  vi.setSystemTime(exp * 1000 + 61_000);
  expect(await statusWith(token)).toBe(401);
  // Refused here: Entra was not asked whether it would take such a token.
  expect(refusals).toEqual(['the signature is not of the authority', 'the token has expired']);
});
