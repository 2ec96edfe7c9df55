import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Answers with a list that the browser keeps and asks about again each time: what it has already is not sent once more. Azure's moment is another one
 * in each answer, so it counts for nothing here and stands in a header, too, which the browser takes from an answer without a body as well.
 */
export function sendList(request: Request, response: Response, reply: object): void {
  const { asOf = '', ...list } = reply as { asOf?: string };
  const text = JSON.stringify(list);
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  response.set({ 'cache-control': 'private, no-cache', etag, 'as-of': asOf });
  if (isKnown(request.get('if-none-match'), etag)) return void response.status(304).end();
  response.type('json').send(`{"asOf":${JSON.stringify(asOf)},${text.slice(1)}`);
}

const isKnown = (known: string | undefined, etag: string): boolean => (known ?? '').split(',').some((one) => one.trim() === etag);
