import type { RequestHandler } from 'express';
import { badRequest } from './refusal.ts';

/**
 * Refuses an address of the API that does not stand for a text: broken escapes, bytes that are no UTF-8, control characters.
 * A page is shown at any address, such as a link that was cut off within an escape: what is wrong with it the page says itself.
 */
export const readableAddress: RequestHandler = (request, _response, next) => {
  // As the routes are told apart, whose letters may be large or small.
  if (!/^\/api(\/|$)/i.test(request.path)) return next();
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
