import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { ToldList } from '../azure/calls/told-list.ts';

/**
 * A list as it is told. Azure's moment is another one in each answer, so it counts for nothing in its name and stands in a header, too, which the
 * browser takes from an answer without a body as well.
 */
export function toldList(reply: object): ToldList {
  const { asOf = '', ...list } = reply as { asOf?: string };
  const text = JSON.stringify(list);
  return new ToldList(text, `W/"${hash('sha256', text, 'base64url').slice(0, 27)}"`, asOf);
}

/** Answers with a list that the browser keeps and asks about again each time: what it has already is not sent once more. */
export function sendList(request: Request, response: Response, { bodyAsText, etag, asOf }: ToldList): void {
  response.set({ 'cache-control': 'private, no-cache', etag, 'as-of': asOf });
  if (isKnown(request.get('if-none-match'), etag)) return void response.status(304).end();
  response.type('json').send(`{"asOf":${JSON.stringify(asOf)},${bodyAsText.slice(1)}`);
}

const isKnown = (known: string | undefined, etag: string): boolean => (known ?? '').split(',').some((one) => one.trim() === etag);
