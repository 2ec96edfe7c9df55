import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { controlClient } from '../control.ts';
import { Dice } from './dice.ts';
import { nextShot, type Shot, type Target } from './requests.ts';

// `npm run faults` sends many more; another seed is for a search by hand.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_908);
const shots = Number(process.env['FUZZ_REQUESTS'] ?? 6_000);
const warmUp = shots / 10;
const mebibyte = 1024 ** 2;

type Told = { url: string } | { heapUsed: number; polluted: boolean };

type Answer = { status: number; text: string; link?: string };

/** The answer's status and text; a connection that breaks or a silence of a minute is a failure. */
function fire(url: string, agent: Agent, shot: Shot): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { method, path, body } = shot;
  // Node announces a body by itself only where one is usual.
  const headers = body === undefined ? shot.headers : { ...shot.headers, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, agent, path, method, headers, timeout: 60_000 });
    sent.on('timeout', () => sent.destroy(new Error('No answer for a minute.')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const link = [response.headers['azure-asyncoperation'] ?? response.headers.location].flat()[0];
        const told = { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() };
        resolve(link === undefined ? told : { ...told, link });
      });
    });
    sent.end(body);
  });
}

const vaults = 'Microsoft.DataProtection/backupVaults';
const sans = 'Microsoft.ElasticSan/elasticSans';
const types = [
  'Microsoft.Resources/resourceGroups',
  sans,
  `${sans}/volumeGroups`,
  `${sans}/volumeGroups/volumes`,
  vaults,
  `${vaults}/backupPolicies`,
  `${vaults}/backupInstances`,
  `${vaults}/backupInstances/recoveryPoints`,
  `${vaults}/backupJobs`,
  'Microsoft.Compute/snapshots',
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Authorization/locks',
];

async function ownToken(url: string, { clientId, clientSecret }: Target['client']): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams({ ...form, scope: 'https://management.azure.com/.default' });
  const response = await fetch(`${url}/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

async function targetOf(url: string): Promise<Target> {
  const world = controlClient(url).world('under-fire');
  const { people, principals, subscriptions } = await world.detail();
  const resources = await Promise.all(types.map(async (type) => (await world.resources(type)).slice(-60)));
  const [person, , reader] = people.map(({ userPrincipalName }) => userPrincipalName);
  const client = principals[0] ?? { objectId: '', clientId: '', clientSecret: '' };
  // Whoever shoots keeps the right to: what was taken away early would make everything else bounce off.
  const targets = resources.flat().filter(({ properties }) => properties['principalId'] !== client.objectId);
  return {
    world: 'under-fire',
    ids: [...subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`), ...targets.map(({ id }) => id)],
    principalIds: people.map(({ objectId }) => objectId),
    people: people.map(({ objectId }) => objectId),
    // Mostly of somebody who may do anything.
    tokens: [...Array<string>(6).fill(await ownToken(url, client)), await world.token(person ?? ''), await world.token(reader ?? '')],
    client,
    links: [],
  };
}

const printed = ({ method, path, headers, body }: Shot): string =>
  `${method} ${path}\n${JSON.stringify(headers)}\n${(body ?? '').slice(0, 4000)}`;

async function told(child: ChildProcess): Promise<Told> {
  const [message] = await once(child, 'message');
  return message as Told;
}

async function memoryOf(child: ChildProcess): Promise<{ heapUsed: number; polluted: boolean }> {
  const answer = told(child);
  child.send('how much?');
  const memory = await answer;
  if (!('heapUsed' in memory)) throw new Error('The emulator has started twice.');
  return memory;
}

/** Fire so many requests on eight connections, in the order of the dice. */
async function barrage(url: string, target: Target, dice: Dice, count: number): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const statuses = new Map<number, number>();
  let left = count;
  const gun = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const shot = nextShot(dice, target);
      const answer = await fire(url, agent, shot).catch((error: unknown): Answer => ({ status: 0, text: String(error) }));
      if (answer.status < 200 || (answer.status >= 500 && answer.status !== 501))
        throw new Error(`Seed ${seed}: ${answer.status} ${answer.text.slice(0, 2000)}\nanswers ${printed(shot)}`);
      if (answer.link?.startsWith(url) === true) target.links.push(answer.link.slice(url.length));
      if (target.links.length > 100) target.links.shift();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  try {
    await Promise.all(Array.from({ length: 8 }, gun));
  } finally {
    agent.destroy();
  }
  return statuses;
}

test(`${shots} random and mutated requests find no failure of the emulator, and it holds little more memory than after ${warmUp}`, async () => {
  const program = fileURLToPath(new URL('under-fire.ts', import.meta.url));
  const child = fork(program, { execArgv: ['--expose-gc'] });
  try {
    const ready = await told(child);
    const url = 'url' in ready ? ready.url : '';
    const target = await targetOf(url);
    const dice = new Dice(seed);
    await barrage(url, target, dice, warmUp);
    const before = await memoryOf(child);
    const statuses = await barrage(url, target, dice, shots - warmUp);
    const after = await memoryOf(child);
    expect(after.polluted).toBe(false);
    expect((after.heapUsed - before.heapUsed) / mebibyte).toBeLessThan(50);
    // Not everything bounces off the first check.
    for (const status of [200, 201, 202, 400, 404, 409])
      expect(statuses.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(shots / 1000);
  } finally {
    child.kill();
  }
});
