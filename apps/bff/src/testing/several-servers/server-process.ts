import type { AddressInfo } from 'node:net';
import { createApp } from '../../app.ts';
import { signInOf } from '../../azure/sign-in.ts';
import { readConfig } from '../../config.ts';
import { loggerFor } from '../../http/running/logging.ts';
import { Store } from '../../servers/store.ts';

// A server of the portal in a process of its own, which a test may kill; it serves the API alone.
const config = readConfig(process.env);
const logger = loggerFor(config.logLevel);
const store = config.redisUrl === undefined ? undefined : await Store.at(config.redisUrl, logger);
const server = createApp({ config, signIn: await signInOf(config), logger, ...(store && { store }) }).listen(
  config.port,
  '127.0.0.1',
  () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  },
);
