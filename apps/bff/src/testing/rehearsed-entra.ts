import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator } from '@esan/azure-emulator';
import { controlClient } from '@esan/azure-emulator/control';
import { problem } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { decodeJwt } from 'jose';
import { createApp } from '../app.ts';
import { signInOf } from '../azure/sign-in.ts';
import { readConfig } from '../config.ts';
import { loggerFor } from '../http/running/logging.ts';
import { environmentOn } from './rehearsal.ts';

/** What an endpoint of Entra's says; none breaks the connection. */
export type EntraAnswer = { status: number; body: string; headers?: Record<string, string> } | 'none';

/** A portal before an Entra that answers whatever a test says, in place of one of the emulator's endpoints. */
export type EntraRehearsal = {
  /** What a person's call comes to who meets this Entra; without a token of the test's own it is a good one. */
  called: (endpoint: 'token' | 'keys', answer: EntraAnswer, token?: string) => Promise<Problem & { status: number }>;
  /** What the portal answers to a token that is signed by these keys, at a call for which Azure is not asked. */
  admits: (keys: object, claims: (good: Record<string, unknown>) => Promise<string>) => Promise<number>;
  close: () => Promise<void>;
};

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Start both; every call has a portal of its own, which knows nothing of the calls before. */
export async function rehearseEntra(): Promise<EntraRehearsal> {
  const emulator = await startEmulator({ control: true });
  const servers: Server[] = [];
  let said: EntraAnswer = 'none';
  const listening = async (server: Server): Promise<Server> => {
    servers.push(server);
    if (!server.listening) await new Promise((on) => server.once('listening', on));
    return server;
  };
  const entra = await listening(
    createServer((request, response) => {
      if (said === 'none') return void request.socket.destroy();
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers }).end(said.body);
    }).listen(0, '127.0.0.1'),
  );
  const portalBefore = async (endpoint: 'token' | 'keys'): Promise<Server> => {
    const config = readConfig({ ...environmentOn(emulator), LOG_LEVEL: 'silent' });
    const known = await signInOf(config);
    const metadata = JSON.stringify({ ...(JSON.parse(known.authorityMetadata ?? '') as object), token_endpoint: addressOf(entra) });
    const signIn = endpoint === 'token' ? { ...known, authorityMetadata: metadata } : { ...known, jwksUri: addressOf(entra) };
    return listening(createApp({ config, signIn, logger: loggerFor('silent') }).listen(0, '127.0.0.1'));
  };
  const control = controlClient(emulator.url);
  const world = await control.createWorld({ scenario: 'main-job' });
  return {
    async called(endpoint, answer, token) {
      said = answer;
      const portal = await portalBefore(endpoint);
      const bearer = token ?? (await control.world(world.name).token(`reader@${world.name}.example`, 'bff'));
      const response = await fetch(`${addressOf(portal)}/api/subscriptions`, { headers: { authorization: `Bearer ${bearer}` } });
      return { status: response.status, ...problem.parse(await response.json()) };
    },
    async admits(keys, claims) {
      said = { status: 200, body: JSON.stringify(keys) };
      const portal = await portalBefore('keys');
      const good = decodeJwt(await control.world(world.name).token(`reader@${world.name}.example`, 'bff'));
      const response = await fetch(`${addressOf(portal)}/api/time-zones`, { headers: { authorization: `Bearer ${await claims(good)}` } });
      return response.status;
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await emulator.close();
    },
  };
}
