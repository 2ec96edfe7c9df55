import { vi } from 'vitest';
import * as session from '../session/session.ts';

/** Every call of a page goes to the portal at this address, as whoever has the token, until the stubs are taken back. */
export function callsGoTo(portal: string, token: string): void {
  const send = globalThis.fetch;
  vi.spyOn(session, 'tokenFor').mockResolvedValue(token);
  vi.stubGlobal('fetch', (to: string | URL | Request, init?: RequestInit) =>
    send(typeof to === 'string' && to.startsWith('/') ? portal + to : to, init),
  );
}
