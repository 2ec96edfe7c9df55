import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { answerArmHttp, originOf, type ArmSide } from './arm-endpoint.ts';
import { metadataAt } from './arm/metadata.ts';
import { answerControl } from './control/endpoint.ts';
import { makeWorld, type WorldPlan } from './control/make-world.ts';
import { StateKeeper } from './control/state/state-file.ts';
import { RequestLog } from './control/request-log.ts';
import { deliver } from './delivery.ts';
import { send } from './http-answer.ts';
import { bodyOf } from './http-body.ts';
import type { Trusted } from './identity/client-assertion.ts';
import { openidConfiguration } from './identity/discovery.ts';
import { Identity } from './identity/provider.ts';
import { signingKeyOfProcess, Tokens } from './identity/tokens.ts';
import { apiClientId, apiClientSecret, spaClientId, tenantId } from './world/registrations.ts';
import { jsonAnswer, redirectAnswer, type Answer, type Sendable } from './pages/answer.ts';
import { assetAnswer } from './pages/page.ts';
import { Worlds } from './world/worlds.ts';

/** How to start an emulator: `port` 0 or none takes a free one; `control` opens `/_emulator/`; `world` is there from the beginning; `tls` makes it HTTPS. */
export type EmulatorOptions = {
  port?: number;
  control?: boolean;
  clockRate?: number;
  world?: WorldPlan;
  /** A file that the worlds are kept in: where it is there they go on from it, instead of `world`. */
  state?: string;
  tls?: { key: string; cert: string };
  /** What stands for the API's registration beside its secret. */
  trusted?: Trusted;
};

/** A running emulator and what a client must be told to use it. */
export type Emulator = {
  /** Origin of Azure Resource Manager, of the sign-in and of the control endpoints. */
  url: string;
  tenantId: string;
  spaClientId: string;
  apiClientId: string;
  apiClientSecret: string;
  /** The authority as Azure names it; its endpoints are in `authorityMetadata`. */
  authority: string;
  /** The OpenID configuration document; MSAL takes it as JSON text. */
  authorityMetadata: Record<string, unknown>;
  worlds: Worlds;
  /** Move every world's clock by so many real milliseconds times the clock rate; does nothing at rate 0. */
  tick: (ms: number) => void;
  /** Write the state file, if there is one. */
  save: () => void;
  close: () => Promise<void>;
};

// Azure keeps idle connections for minutes; Node's five seconds would cut clients off that are only slow.
const keepAliveTimeout = 120_000;

type Shell = ArmSide & { controlOn: boolean };

/** Start an emulator of Azure on loopback. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, control: controlOn = false, clockRate = 0, tls } = options;
  const worlds = new Worlds();
  const signingKey = signingKeyOfProcess();
  const keeper = options.state === undefined ? undefined : new StateKeeper(options.state);
  const kept = keeper?.read();
  if (kept === undefined && options.world !== undefined) {
    const world = worlds.add(makeWorld(options.world));
    keeper?.journal.begin(world, options.world);
  }
  const server = tls === undefined ? createServer({ keepAliveTimeout }) : createTlsServer({ ...tls, keepAliveTimeout });
  const url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${await listen(server, port)}`;
  const identity = new Identity(await Tokens.at(url, signingKey), worlds, options);
  const shell: Shell = { worlds, identity, log: new RequestLog(), clockRate, url, controlOn, ...(keeper && { journal: keeper.journal }) };
  try {
    if (keeper !== undefined && kept !== undefined) await keeper.goOn(kept, shell);
  } catch (failure) {
    await close(server);
    throw failure;
  }
  server.on('request', (request, response) => void serve(shell, request, response));
  return {
    url,
    tenantId,
    spaClientId,
    apiClientId,
    apiClientSecret,
    authority: `https://login.microsoftonline.com/${tenantId}`,
    authorityMetadata: openidConfiguration(url),
    worlds,
    tick: (ms) => {
      if (clockRate === 0) return;
      for (const { timeline } of worlds.all) timeline.advanceTo(timeline.now + Math.round(ms * clockRate));
    },
    save: () => keeper?.save(),
    close: () => {
      keeper?.save();
      return close(server);
    },
  };
}

async function serve(shell: Shell, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await bodyOf(request);
    for (const { timeline } of shell.worlds.all) timeline.advanceTo(timeline.now);
    const answer = await answerOf(shell, request, body);
    deliver(request, response, answer);
  } catch (error) {
    if (request.socket.destroyed) return;
    process.stderr.write(`${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    send(
      request,
      response,
      jsonAnswer(500, { error: { code: 'InternalServerError', message: 'The emulator failed to answer; its log says why.' } }),
    );
  }
}

function answerOf(shell: Shell, request: IncomingMessage, body: string | undefined): Promise<Sendable> | Answer {
  const { method = 'GET', url: target = '/' } = request;
  const headers = headersOf(request);
  const path = target.split('?', 1)[0] ?? '/';
  if (!target.startsWith('/')) return notUnderstood;
  const isOwn =
    path === '/' || path.startsWith('/_emulator') || path.startsWith('/_assets/') || path === metadataPath || shell.identity.isMine(path);
  if (!isOwn) return answerArmHttp(shell, { method, target, headers, body });
  if (body === undefined) return jsonAnswer(413, { error: 'The body is longer than 1 MiB.' }, { connection: 'close' });
  const incoming = { method, url: new URL(shell.url + target), headers, body };
  if (shell.identity.isMine(path)) return shell.identity.answer(incoming);
  if (path.startsWith('/_emulator') && shell.controlOn) return answerControl(shell, incoming, request.socket.remoteAddress ?? '');
  if (path === '/' && shell.controlOn) return redirectAnswer(302, '/_emulator/');
  if (path === metadataPath && method === 'GET') {
    return jsonAnswer(200, metadataAt(originOf(headers, shell.url), incoming.url.searchParams.get('api-version') ?? ''));
  }
  return assetAnswer(path) ?? notEmulated(method, path);
}

/** The one page of Azure Resource Manager that needs no token. */
const metadataPath = '/metadata/endpoints';

const notUnderstood = jsonAnswer(400, { error: { code: 'BadRequest', message: 'The request target must be a path.' } });

const notEmulated = (method: string, path: string): Answer =>
  jsonAnswer(501, { error: { code: 'NotEmulated', message: `${method} ${path} is not emulated.` } });

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const told: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    told[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return told;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The emulator has no port.'));
      else resolve(address.port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
