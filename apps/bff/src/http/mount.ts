import type { Endpoint, Handlers } from '@esan/contract';
import type { Express, Request, RequestHandler } from 'express';
import * as z from 'zod';
import { readBody } from './body.ts';
import type { Caller, CallerOf } from './caller.ts';
import type { Journal } from './running/journal.ts';
import { badRequest } from './refusal.ts';
import { replyOf } from './replies.ts';
import type { Refusal } from './refusal.ts';

type Part = 'params' | 'query' | 'body';
const parts = ['params', 'query', 'body'] as const satisfies Part[];

/** Serve every endpoint: what comes in is checked by its schema, so is what goes out. */
export function mount<Api extends Record<string, Endpoint>>(
  app: Express,
  api: Api,
  handlers: Handlers<Api, Caller>,
  callerOf: CallerOf,
  journal: Journal,
): void {
  for (const endpoint of Object.values(api)) {
    const handle = handlers[endpoint.name as keyof Api] as unknown as (input: unknown, caller: Caller | undefined) => Promise<unknown>;
    const answer: RequestHandler = async (request, response) => {
      // Who calls is settled before anything they sent is looked at.
      const caller = endpoint.open === true ? undefined : await journal.admit(endpoint, () => callerOf(request));
      const reply = await journal.keep(endpoint, caller, async (note) => {
        if (endpoint.body !== undefined) await readBody(request, response);
        const input = inputOf(endpoint, request);
        note(input);
        return replyOf(endpoint, await handle(input, caller));
      });
      response
        .status(endpoint.status ?? 200)
        .set('cache-control', 'no-store')
        .json(reply);
    };
    app[endpoint.method](endpoint.path, answer);
  }
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
  if (issue === undefined) return badRequest('body', 'is not what was expected');
  if (issue.code === 'unrecognized_keys') return badRequest(issue.keys.join(', '), 'is not known here');
  const field = issue.path.join('.');
  return badRequest(
    field === '' ? 'body' : field,
    issue.message.startsWith('must') || issue.message.startsWith('breaks') ? issue.message : `is wrong: ${issue.message}`,
  );
}
