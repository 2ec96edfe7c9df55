import type { Browser, BrowserContext, Page } from '@playwright/test';
import { environment } from './estate.ts';
import type { Estate, Role } from './estate.ts';
import { openSignedIn } from './entra.ts';
import { hasten } from './pace.ts';

/** Somebody else opens an address in a browser of their own. */
export async function openAs(
  browser: Browser,
  azure: Estate,
  role: Role,
  address: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: environment('PORTAL_URL'), reducedMotion: 'reduce', locale: 'en-GB' });
  await hasten(context);
  const page = await context.newPage();
  await openSignedIn(page, address, azure.upn(role));
  return { page, context };
}
