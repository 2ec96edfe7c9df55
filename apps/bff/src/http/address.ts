import type { RequestHandler } from 'express';
import { badRequest } from './refusal.ts';

/**
 * Refuses an address that does not stand for a text: broken escapes, bytes that are no UTF-8, control characters.
 * The query of a page may hold the lines of a list that was pasted.
 */
export const readableAddress: RequestHandler = (request, _response, next) => {
  const text = textOf(request.url);
  if (text === undefined) throw badRequest('address', 'form');
  const [path = ''] = text.split('?');
  if (text.includes('\0') || hasControls(path)) throw badRequest('address', 'form');
  next();
};

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

function textOf(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
