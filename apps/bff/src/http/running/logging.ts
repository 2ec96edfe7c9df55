import type { RequestHandler } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { unwatched, type Watcher } from '../../telemetry/watcher.ts';

/** Logs go to standard error: standard output carries the portal's address alone. */
export const loggerFor = (
  level: string,
  destination: DestinationStream = pino.destination(2),
  ids: Watcher['ids'] = unwatched.ids,
): Logger => pino({ level, base: null, ...(ids === unwatched.ids ? {} : { mixin: ids }) }, destination);

/** One line per API call: no token, no query, no body. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    autoLogging: { ignore: (request) => !(request.url ?? '').startsWith('/api/') },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    // What has failed is told where it is caught.
    customErrorObject: (_request, _response, _error, { res, responseTime }) => ({ res, responseTime }),
    customLogLevel: (_request, response, error) => (error !== undefined || response.statusCode >= 500 ? 'error' : 'debug'),
  });
}

/** An operation's id holds the address at which Azure answers for it, with Azure's own signature. */
const pathOf = (url: string): string | undefined => url.split('?')[0]?.replace(/^(\/api\/operations\/).*/, '$1…');

const token = /\b(?:eyJ[\w-]+\.[\w-]+\.[\w-]*|Bearer\s+\S+)/gi;

/** The name and place of what nobody foresaw; never a request's content, which errors may carry in fields of their own. */
export function faultOf(error: unknown): { name: string; message?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack = '' } = error;
  // A parser's message quotes what it could not read.
  const message = error instanceof SyntaxError ? undefined : error.message.replaceAll(token, '…').slice(0, 300);
  const at = stack
    .split('\n')
    .flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? [])
    .slice(0, 8);
  return { name, ...(message === undefined ? {} : { message }), at };
}
