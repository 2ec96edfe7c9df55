import type { BrowserContext, Page } from '@playwright/test';
import { environment } from './estate.ts';

/**
 * A person is signed in with Entra in this browser, as from another page of theirs. What is left is the portal's own way there and back,
 * without the page on which a person is picked: that one is for the journeys about signing in.
 */
export async function signedInAs({ request }: BrowserContext, upn: string): Promise<void> {
  const portal = environment('PORTAL_URL');
  const { signIn } = (await (await request.get(`${portal}/api/portal`)).json()) as { signIn: { clientId: string; authority: string } };
  const asked = new URLSearchParams({
    client_id: signIn.clientId,
    redirect_uri: `${portal}/`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    login_hint: upn,
  });
  const tenant = new URL(signIn.authority).pathname;
  const page = await request.get(`${environment('EMULATOR_URL')}${tenant}/oauth2/v2.0/authorize?${asked}`);
  const row = (await page.text()).split('<li').find((one) => one.includes(`>${upn}<`)) ?? '';
  const [, link = ''] = /href="([^"]*)"/.exec(row) ?? [];
  if (link === '') throw new Error(`The sign-in page offers no link for ${upn}.`);
  await request.get(new URL(link.replaceAll('&amp;', '&'), page.url()).href, { maxRedirects: 0 });
}

/** Opens an address of the portal in a browser whose person Entra knows, and waits until it is back there. */
export async function openSignedIn(page: Page, path: string, upn: string): Promise<void> {
  await signedInAs(page.context(), upn);
  const address = new URL(path, environment('PORTAL_URL'));
  address.searchParams.set('login_hint', upn);
  await page.goto(address.href);
  // The portal has been there and back once it says who is signed in; its address alone is the same before it goes.
  await page.getByRole('button', { name: /^(Account of|Konto von)/ }).waitFor();
}
