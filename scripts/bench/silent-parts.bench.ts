import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { startPortal } from '../../e2e/support/portal-process.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';

const rounds = 3;

const portal = await startPortal();
const { emulator } = (await (await fetch(`${portal.url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = portal.url;
process.env['EMULATOR_URL'] = emulator.url;

/** How long the longest of some lists of volumes takes while one of three subscriptions does not answer at all. */
async function longestList(): Promise<number> {
  const azure = await newEstate({ scenario: 'demo' });
  const ask = await apiAs(azure);
  await ask('GET', '/api/volumes');
  await azure.addFault({ kind: 'hang', action: '*', ms: 60_000, carriedOut: false, times: 1_000_000, path: azure.subscriptionId });
  const times: number[] = [];
  while (times.length < rounds) {
    const since = performance.now();
    const { missing } = await ask('GET', '/api/volumes');
    times.push(performance.now() - since);
    if (!Array.isArray(missing) || missing.length === 0) throw new Error('The list does not say that a part of it is missing.');
  }
  return Math.max(...times);
}

const longest = await longestList();
await portal.stop();
await report({
  name: 'Volumes with one of three subscriptions silent',
  value: Math.round(longest),
  unit: 'ms',
  goal: { atMost: 3000 },
});
