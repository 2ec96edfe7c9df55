import { inputFaultIn, isList, sentOf, type Endpoint, type Handlers } from '@esan/contract';
import type { Express, Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import { besideSilentGraph } from '../azure/calls/beside-graph.ts';
import { patiently } from '../azure/calls/part-of-list.ts';
import { AzureSilent, CallerLeft } from '../azure/calls/silence.ts';
import { ToldList } from '../azure/calls/told-list.ts';
import { readBody } from './body.ts';
import type { Caller, CallerOf } from './caller.ts';
import type { Journal } from './running/journal.ts';
import type { Watcher } from '../telemetry/watcher.ts';
import { problemOf } from './problems.ts';
import { badRequest, type Refusal } from './refusal.ts';
import { replyOf } from './replies.ts';
import { sendList, toldList } from './send-list.ts';
import { inTurns, turn } from './turn.ts';
import type { UnderWay } from './under-way.ts';

type Part = 'params' | 'query' | 'body';
const parts = ['params', 'query', 'body'] as const satisfies Part[];

type Handle = (input: unknown, caller: Caller | undefined) => Promise<unknown>;

/** What every request is held to: who calls, what is written down of it, and how long it may take. */
export type Mounting = { callerOf: CallerOf; journal: Journal; requestMs: number; underWay: UnderWay; watcher: Watcher };

/** Serve every endpoint: what comes in is checked by its schema, so is what goes out; every request has an end. */
export function mount<Api extends Record<string, Endpoint>>(
  app: Express,
  api: Api,
  handlers: Handlers<Api, Caller>,
  { callerOf, journal, requestMs, underWay, watcher }: Mounting,
): void {
  for (const endpoint of Object.values(api)) {
    const handle = handlers[endpoint.name as keyof Api] as unknown as Handle;
    const answer: RequestHandler = async (request, response) => {
      const { signal, over } = lifeOf(endpoint, response, requestMs);
      let remember: ((list: ToldList) => void) | undefined;
      const work = async (): Promise<unknown> => {
        // Who calls is settled before anything they sent is looked at.
        const caller =
          endpoint.open === true
            ? undefined
            : await journal.admit(endpoint, () => callerOf(request, signal, isList(endpoint) || endpoint.isLookedAt === true));
        const question = `${request.originalUrl} ${isWaiting(request) ? 'all of it' : ''}`;
        const known = isList(endpoint) ? caller?.lists.recall(question) : undefined;
        if (known !== undefined) return known;
        return journal.keep(endpoint, caller, async (note) => {
          if (endpoint.body !== undefined) {
            await readBody(request, response);
            await turn();
          }
          const input = inputOf(endpoint, request);
          note(input);
          const asked = () => handle(input, caller);
          const handled = () => patiently(isWaiting(request), () => (isList(endpoint) ? besideSilentGraph(asked, isWhole) : asked()));
          const told = await (caller === undefined ? handled() : underWay.run(caller.objectId, handled));
          if (isWhole(told)) remember = (list) => caller?.lists.keep(question, list);
          await turn();
          return replyOf(endpoint, asOfNow(told, caller));
        });
      };
      const watched = { name: endpoint.name, method: request.method, route: endpoint.path, parent: request.get('traceparent') };
      const reply = await watcher.request(watched, () => Promise.race([work(), over]), statusOf(endpoint));
      if (reply instanceof ToldList) return sendList(request, response, reply);
      await turn();
      const sent = await sentOf(endpoint, reply, inTurns);
      if (isList(endpoint)) {
        const list = toldList(sent as object);
        remember?.(list);
        return sendList(request, response, list);
      }
      response
        .status(endpoint.status ?? 200)
        .set('cache-control', 'no-store')
        .json(sent);
    };
    app[endpoint.method](endpoint.path, answer);
  }
}

/** The status that a call is answered with. */
const statusOf =
  (endpoint: Endpoint) =>
  ({ error }: { error?: unknown }): number =>
    error === undefined ? (endpoint.status ?? 200) : problemOf(error)[0];

/** Azure's moment as of the last answer that was needed; replies that have no such field do not keep it. */
const asOfNow = (told: unknown, caller: Caller | undefined): unknown =>
  caller === undefined || typeof told !== 'object' ? told : { asOf: caller.azure.asOf(), ...told };

/** Whether a list says of nothing that it could not be read. */
const isWhole = (told: unknown): boolean =>
  Object.entries(told ?? {}).every(([name, value]) => !/^(missing|unread)/.test(name) || (Array.isArray(value) && value.length === 0));

/** `Prefer: wait` (RFC 7240): the person has seen the parts that came soon. */
const isWaiting = (request: Request): boolean => /\bwait=\d/.test(request.get('prefer') ?? '');

/**
 * When a request is over: after its time, or, if it only reads, when the person has gone. What changes something is followed to its answer
 * even then, so that a second press finds it.
 */
function lifeOf(endpoint: Endpoint, response: Response, requestMs: number): { signal: AbortSignal; over: Promise<never> } {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new AzureSilent(endpoint.method.toUpperCase(), requestMs)), requestMs);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished && endpoint.method === 'get') end.abort(new CallerLeft());
  });
  const over = new Promise<never>((_resolve, reject) => {
    // Parts of a list that are open tell so themselves a moment before the whole is given up.
    end.signal.addEventListener('abort', () => setTimeout(() => reject(end.signal.reason as Error), 50), { once: true });
  });
  over.catch(() => undefined);
  return { signal: end.signal, over };
}

function inputOf(endpoint: Endpoint, request: Request): Partial<Record<Part, unknown>> {
  const input: Partial<Record<Part, unknown>> = {};
  for (const part of parts) {
    const schema = endpoint[part];
    if (schema === undefined) continue;
    const read = z.safeParse(schema, request[part] ?? {});
    if (!read.success) throw refusalOf(read.error);
    input[part] = read.data;
  }
  return input;
}

function refusalOf(error: z.core.$ZodError): Refusal {
  const [issue] = error.issues;
  if (issue === undefined) return badRequest('body', 'form');
  if (issue.code === 'unrecognized_keys') return badRequest(issue.keys.join(', '), 'not-known');
  const field = issue.path.join('.');
  const { fault, most } = inputFaultIn(issue.message);
  return badRequest(field === '' ? 'body' : field, fault, most);
}
