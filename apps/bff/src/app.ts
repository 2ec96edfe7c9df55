import { api } from '@esan/contract';
import type { Handlers } from '@esan/contract';
import type { ProblemCode } from '@esan/domain';
import compression from 'compression';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { activity } from './activity/activity.handlers.ts';
import { metadataOf } from './azure/sign-in.ts';
import type { SignIn } from './azure/sign-in.ts';
import { backupInstances } from './backup-instances/backup-instances.handlers.ts';
import { policyChange } from './backup-instances/change-policy.handlers.ts';
import { deletedItems } from './backup-instances/deleted.handlers.ts';
import { backupCode } from './code/code.handlers.ts';
import { itemLocks } from './locks/locks.handlers.ts';
import { itemWork } from './backup-instances/item-work.handlers.ts';
import { protection } from './backup-instances/protection.handlers.ts';
import { stopping } from './backup-instances/stop.handlers.ts';
import type { Config } from './config.ts';
import { disks } from './disks/disks.handlers.ts';
import { elasticSans } from './volumes/elastic-sans.handlers.ts';
import { readableAddress } from './http/address.ts';
import { browserFiles } from './http/browser-files.ts';
import { callerFrom } from './http/caller.ts';
import type { Caller } from './http/caller.ts';
import { securityHeaders } from './http/headers.ts';
import { Journal } from './http/running/journal.ts';
import { faultOf, requestLog } from './http/running/logging.ts';
import { mount } from './http/mount.ts';
import { problemOf } from './http/problems.ts';
import { UnderWay } from './http/under-way.ts';
import { readiness } from './http/running/readiness.ts';
import { notFound } from './http/refusal.ts';
import { jobs } from './jobs/jobs.handlers.ts';
import { operations } from './operations/operations.handlers.ts';
import { overview } from './overview/overview.handlers.ts';
import { policies } from './policies/policies.handlers.ts';
import { portalFacts, portalOf } from './account/portal.handlers.ts';
import { restorePoints } from './restore-points/restore-points.handlers.ts';
import { restores } from './restores/restores.handlers.ts';
import { providers } from './account/providers.handlers.ts';
import { rights } from './account/rights.handlers.ts';
import { runs } from './runs/runs.handlers.ts';
import { headCountIn } from './servers/head-count.ts';
import type { Store } from './servers/store.ts';
import { unwatched } from './telemetry/watcher.ts';
import type { Watcher } from './telemetry/watcher.ts';
import { subscriptions } from './account/subscriptions.handlers.ts';
import { vaultChanges } from './vaults/vault-changes.handlers.ts';
import { roles } from './roles/roles.handlers.ts';
import { vaults } from './vaults/vaults.handlers.ts';
import { volumes } from './volumes/volumes.handlers.ts';

/** What the BFF is made of; everything is wired here and nowhere else. */
export type Parts = {
  config: Config;
  signIn: SignIn;
  logger: Logger;
  /** What several servers share; none where there is one alone. */ store?: Store;
  /** Who looks at the work of the server. */ watcher?: Watcher;
  /** Folder of the built SPA; none in tests of the API. */ browser?: string;
};

/** What fits into the first packets of a connection arrives as soon as it is, and is sent without the work of compressing it. */
const threshold = '4kb';

/** The BFF as an Express application. */
export function createApp({ config, signIn, logger, browser, store, watcher = unwatched }: Parts): Express {
  watcher.logTo(logger);
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(securityHeaders(config, signIn), requestLog(logger), readableAddress, compression({ threshold }));
  // Alive is who answers; whether anybody can be let in is another question.
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get(
    '/readyz',
    readiness(() => metadataOf(config, 2000), logger),
  );
  const facts = portalFacts(config, signIn);
  const handlers: Handlers<typeof api, Caller> = {
    ...portalOf(facts),
    ...subscriptions,
    ...overview,
    ...providers,
    ...rights,
    ...elasticSans,
    ...volumes,
    ...vaults,
    ...vaultChanges,
    ...roles,
    ...policies,
    ...backupInstances,
    ...protection,
    ...backupCode,
    ...runs,
    ...itemWork,
    ...itemLocks,
    ...policyChange,
    ...stopping,
    ...deletedItems,
    ...restorePoints,
    ...restores,
    ...jobs,
    ...activity,
    ...disks,
    ...operations,
  };
  mount(app, api, handlers, {
    callerOf: callerFrom(config, signIn, { store, watcher }),
    journal: new Journal(logger),
    requestMs: config.limits.requestMs,
    watcher,
    underWay: new UnderWay(store && headCountIn(store)),
  });
  app.use('/api', nothingHere);
  if (browser !== undefined) app.use(...browserFiles(browser, facts));
  app.use(nothingHere);
  app.use(failed(logger));
  return app;
}

const nothingHere: RequestHandler = ({ method, baseUrl, path }) => {
  throw notFound({ is: 'no-address', method, path: `${baseUrl}${path}` });
};

/** What only whoever runs the portal can mend. */
const operatorsMatters: readonly ProblemCode[] = ['secret-expired', 'portal-misconfigured', 'consent-required'];

const failed =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const [status, problem] = problemOf(error);
    if (status === 500) logger.error({ fault: faultOf(error) }, 'unexpected failure');
    if (operatorsMatters.includes(problem.code))
      logger.error({ said: problem.detail, found: problem.found, code: problem.azureCode }, 'Entra does not accept the portal');
    // Half an answer cannot be mended.
    if (response.headersSent) response.destroy();
    else response.status(status).set('cache-control', 'no-store').json(problem);
  };
