import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { startPortal } from '../../e2e/support/portal-process.ts';

const signIns = 2000;
const atOnce = 16;
const rounds = 400;

const portal = await startPortal();
const { emulator } = (await (await fetch(`${portal.url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = portal.url;
process.env['EMULATOR_URL'] = emulator.url;
const azure = await newEstate({ scenario: 'main-job' });

/** A sign-in that the server has not seen before: all are of one person, but it knows each by its token alone, as those of many. */
const signIn = (): Promise<string> => azure.token(azure.upn('reader'), 'bff');

async function asks(token: string): Promise<number> {
  const since = performance.now();
  const response = await fetch(`${portal.url}/api/subscriptions`, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  if (!response.ok) throw new Error(`The portal answers ${response.status}.`);
  return performance.now() - since;
}

/** How long a request of somebody takes whom the server knows: the one in the middle of many. */
async function usualMs(token: string): Promise<number> {
  const times: number[] = [];
  while (times.length < rounds) times.push(await asks(token));
  return times.toSorted((a, b) => a - b)[rounds / 2] ?? 0;
}

const known = await signIn();
await asks(known);
// The first hundreds of requests are slower, whoever asks.
await usualMs(known);
const before = await usualMs(known);
let left = signIns;
const crowd = async (): Promise<void> => {
  while ((left -= 1) >= 0) await asks(await signIn());
};
await Promise.all(Array.from({ length: atOnce }, crowd));
const after = await usualMs(known);
await portal.stop();
console.error(`after one sign-in ${before.toFixed(2)} ms, after ${signIns} more ${after.toFixed(2)} ms`);
await report({
  name: `A request after ${signIns} sign-ins, to one after a single sign-in`,
  value: Number((after / before).toFixed(2)),
  unit: 'times',
  goal: { atMost: 1.5 },
});
