import autocannon from 'autocannon';
import { report } from '../../e2e/support/figure.ts';
import { started } from './started.ts';

const emulator = ['packages/azure-emulator/src/main.ts', '--port', '0', '--scenario', 'demo', '--clock-rate', '60', '--json'];

type Ready = { arm: string; tokenEndpoint: string; subscriptions: { subscriptionId: string }[]; principals: Principal[] };
type Principal = { role: string; clientId: string; clientSecret: string };

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function tokenOf({ tokenEndpoint, principals }: Ready): Promise<string> {
  const { clientId = '', clientSecret = '' } = principals.find(({ role }) => role === 'Owner') ?? {};
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const scope = 'https://management.azure.com/.default';
  const response = await fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams({ ...form, scope }) });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

/** Address and text of one volume. */
async function oneVolume({ arm, subscriptions }: Ready, headers: Record<string, string>): Promise<{ url: string; text: string }> {
  const get = async (path: string): Promise<string> => (await fetch(`${arm}${path}?api-version=2025-09-01`, { headers })).text();
  const first = async (path: string): Promise<string> => (JSON.parse(await get(path)) as { value: { id: string }[] }).value[0]?.id ?? '';
  const san = await first(`/subscriptions/${subscriptions[0]?.subscriptionId ?? ''}/providers/Microsoft.ElasticSan/elasticSans`);
  const id = await first(`${await first(`${san}/volumeGroups`)}/volumes`);
  return { url: `${arm}${id}?api-version=2025-09-01`, text: await get(id) };
}

/** Requests in a second on 16 connections; anything but 200 spoils the measurement. */
async function rateOf(url: string, headers: Record<string, string>, duration: number): Promise<number> {
  const result = await autocannon({ url, headers, connections: 16, duration });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} answered ${result.non2xx} times with something else than 200.`);
  return result['2xx'] / result.duration;
}

/** Throughput of GET of one resource as a ratio to a bare server of Node that answers the same bytes; both in turn, so that a busy machine hits both. */
async function measureGet(rounds: number): Promise<number> {
  const azure = await started(...emulator);
  const ready: Ready = JSON.parse(azure.line);
  const headers = { authorization: `Bearer ${await tokenOf(ready)}` };
  const { url, text } = await oneVolume(ready, headers);
  const bare = await started('scripts/bench/bare-server.ts', text);
  const { port }: { port: number } = JSON.parse(bare.line);
  const bareUrl = `http://127.0.0.1:${port}/`;
  for (const each of [url, bareUrl]) await rateOf(each, headers, 3);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ofAzure = await rateOf(url, headers, 1);
    const ofBare = await rateOf(bareUrl, headers, 1);
    console.error(`round ${round + 1}: ${Math.round(ofAzure)} and ${Math.round(ofBare)} requests a second`);
    ratios.push(ofAzure / ofBare);
  }
  await Promise.all([azure.stop(), bare.stop()]);
  return median(ratios);
}

/** From the start of its process to the line that says it is ready. */
async function measureReady(rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const azure = await started(...emulator);
    times.push(azure.afterMs);
    await azure.stop();
  }
  return median(times);
}

const ratio = await measureGet(11);
await report({
  name: 'Emulator: GET of one resource, to bare node:http',
  value: Number(ratio.toFixed(2)),
  unit: '',
  goal: { atLeast: 0.35 },
});
const readyMs = await measureReady(5);
await report({ name: 'Emulator: ready with the scenario demo', value: Math.round(readyMs), unit: 'ms', goal: { atMost: 1000 } });
