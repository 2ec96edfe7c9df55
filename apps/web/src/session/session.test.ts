// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';

class InteractionRequiredAuthError extends Error {
  readonly errorCode = 'interaction_required';
}

const msal = {
  handleRedirectPromise: vi.fn<() => Promise<null>>(),
  getActiveAccount: () => null as { username: string; homeAccountId: string } | null,
  getAllAccounts: () => [] as { username: string; homeAccountId: string }[],
  setActiveAccount: () => undefined,
  loginRedirect: vi.fn<(asked: { prompt?: string }) => Promise<void>>(() => Promise.resolve()),
  loginPopup: vi.fn<(asked: { claims?: string }) => Promise<{ account: object }>>(),
  acquireTokenSilent: () => Promise.reject(new InteractionRequiredAuthError('Proof of another factor is asked for.')),
  clearCache: () => Promise.resolve(),
};

vi.mock('@azure/msal-browser', () => ({
  BrowserCacheLocation: { SessionStorage: 'sessionStorage' },
  CacheLookupPolicy: { AccessTokenAndRefreshToken: 1, RefreshToken: 2 },
  InteractionRequiredAuthError,
  ServerError: class extends Error {},
  createStandardPublicClientApplication: () => Promise.resolve(msal),
}));

const settings = { clientId: 'c', authority: 'https://login.example/t', scope: 'api://c/access' } as const;
const refused = new InteractionRequiredAuthError('AADSTS50105: the person is not assigned to a role for the application.');

/** The page as it is loaded anew: nothing is known but what the browser keeps. */
async function loaded() {
  vi.resetModules();
  return import('./session.ts');
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  msal.getActiveAccount = () => null;
  msal.getAllAccounts = () => [];
  msal.handleRedirectPromise.mockResolvedValue(null);
  msal.loginRedirect.mockClear();
});

/** A new tab asks for the person of before without a word, and is told that a person has to sign in by hand. */
async function askedInVain() {
  localStorage.setItem('signed-in-as', 'ada@contoso.com');
  const first = await loaded();
  void first.openSession(Promise.resolve(settings));
  await vi.waitFor(() => expect(msal.loginRedirect).toHaveBeenCalledTimes(1), 60_000);
  expect(msal.loginRedirect.mock.lastCall?.[0].prompt).toBe('none');
  msal.handleRedirectPromise.mockRejectedValueOnce(refused);
  const back = await loaded();
  expect(await back.openSession(Promise.resolve(settings))).toEqual({ person: undefined });
  return back;
}

test('why a sign-in by hand was refused is said, also where the tab had asked for the person of before in vain', async () => {
  const { signIn } = await askedInVain();
  void signIn();
  await vi.waitFor(() => expect(msal.loginRedirect).toHaveBeenCalledTimes(2), 60_000);
  msal.handleRedirectPromise.mockRejectedValueOnce(refused);
  const { openSession } = await loaded();
  expect((await openSession(Promise.resolve(settings))).fault).toBeDefined();
});

test('so it is where the person came back before there was an answer', async () => {
  localStorage.setItem('signed-in-as', 'ada@contoso.com');
  const { openSession, signIn } = await loaded();
  void openSession(Promise.resolve(settings));
  await vi.waitFor(() => expect(msal.loginRedirect).toHaveBeenCalledTimes(1), 60_000);
  void signIn();
  await vi.waitFor(() => expect(msal.loginRedirect).toHaveBeenCalledTimes(2), 60_000);
  msal.handleRedirectPromise.mockRejectedValueOnce(refused);
  const back = await loaded();
  expect((await back.openSession(Promise.resolve(settings))).fault).toBeDefined();
});

test('a tab that has asked for the person of before does not ask again', async () => {
  await askedInVain();
  localStorage.setItem('signed-in-as', 'ada@contoso.com');
  const { openSession } = await loaded();
  expect(await openSession(Promise.resolve(settings))).toEqual({ person: undefined });
  expect(msal.loginRedirect).toHaveBeenCalledTimes(1);
});

test('what Azure asks of the next sign-in is asked of it in a frame, too, though the frame is loaded anew before', async () => {
  vi.stubGlobal('parent', {});
  const reload = vi.spyOn(location, 'reload').mockReturnValue();
  msal.getActiveAccount = () => ({ username: 'ada@contoso.com', homeAccountId: 'a' });
  const before = await loaded();
  await before.openSession(Promise.resolve(settings));
  void before.tokenFor('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}');
  await vi.waitFor(() => expect(reload).toHaveBeenCalled(), 60_000);
  msal.getActiveAccount = () => null;
  const after = await loaded();
  await after.openSession(Promise.resolve(settings));
  msal.loginPopup.mockResolvedValue({ account: {} });
  void after.signIn();
  await vi.waitFor(() => expect(msal.loginPopup).toHaveBeenCalled(), 60_000);
  expect(msal.loginPopup.mock.lastCall?.[0].claims).toBe('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}');
  await vi.waitFor(() => expect(sessionStorage.getItem('claims-asked')).toBe(null), 60_000);
  vi.unstubAllGlobals();
});

test('a page that was drawn after a sign-in is hidden once it is left, and made anew where another person has signed in since', async () => {
  const reload = vi.spyOn(location, 'reload').mockReset();
  const broughtBack = Object.assign(new Event('pageshow'), { persisted: true });
  const { style } = document.documentElement;
  msal.getAllAccounts = () => [{ username: 'ada@contoso.com', homeAccountId: 'a' }];
  const { openSession } = await loaded();
  await openSession(Promise.resolve(settings));
  window.dispatchEvent(new Event('pagehide'));
  expect(style.visibility).toBe('hidden');
  window.dispatchEvent(broughtBack);
  expect(style.visibility).toBe('');
  window.dispatchEvent(new Event('pagehide'));
  msal.getAllAccounts = () => [{ username: 'bob@contoso.com', homeAccountId: 'b' }];
  window.dispatchEvent(broughtBack);
  expect(style.visibility).toBe('hidden');
  expect(reload).toHaveBeenCalled();
});
