import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { startPortal } from '../../e2e/support/portal-process.ts';

const people = 2000;
const atOnce = 16;
const rounds = 400;

const portal = await startPortal('preview-2025-05');
const { emulator } = (await (await fetch(`${portal.url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = portal.url;
process.env['EMULATOR_URL'] = emulator.url;
const azure = await newEstate({ scenario: 'main-job' });

/** A sign-in that the server has not seen before: each token is another one, as if of another person. */
const signIn = (): Promise<string> => azure.token(azure.upn('reader'), 'bff');

async function asks(token: string): Promise<number> {
  const since = performance.now();
  const response = await fetch(`${portal.url}/api/subscriptions`, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  if (!response.ok) throw new Error(`The portal answers ${response.status}.`);
  return performance.now() - since;
}

/** How long a request of somebody takes whom the server knows: the faster ones of many, which nothing else on the machine has held up. */
async function usualMs(token: string): Promise<number> {
  const times: number[] = [];
  while (times.length < rounds) times.push(await asks(token));
  return times.toSorted((a, b) => a - b)[rounds / 4] ?? 0;
}

const known = await signIn();
await asks(known);
// The first hundreds of requests are slower, whoever asks.
await usualMs(known);
const alone = await usualMs(known);
let left = people;
const crowd = async (): Promise<void> => {
  while ((left -= 1) >= 0) await asks(await signIn());
};
await Promise.all(Array.from({ length: atOnce }, crowd));
const among = await usualMs(known);
await portal.stop();
console.error(`alone ${alone.toFixed(2)} ms, among ${people} people ${among.toFixed(2)} ms`);
await report({
  name: `A request among ${people} people who are signed in, to one of somebody alone`,
  value: Number((among / alone).toFixed(2)),
  unit: 'times',
  goal: { atMost: 1.5 },
});
