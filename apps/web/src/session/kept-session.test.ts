// @vitest-environment happy-dom
import { createStandardPublicClientApplication, type AuthenticationResult } from '@azure/msal-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { keptPerson, keptToken } from './kept-session.ts';
import { openSession } from './session.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const clientId = '22222222-2222-4222-8222-222222222222';
const authority = `https://login.microsoftonline.com/${tenant}`;
const settings = { clientId, authority, scope: 'api://portal/access_as_user' } as const;
const ada = {
  homeAccountId: `ada.${tenant}`,
  localAccountId: 'ada',
  environment: 'login.windows.net',
  tenantId: tenant,
  username: 'ada@contoso.com',
  name: 'Ada Lovelace',
  idTokenClaims: { tid: tenant, oid: 'ada', preferred_username: 'ada@contoso.com', name: 'Ada Lovelace' },
};

const part = (said: object): string => btoa(JSON.stringify(said)).replaceAll('=', '');
const idToken = `${part({ alg: 'none' })}.${part(ada.idTokenClaims)}.x`;

/** Ada has signed in, and the library has kept it. */
async function signedIn(expiresInMs = 3_600_000) {
  const msal = await createStandardPublicClientApplication({
    auth: { clientId, authority },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const answer = {
    authority,
    uniqueId: 'ada',
    tenantId: tenant,
    scopes: ['api://portal/access_as_user', 'openid', 'profile'],
    account: ada,
    idToken,
    idTokenClaims: ada.idTokenClaims,
    accessToken: 'token-of-ada',
    fromCache: false,
    expiresOn: new Date(Date.now() + expiresInMs),
    tokenType: 'Bearer',
    correlationId: 'c',
  } as AuthenticationResult;
  await msal.hydrateCache(answer, { scopes: answer.scopes });
  msal.setActiveAccount(ada);
  return msal;
}

const tokenNow = (): string | undefined => {
  const person = keptPerson(settings);
  return person && keptToken(settings, person);
};

/** Changes the token as it is kept. */
function change(to: object): void {
  for (const [name, text] of Object.entries<string>(sessionStorage)) {
    if (name.includes('|accesstoken|')) sessionStorage.setItem(name, JSON.stringify({ ...(JSON.parse(text) as object), ...to }));
  }
}

const inSeconds = (seconds: number): string => String(Math.round(Date.now() / 1000) + seconds);

beforeEach(() => sessionStorage.clear());

test('who has signed in is read from what the library has kept, with the token that it would give out', async () => {
  const msal = await signedIn();
  const { name, username, homeAccountId } = msal.getActiveAccount() ?? {};
  expect(keptPerson(settings)).toEqual({ name, username, homeAccountId, tenantId: tenant });
  expect(tokenNow()).toBe('token-of-ada');
});

test('a tab in which nobody has signed in has neither', () => {
  expect(keptPerson(settings)).toBeUndefined();
});

test('whoever has signed out is not known any more', async () => {
  const msal = await signedIn();
  await msal.clearCache({ account: ada });
  expect(tokenNow()).toBeUndefined();
});

test.each([
  ['ends within five minutes', { expiresOn: inSeconds(299) }],
  ['has ended', { expiresOn: inSeconds(-1) }],
  ['is to be renewed by now', { refreshOn: inSeconds(-1) }],
  ['was given out later than the clock says', { cachedAt: inSeconds(60) }],
  ['is for something else', { target: 'api://other/access_as_user openid' }],
  ['is bound to a key', { tokenType: 'pop' }],
  ['belongs to another person', { homeAccountId: 'eve.x' }],
  ['is none', { secret: 7 }],
])('the library is asked where the token that is kept %s', async (_what, to) => {
  await signedIn();
  change(to);
  expect(tokenNow()).toBeUndefined();
});

test.each(['not JSON', 'null', '[]', '{"accessToken":7}'])('what is kept as %s is no token', async (text) => {
  await signedIn();
  sessionStorage.setItem(`msal.3.token.keys.${clientId}`, text);
  expect(tokenNow()).toBeUndefined();
});

test('a page that the browser brings back as it was is shown to its person alone, and made anew for anybody else', async () => {
  const reload = vi.spyOn(location, 'reload').mockReturnValue();
  const { style } = document.documentElement;
  const heard = vi.spyOn(window, 'addEventListener');
  await signedIn();
  expect((await openSession(Promise.resolve(settings))).person?.username).toBe('ada@contoso.com');
  // Sessions that other tests have opened in this window hear it, too.
  const happens = (event: Event) => {
    for (const [type, hear] of heard.mock.calls) if (type === event.type && typeof hear === 'function') hear.call(window, event);
  };
  happens(new Event('pagehide'));
  expect(style.visibility).toBe('hidden');
  const broughtBack = Object.assign(new Event('pageshow'), { persisted: true });
  happens(broughtBack);
  expect([style.visibility, reload.mock.calls]).toEqual(['', []]);
  happens(new Event('pagehide'));
  sessionStorage.clear();
  happens(broughtBack);
  expect([style.visibility, reload.mock.calls]).toEqual(['hidden', [[]]]);
});
