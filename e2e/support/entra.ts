import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { environment } from './estate.ts';

type SignIn = { clientId: string; authority: string; scope: string };
type Tokens = { access_token: string; refresh_token: string; id_token: string; client_info: string };

// The pair of RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

let settings: Promise<SignIn> | undefined;

async function settingsOf(request: APIRequestContext): Promise<SignIn> {
  const { signIn } = (await (await request.get(`${environment('PORTAL_URL')}/api/portal`)).json()) as { signIn: SignIn };
  return signIn;
}

const endpoint = ({ authority }: SignIn, name: string) =>
  `${environment('EMULATOR_URL')}${new URL(authority).pathname}/oauth2/v2.0/${name}`;

const all = ({ scope }: SignIn) => `${scope} openid profile email offline_access`;

/** A person signs in with Entra in this browser, as from another page of theirs; the code that Entra would send the portal. */
async function signedInAs(request: APIRequestContext, signIn: SignIn, upn: string): Promise<string> {
  const asked = new URLSearchParams({
    client_id: signIn.clientId,
    redirect_uri: `${environment('PORTAL_URL')}/`,
    response_type: 'code',
    scope: all(signIn),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: upn,
  });
  const page = await request.get(`${endpoint(signIn, 'authorize')}?${asked}`);
  const row = (await page.text()).split('<li').find((one) => one.includes(`>${upn}<`)) ?? '';
  const [, link = ''] = /href="([^"]*)"/.exec(row) ?? [];
  if (link === '') throw new Error(`The sign-in page offers no link for ${upn}.`);
  const back = await request.get(new URL(link.replaceAll('&amp;', '&'), page.url()).href, { maxRedirects: 0 });
  return new URL(back.headers()['location'] ?? '').searchParams.get('code') ?? '';
}

async function tokensFor(request: APIRequestContext, signIn: SignIn, code: string): Promise<Tokens> {
  const redirect = `${environment('PORTAL_URL')}/`;
  const form = { grant_type: 'authorization_code', client_id: signIn.clientId, redirect_uri: redirect, code, code_verifier: verifier };
  const headers = { origin: environment('PORTAL_URL') };
  const reply = await request.post(endpoint(signIn, 'token'), { headers, form: { ...form, scope: all(signIn), client_info: '1' } });
  if (!reply.ok()) throw new Error(`No tokens: ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as Tokens;
}

const partsOf = (encoded = ''): Record<string, string> =>
  JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, string>;

/** What stands of one person in the memory of a tab, in an order that is the same for everybody. */
function personal(tokens: Tokens): string[] {
  const { uid = '' } = partsOf(tokens.client_info);
  const { preferred_username: upn = '', name = '' } = partsOf(tokens.id_token.split('.')[1]);
  return [tokens.access_token, tokens.refresh_token, tokens.id_token, tokens.client_info, uid, upn, name];
}

/** The tab of whoever was the first to sign in, as the portal's library keeps it. */
type FirstTab = { memory: string; of: string[] };
let firstTab: FirstTab | undefined;

async function firstTabOf(page: Page): Promise<FirstTab> {
  const memory = await page.evaluate(() => JSON.stringify(Object.fromEntries(Object.entries(sessionStorage))));
  const things = Object.values(JSON.parse(memory) as Record<string, string>)
    .filter((value) => value.startsWith('{'))
    .map((value) => JSON.parse(value) as Record<string, string>);
  const secret = (kind: string) => things.find(({ credentialType }) => credentialType === kind)?.['secret'] ?? '';
  const client_info = things.find(({ clientInfo }) => clientInfo !== undefined)?.['clientInfo'] ?? '';
  const [access_token, refresh_token, id_token] = [secret('AccessToken'), secret('RefreshToken'), secret('IdToken')];
  return { memory, of: personal({ access_token, refresh_token, id_token, client_info }) };
}

/** Entra knows a person in this browser, as from another page of theirs; the portal does not yet. */
export async function knownToEntra({ request }: BrowserContext, upn: string): Promise<void> {
  await signedInAs(request, await (settings ??= settingsOf(request)), upn);
}

/**
 * Opens an address of the portal in a browser whose person Entra knows, and waits until it is back there. What is left is the portal's own
 * way there and back, without the page on which a person is picked: that one is for the journeys about signing in.
 */
export async function openSigningIn(page: Page, path: string, upn: string): Promise<void> {
  await knownToEntra(page.context(), upn);
  const address = new URL(path, environment('PORTAL_URL'));
  address.searchParams.set('login_hint', upn);
  await page.goto(address.href);
  // The portal has been there and back once it says who is signed in; its address alone is the same before it goes.
  await page.getByRole('button', { name: /^(Account of|Konto von)/ }).waitFor();
}

/**
 * Opens an address of the portal as a person who has signed in before in this tab. Only the first of a worker goes to Entra and back, which
 * takes a page as long as being opened; the tabs of the others begin with what that one has kept, told of themselves.
 */
export async function openSignedIn(page: Page, path: string, upn: string): Promise<void> {
  if (firstTab === undefined) {
    await openSigningIn(page, path, upn);
    firstTab = await firstTabOf(page);
    return;
  }
  const { request } = page.context();
  const signIn = await (settings ??= settingsOf(request));
  const own = personal(await tokensFor(request, signIn, await signedInAs(request, signIn, upn)));
  const memory = firstTab.of.reduce((text, word, index) => text.replaceAll(word, own[index] ?? ''), firstTab.memory);
  await page.addInitScript(
    ({ origin, of, person }) => {
      // Once: whoever signs out, or whose session ends, is signed in no more.
      if (location.origin !== origin || 'signed-in-before' in sessionStorage) return;
      for (const [name, value] of Object.entries(JSON.parse(of) as Record<string, string>)) sessionStorage.setItem(name, value);
      sessionStorage.setItem('signed-in-before', 'true');
      localStorage.setItem('signed-in-as', person);
    },
    { origin: environment('PORTAL_URL'), of: memory, person: upn },
  );
  await page.goto(new URL(path, environment('PORTAL_URL')).href);
  await page.getByRole('button', { name: /^(Account of|Konto von)/ }).waitFor();
}
