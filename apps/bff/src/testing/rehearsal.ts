import type { AddressInfo } from 'node:net';
import { startEmulator, type Emulator } from '@esan/azure-emulator';
import { controlClient, type NewWorld, type WorldControl } from '@esan/azure-emulator/control';
import { addressOf, receivedOf, type Endpoint, type Input, type Reply } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { createApp } from '../app.ts';
import { signInOf } from '../azure/sign-in.ts';
import { readConfig } from '../config.ts';
import { loggerFor } from '../http/running/logging.ts';
import { Store } from '../servers/store.ts';
import { unwatched, type Watcher } from '../telemetry/watcher.ts';

/** What a call came to: the reply, or the problem. */
export type Outcome<T> = { status: number; reply: T; problem?: undefined } | { status: number; reply?: undefined; problem: Problem };

/** One person's way to the BFF. */
export type As = {
  /** The call must go well; its reply. */
  get: <E extends Endpoint>(endpoint: E, input: Input<E>, headers?: Record<string, string>) => Promise<Reply<E>>;
  /** The call as it comes out. */
  try: <E extends Endpoint>(endpoint: E, input: Input<E>, headers?: Record<string, string>) => Promise<Outcome<Reply<E>>>;
};

/** Who is in every estate, by what they may do. */
export type Person = 'backup-admin' | 'backup-operator' | 'reader';

/** The real BFF on the real emulator, both in this process, with an estate of its own. */
export type Rehearsal = {
  url: string;
  azure: WorldControl;
  subscriptionId: string;
  /** A person's way, to another portal on the same Azure if its address is given. */
  person: (role: Person, portal?: string) => Promise<As>;
  raw: (path: string, init?: RequestInit) => Promise<Response>;
  /** A call of Azure Resource Manager itself, past the BFF. */
  azureAt: (path: string, init?: RequestInit) => Promise<Response>;
  close: () => Promise<void>;
};

/** The real BFF on an emulator, both in this process. */
export type Portal = { url: string; emulator: Emulator; close: () => Promise<void> };

/** Where the lines of the BFF's log go. */
type Log = { write: (line: string) => void };

/** How a BFF is started: `log` takes the lines of its log, `env` sets what it reads from its environment, `watcher` looks at its work. */
export type Start = { env?: Record<string, string>; log?: Log; watcher?: Watcher };

/** The environment of a BFF in a cloud without Azure Resource Graph. */
export const withoutGraph: Record<string, string> = { RESOURCE_GRAPH: 'off' };

/** Start both, with nothing there yet. */
export async function startPortal(start: Start = {}): Promise<Portal> {
  const emulator = await startEmulator({ control: true });
  const bff = await startBff(emulator, start);
  return {
    url: bff.url,
    emulator,
    async close() {
      await bff.close();
      await emulator.close();
    },
  };
}

/** What the environment of a BFF says of an emulator that runs. */
export const environmentOn = ({ tenantId, apiClientId, apiClientSecret, spaClientId, url }: Emulator): Record<string, string> => ({
  AZURE_TENANT_ID: tenantId,
  AZURE_CLIENT_ID: apiClientId,
  AZURE_CLIENT_SECRET: apiClientSecret,
  AZURE_SPA_CLIENT_ID: spaClientId,
  AZURE_EMULATOR_URL: url,
});

/** Start a BFF on an emulator that runs. */
export async function startBff(emulator: Emulator, { env = {}, log, watcher = unwatched }: Start = {}): Promise<Omit<Portal, 'emulator'>> {
  const config = readConfig({
    ...environmentOn(emulator),
    // What a test does to Azure past the portal shows at once, unless it is about this.
    READ_MEMORY_MS: '0',
    LOG_LEVEL: log === undefined ? 'silent' : 'debug',
    ...env,
  });
  const logger = loggerFor(config.logLevel, log, watcher.ids);
  const store = config.redisUrl === undefined ? undefined : await Store.at(config.redisUrl, logger);
  const app = createApp({ config, signIn: await signInOf(config), logger, watcher, ...(store && { store }) });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      store?.close();
    },
  };
}

/** What to rehearse: an estate, with `graph: 'off'` in a cloud without Azure Resource Graph, where lists are read from each service. */
type Plan = NewWorld & { graph?: 'off' };

/** Start both; Azure's clock stands still until a test moves it. `log` takes the lines of the BFF's log. */
export const rehearse = async ({ graph, ...plan }: Plan = {}, log?: Log): Promise<Rehearsal> =>
  rehearseOn(await startPortal({ ...(graph === 'off' ? { env: withoutGraph } : {}), ...(log === undefined ? {} : { log }) }), plan);

/** An estate of its own on a portal that runs. */
export async function rehearseOn({ url, emulator, close }: Portal, plan: NewWorld = {}): Promise<Rehearsal> {
  const control = controlClient(emulator.url);
  const world = await control.createWorld({ scenario: 'main-job', ...plan });
  const azure = control.world(world.name);
  return {
    url,
    azure,
    subscriptionId: world.subscriptions[0]?.subscriptionId ?? '',
    person: async (role, portal = url) => callsOf(portal, await azure.token(`${role}@${world.name}.example`, 'bff')),
    raw: (path, init) => fetch(url + path, init),
    azureAt: (path, init) => fetch(emulator.url + path, init),
    close,
  };
}

function callsOf(url: string, token: string): As {
  const attempt: As['try'] = async (endpoint, input, headers) => {
    const { body, ...address } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
    const response = await fetch(url + addressOf(endpoint, address), {
      method: endpoint.method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    return response.ok
      ? { status: response.status, reply: receivedOf(endpoint, said) as never }
      : { status: response.status, problem: said as Problem };
  };
  return {
    try: attempt,
    async get(endpoint, input, headers) {
      const outcome = await attempt(endpoint, input, headers);
      if (outcome.problem !== undefined) throw new Error(`${endpoint.name}: ${outcome.status} ${JSON.stringify(outcome.problem)}`);
      return outcome.reply;
    },
  };
}
