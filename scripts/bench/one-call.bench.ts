import { environment, newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { measuredPortal } from './measured-portal.ts';

const warmUp = 300;
const rounds = 1000;

const portal = await measuredPortal();
const azure = await newEstate({ scenario: 'demo' });
const [job] = await azure.resources('Microsoft.DataProtection/backupVaults/backupJobs');
if (job === undefined) throw new Error('The estate has no job.');
const [, , subscription = '', , group = '', , , , vault = '', , name = ''] = job.id.split('/');
const person = azure.upn('backup-admin');

/** How long an address takes to answer a person; for Azure and for the portal it is the same job. */
async function clockOf(url: string, audience: 'arm' | 'bff'): Promise<() => Promise<number>> {
  const headers = { authorization: `Bearer ${await azure.token(person, audience)}` };
  return async () => {
    const since = performance.now();
    const response = await fetch(url, { headers });
    await response.text();
    if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
    return performance.now() - since;
  };
}

const direct = await clockOf(`${environment('EMULATOR_URL')}${job.id}?api-version=2025-07-01`, 'arm');
const path = `/api/subscriptions/${subscription}/resource-groups/${group}/vaults/${vault}/jobs/${name}`;
const through = await clockOf(`${portal.url}${path}`, 'bff');
const added: number[] = [];
for (let round = 0; round < warmUp + rounds; round += 1) {
  // In turn, so that whatever else the machine does meanwhile is there for both.
  const withoutIt = await direct();
  const withIt = await through();
  if (round >= warmUp) added.push(withIt - withoutIt);
}
portal.stop();
const middle = added.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
await report({
  name: 'Added by the server to one call of Azure, at the median',
  value: Number(middle.toFixed(2)),
  unit: 'ms',
  goal: { atMost: 1 },
});
