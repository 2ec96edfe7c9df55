import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

const asSent = { code: 'bad-request', detail: 'The page cannot be answered under the conditions that were sent.' } as const;

/** The built SPA: hashed assets for a year, the page itself never kept, not even by Back after a sign-out. */
export function browserFiles(folder: string): RequestHandler[] {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`The browser's files are missing in ${folder}: build them first.`);
  const page: RequestHandler = (request, response, next) => {
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') && !request.path.startsWith('/api/') && !request.path.startsWith('/assets/');
    if (!wantsPage) return next();
    // A range beyond the end, or a condition that does not hold, is the caller's fault.
    response.set('cache-control', 'no-store').sendFile(join(folder, 'index.html'), (error?: Error & { status?: number }) => {
      const { status = 500 } = error ?? {};
      if (error !== undefined && !response.headersSent) next(status < 500 ? new Refusal(status, asSent) : error);
    });
  };
  return [
    express.static(folder, {
      index: false,
      setHeaders: (response, path) => response.setHeader('cache-control', cacheOf(path)),
    }),
    page,
  ];
}

const cacheOf = (path: string): string => {
  if (path.endsWith('index.html')) return 'no-store';
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
};
