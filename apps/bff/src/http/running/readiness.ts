import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

// Probes come every few seconds, from every load balancer: the authority is asked at most this often.
const rememberMs = { ready: 15_000, not: 5000 };

/** Whether people can be signed in, as far as the authority's metadata tells; `look` fails where it cannot be read. */
export function readiness(look: () => Promise<unknown>, logger: Logger, now: () => number = () => performance.now()): RequestHandler {
  let known: { isReady: boolean; until: number } | undefined;
  let looking: Promise<boolean> | undefined;
  const find = async (): Promise<boolean> => {
    const isReady = await look().then(
      () => true,
      () => false,
    );
    if (isReady !== (known?.isReady ?? true))
      logger.warn(isReady ? 'ready again' : 'not ready: the metadata of the authority cannot be read');
    known = { isReady, until: now() + (isReady ? rememberMs.ready : rememberMs.not) };
    return isReady;
  };
  return async (_request, response) => {
    const fresh = known !== undefined && now() < known.until ? known.isReady : undefined;
    const isReady = fresh ?? (await (looking ??= find().finally(() => (looking = undefined))));
    response
      .status(isReady ? 200 : 503)
      .set('cache-control', 'no-store')
      .json(isReady ? { status: 'ready' } : { status: 'not ready', detail: 'The metadata of the authority cannot be read.' });
  };
}
