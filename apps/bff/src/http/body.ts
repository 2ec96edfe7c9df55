import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Request, Response } from 'express';
import { Refusal } from './refusal.ts';

// A compressed body would be inflated before anything is known of it, and the browser sends none.
const parse = express.json({ limit: '256kb', strict: true, inflate: false, verify: refuseBroken });

/** What is no UTF-8 would be read with other letters in place of its own. */
function refuseBroken(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('not UTF-8');
}

/** Reads the JSON body of a request into `request.body`, or refuses it in words. */
export async function readBody(request: Request, response: Response): Promise<void> {
  if (request.is('json') === false) throw unread(415, 'body must be sent as application/json.');
  await new Promise<void>((read, refused) => {
    parse(request, response, (error?: unknown) => (error === undefined ? read() : refused(refusalOf(error))));
  });
}

const unread = (status: number, detail: string): Refusal => new Refusal(status, { code: 'bad-request', field: 'body', detail });

/** The parser's own errors carry a type or, where the stream broke, nothing that is worth telling apart. */
function refusalOf(error: unknown): Refusal {
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  if (type === 'entity.too.large') return unread(413, 'body is larger than 256 kB.');
  if (type === 'encoding.unsupported') return unread(415, 'body must not be compressed.');
  if (type === 'charset.unsupported') return unread(415, 'body must be sent as UTF-8.');
  return unread(400, 'body is not JSON.');
}
