import type { Browser, BrowserContext, Page } from '@playwright/test';
import { environment } from './estate.ts';
import type { Estate, Role } from './estate.ts';
import { hasten } from './pace.ts';

/** Somebody else opens an address in a browser of their own, signing in through the page. */
export async function openAs(
  browser: Browser,
  azure: Estate,
  role: Role,
  address: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: environment('PORTAL_URL'), reducedMotion: 'reduce', locale: 'en-GB' });
  await hasten(context);
  const page = await context.newPage();
  const url = new URL(address, environment('PORTAL_URL'));
  url.searchParams.set('login_hint', azure.upn(role));
  await page.goto(url.href);
  await page.getByRole('link', { name: azure.upn(role) }).click();
  await page.waitForURL((now) => now.origin === url.origin && now.pathname === url.pathname);
  return { page, context };
}
