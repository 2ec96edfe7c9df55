import type { Server } from 'node:http';
import type { Logger } from 'pino';

// Whoever ends the whole group of processes is heard twice where one of them hands its signal on.
const sameSignalMs = 200;

type Ending = { server: Server; drainMs: number; logger: Logger; exit: (code: number) => void };

/** What to do at a signal to end: no connection is taken any more, requests under way are finished; a second signal ends at once. */
export function draining({ server, drainMs, logger, exit }: Ending): () => void {
  let since: number | undefined;
  server.on('request', (_request, response) => {
    // A connection that is kept would hold the server open after its last answer.
    response.on('close', () => since !== undefined && setImmediate(() => server.closeIdleConnections()));
  });
  const cut = (why: string): void => {
    logger.warn(`${why}: requests under way were cut off`);
    exit(1);
  };
  return () => {
    if (since !== undefined) {
      if (performance.now() - since > sameSignalMs) cut('told to end a second time');
      return;
    }
    since = performance.now();
    server.close(() => exit(0));
    server.closeIdleConnections();
    setTimeout(() => cut(`not done after ${drainMs / 1000} s`), drainMs).unref();
  };
}
