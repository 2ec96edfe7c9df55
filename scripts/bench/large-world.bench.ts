import { report } from '../../e2e/support/figure.ts';
import { peakMiB, started } from './started.ts';

type Ready = { arm: string; pid: number; tokenEndpoint: string; principals: { role: string; clientId: string; clientSecret: string }[] };

const emulator = ['packages/azure-emulator/src/main.ts', '--port', '0', '--clock-rate', '60', '--json', '--scenario'];

async function tokenOf({ tokenEndpoint, principals }: Ready): Promise<string> {
  const { clientId = '', clientSecret = '' } = principals.find(({ role }) => role === 'Owner') ?? {};
  const scope = 'https://management.azure.com/.default';
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const response = await fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

const ofType = (type: string): string => `recoveryservicesresources | where type =~ 'microsoft.dataprotection/backupvaults/${type}'`;

/** What a portal asks of a large estate: everything of one kind, and what a day brought. */
const queries = {
  'protected items': `${ofType('backupinstances')} | project id, properties`,
  'jobs of two weeks': `${ofType('backupjobs')} | project id, start = todatetime(properties.startTime) | order by start desc`,
  'jobs of a day': `${ofType('backupjobs')} | where todatetime(properties.startTime) > ago(1d) | summarize count() by tostring(properties.status)`,
};

/** Milliseconds from the question to the last byte of its answer. */
async function msOf({ arm }: Ready, token: string, query: string): Promise<number> {
  const since = performance.now();
  const url = `${arm}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${query}: ${response.status} ${text}`);
  return performance.now() - since;
}

for (const volumes of [2000, 10_000]) {
  const azure = await started(...emulator, `fleet-${volumes}`);
  const ready: Ready = { ...JSON.parse(azure.line), pid: azure.pid };
  const name = `Emulator with ${volumes} volumes`;
  await report({ name: `${name}: ready`, value: Math.round(azure.afterMs), unit: 'ms', goal: { atMost: 10_000 } });
  const token = await tokenOf(ready);
  for (const [what, query] of Object.entries(queries)) {
    const value = Math.round(await msOf(ready, token, query));
    await report({ name: `${name}: ${what}, the first time`, value, unit: 'ms', goal: { atMost: 2000 } });
  }
  const value = await peakMiB(azure.pid);
  if (value !== undefined) await report({ name: `${name}: memory at most`, value, unit: 'MiB', goal: { atMost: 1024 } });
  await azure.stop();
}
