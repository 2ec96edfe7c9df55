import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

// Probes come every few seconds, from every load balancer: the authority is asked at most this often.
const rememberMs = { ready: 15_000, not: 5000 };

const away = 'The metadata of the authority cannot be read';

/**
 * Whether a server can let people in: once the authority's metadata has been read; `look` fails where it cannot be. From then on it stays ready,
 * whatever becomes of the authority: all servers would be taken away at once, from those who are signed in, too.
 */
export function readiness(look: () => Promise<unknown>, logger: Logger, now: () => number = () => performance.now()): RequestHandler {
  let hasBeenReady = false;
  let known: { isReady: boolean; until: number } | undefined;
  let looking: Promise<boolean> | undefined;
  const find = async (): Promise<boolean> => {
    const isReady = await look().then(
      () => true,
      () => false,
    );
    if (isReady !== (known?.isReady ?? true))
      logger.warn(isReady ? 'ready again' : 'not ready: the metadata of the authority cannot be read');
    hasBeenReady ||= isReady;
    known = { isReady, until: now() + (isReady ? rememberMs.ready : rememberMs.not) };
    return isReady;
  };
  return async (_request, response) => {
    const fresh = known !== undefined && now() < known.until ? known.isReady : undefined;
    const isReady = fresh ?? (await (looking ??= find().finally(() => (looking = undefined))));
    response.status(isReady || hasBeenReady ? 200 : 503).set('cache-control', 'no-store');
    if (isReady) response.json({ status: 'ready' });
    else if (hasBeenReady) response.json({ status: 'ready', detail: `${away}: nobody new can sign in.` });
    else response.json({ status: 'not ready', detail: `${away}.` });
  };
}
