import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

/** The files of one page beside those of every page, by the word in its address, as the build has told them. */
function filesOfPages(folder: string): Map<string, readonly string[]> {
  const told = join(folder, 'pages.json');
  return new Map(existsSync(told) ? Object.entries(JSON.parse(readFileSync(told, 'utf8')) as Record<string, string[]>) : []);
}

/**
 * The built SPA: hashed assets for a year, the page itself never kept, not even by Back after a sign-out. What the browser must know of the
 * server stands in the page, as data that no browser runs.
 */
export function browserFiles(folder: string, portal: object): RequestHandler[] {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) throw new Error(`The browser's files are missing in ${folder}: build them first.`);
  const facts = JSON.stringify(portal).replaceAll('<', String.raw`\u003c`);
  const html = readFileSync(index, 'utf8').replace('</head>', () => `<script type="application/json" id="portal">${facts}</script></head>`);
  // A page's own files are named before the browser has run anything that would ask for them.
  const pages = new Map<string, string>();
  for (const [word, files] of filesOfPages(folder)) {
    const links = files.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`).join('');
    pages.set(
      `/${word}`,
      html.replace('</head>', () => `${links}</head>`),
    );
  }
  const page: RequestHandler = ({ method, path }, response, next) => {
    const wantsPage = (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && !path.startsWith('/assets/');
    if (wantsPage)
      response
        .set('cache-control', 'no-store')
        .type('html')
        .send(pages.get(path) ?? html);
    else next();
  };
  // As the build has compressed them; a browser that takes no Brotli has them as they are.
  const files = sirv(folder, {
    brotli: true,
    etag: true,
    extensions: [],
    setHeaders(response, path) {
      response.setHeader('cache-control', cacheOf(path));
      // It answers the page that has opened it, which another policy would cut off.
      if (path.endsWith('sign-in-relay.html')) response.setHeader('cross-origin-opener-policy', 'unsafe-none');
    },
  });
  return [
    (request, response, next) => {
      if (request.path === '/index.html') return page(request, response, next);
      // A file that is gone since the start, or cannot be opened, ends its own answer; nobody else hears what its stream says, and the server would end with it.
      response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
      return files(request, response, next);
    },
    page,
  ];
}

const cacheOf = (path: string): string => (path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
