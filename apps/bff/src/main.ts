import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { signInOf } from './azure/sign-in.ts';
import { BadConfig, readConfig } from './config.ts';
import { draining } from './http/running/drain.ts';
import { warnOfEnd } from './http/running/credential-end.ts';
import { loggerFor } from './http/running/logging.ts';
import { Store } from './servers/store.ts';
import { watcherIn } from './telemetry/chosen-watcher.ts';

/** What several servers without Redis would need. */
const alone =
  'REDIS_URL is not set: this server shares nothing. If there are several, the proxy must send a person always to the same one; else the same press at two servers may be carried out twice, a list may be ten seconds old after a change, and limits count for each server alone.';

/** The browser's files are those of the build, unless another folder of them is named. */
const browser = process.argv[2] ?? fileURLToPath(new URL('../../web/dist', import.meta.url));

// Longer than a proxy keeps a connection that nothing is asked on (nginx 60 s): who closes first must be the one who asks, else a change is lost
// that is sent at that very moment. The time for headers counts from the first of them.
const idleMs = 75_000;

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const watcher = await watcherIn(process.env);
  const logger = loggerFor(config.logLevel, undefined, watcher.ids);
  const signIn = await signInOf(config);
  warnOfEnd(config.credential, logger);
  const store = config.redisUrl === undefined ? undefined : await Store.at(config.redisUrl, logger);
  if (store === undefined) logger.info(alone);
  const server = createServer(
    { keepAliveTimeout: idleMs },
    createApp({ config, signIn, logger, browser, watcher, ...(store && { store }) }),
  );
  server.on('error', (error: NodeJS.ErrnoException) => {
    const words = error.code === 'EADDRINUSE' ? `Port ${config.port} is in use: set PORT to another one.` : error.message;
    process.stderr.write(`${words}\n`);
    process.exit(1);
  });
  server.listen(config.port, config.host, () => {
    const { port } = server.address() as AddressInfo;
    const host = config.host === '127.0.0.1' ? 'localhost' : config.host;
    process.stdout.write(`The portal runs at http://${host}:${port}/\n`);
  });
  const end = draining({ server, drainMs: config.drainMs, logger, exit: (code) => void watcher.end().finally(() => process.exit(code)) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
}

serve().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof BadConfig || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message)}\n`,
  );
  process.exit(1);
});
