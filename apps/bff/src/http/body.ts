import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Request, Response } from 'express';
import { badInput, type Refusal } from './refusal.ts';

// A compressed body would be inflated before anything is known of it, and the browser sends none.
const parse = express.json({ limit: '256kb', strict: true, inflate: false, verify: refuseBroken });

/** What is no UTF-8 would be read with other letters in place of its own. */
function refuseBroken(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('not UTF-8');
}

/** Reads the JSON body of a request into `request.body`, or refuses it: too large, or no JSON in UTF-8 that is sent as such. */
export async function readBody(request: Request, response: Response): Promise<void> {
  if (request.is('json') === false) throw badInput(415, 'body', 'form');
  await new Promise<void>((read, refused) => {
    parse(request, response, (error?: unknown) => (error === undefined ? read() : refused(refusalOf(error))));
  });
}

/** The parser's own errors carry a type or, where the stream broke, nothing that is worth telling apart. */
function refusalOf(error: unknown): Refusal {
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  if (type === 'entity.too.large') return badInput(413, 'body', 'too-large');
  return badInput(type === 'encoding.unsupported' || type === 'charset.unsupported' ? 415 : 400, 'body', 'form');
}
