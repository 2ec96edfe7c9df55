import { readFileSync } from 'node:fs';
import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { html, type Html } from './html.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const style = (name: string): { type: string; text: string } => ({ type: 'text/css; charset=utf-8', text: read(name) });

const files = new Map([
  ['/_assets/page.css', style('./page.css')],
  ['/_assets/sign-in.css', style('./sign-in.css')],
  ['/_assets/control.css', style('./control.css')],
  ['/_assets/icon.svg', { type: 'image/svg+xml', text: read('./icon.svg') }],
]);

/** The files that the emulator's own pages need. */
export function assetAnswer(path: string): Answer | undefined {
  const file = files.get(path);
  if (file === undefined) return undefined;
  return {
    status: 200,
    headers: { 'content-type': file.type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    body: file.text,
  };
}

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment of a world as its pages write it, always UTC. */
export const momentOf = (ms: number): string => `${time.format(new Date(ms))} UTC`;

/** "1 volume", "60 volumes". */
export const count = (number: number, one: string): string => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

/** Address of a world's own page. */
export const worldPath = (world: World): string => `/_emulator/worlds/${encodeURIComponent(world.name)}`;

function stripOf(world: World | undefined, controlOn: boolean): Html {
  const faults = world?.faults.all.length ?? 0;
  const links =
    world !== undefined && controlOn
      ? html`<a href="${worldPath(world)}#clock">Move the clock</a> <a href="${worldPath(world)}#faults">Faults (${faults} on)</a>`
      : undefined;
  const clock = world === undefined ? undefined : html`<span>${momentOf(world.timeline.now)}</span>`;
  return html`<div class="strip" role="region" aria-label="Emulator">
    <strong>Emulator</strong> <span class="grow">Nothing here touches Azure</span> ${clock} ${links}
  </div>`;
}

/** A page to be shown; `look` names the style sheet of its content. */
export type Page = { title: string; look: 'sign-in' | 'control'; world?: World | undefined; controlOn: boolean; content: Html };

/** One whole page: the EMULATOR strip above, then the content, under a policy that allows no script and no other host. */
export function pageAnswer(status: number, page: Page, headers: Record<string, string> = {}): Answer {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="icon" href="/_assets/icon.svg" />
        <link rel="stylesheet" href="/_assets/page.css" />
        <link rel="stylesheet" href="/_assets/${page.look}.css" />
      </head>
      <body>
        ${stripOf(page.world, page.controlOn)} ${page.content}
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: document.text,
  };
}
