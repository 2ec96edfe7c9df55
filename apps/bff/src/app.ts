import { api } from '@esan/contract';
import type { Handlers } from '@esan/contract';
import type { ProblemCode } from '@esan/domain';
import compression from 'compression';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import type { Logger } from 'pino';
import type { SignIn } from './azure/sign-in.ts';
import { backupInstances } from './backup-instances/backup-instances.handlers.ts';
import { policyChange } from './backup-instances/change-policy.handlers.ts';
import { deletedItems } from './backup-instances/deleted.handlers.ts';
import { backupCode } from './code/code.handlers.ts';
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
import { Journal } from './http/journal.ts';
import { faultOf, requestLog } from './http/logging.ts';
import { mount } from './http/mount.ts';
import { problemOf } from './http/problems.ts';
import { notFound } from './http/refusal.ts';
import { jobs } from './jobs/jobs.handlers.ts';
import { operations } from './operations/operations.handlers.ts';
import { policies } from './policies/policies.handlers.ts';
import { portalOf } from './account/portal.handlers.ts';
import { restorePoints } from './restore-points/restore-points.handlers.ts';
import { restoreSets } from './restores/restore-sets.handlers.ts';
import { restores } from './restores/restores.handlers.ts';
import { rights } from './account/rights.handlers.ts';
import { subscriptions } from './account/subscriptions.handlers.ts';
import { vaultChanges } from './vaults/vault-changes.handlers.ts';
import { vaultRoles } from './vaults/vault-roles.handlers.ts';
import { vaults } from './vaults/vaults.handlers.ts';
import { volumes } from './volumes/volumes.handlers.ts';

/** What the BFF is made of; everything is wired here and nowhere else. */
export type Parts = {
  config: Config;
  signIn: SignIn;
  logger: Logger;
  /** Folder of the built SPA; none in tests of the API. */ browser?: string;
};

/** The BFF as an Express application. */
export function createApp({ config, signIn, logger, browser }: Parts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(securityHeaders(signIn.tokenOrigin), requestLog(logger), readableAddress, compression());
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  const handlers: Handlers<typeof api, Caller> = {
    ...portalOf(config, signIn),
    ...subscriptions,
    ...rights,
    ...elasticSans,
    ...volumes,
    ...vaults,
    ...vaultChanges,
    ...vaultRoles,
    ...policies,
    ...backupInstances,
    ...protection,
    ...backupCode,
    ...policyChange,
    ...stopping,
    ...deletedItems,
    ...restorePoints,
    ...restores,
    ...restoreSets,
    ...jobs,
    ...disks,
    ...operations,
  };
  mount(app, api, handlers, callerFrom(config, signIn), new Journal(logger));
  app.use('/api', (request) => {
    throw notFound(`There is no ${request.method} ${request.baseUrl}${request.path}.`);
  });
  if (browser !== undefined) app.use(...browserFiles(browser));
  app.use(failed(logger));
  return app;
}

/** What only whoever runs the portal can mend. */
const operatorsMatters: readonly ProblemCode[] = ['secret-expired', 'portal-misconfigured', 'consent-required'];

const failed =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const [status, problem] = problemOf(error);
    if (status === 500) logger.error({ fault: faultOf(error) }, 'unexpected failure');
    if (operatorsMatters.includes(problem.code))
      logger.error({ said: problem.detail, code: problem.azureCode }, 'Entra does not accept the portal');
    response.status(status).set('cache-control', 'no-store').json(problem);
  };
