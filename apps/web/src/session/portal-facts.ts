import type { api, Reply } from '@esan/contract';

/** What the browser must know of the server before anyone has signed in. */
export type PortalFacts = Reply<typeof api.getPortal>;

/** The facts that the server has put into the page; undefined where another server has sent it (`npm run dev`), and they are asked for. */
export function factsInPage(): PortalFacts | undefined {
  const text = document.getElementById('portal')?.textContent;
  return text === undefined ? undefined : (JSON.parse(text) as PortalFacts);
}
