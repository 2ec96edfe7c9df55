import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import { isInHostPage } from './host-page.ts';
import { keptPerson, keptToken, type KeptPerson } from './kept-session.ts';
import { answered, asking, awaitsAnswer, forgetPerson, lastPerson, rememberPerson } from './last-person.ts';
import type { PortalFacts } from './portal-facts.ts';
import { toSignInFault, type SignInFault } from './sign-in-faults.ts';

type Settings = PortalFacts['signIn'];

/** Who is signed in. */
export type Person = { name: string; username: string };

/** How the sign-in stands when the portal opens. */
export type Session = { person: Person | undefined; fault?: SignInFault };

type Open = { msal: IPublicClientApplication; settings: Settings; account: AccountInfo | undefined };

let open: Open | undefined;
/** Who is signed in in this tab, known without the sign-in library: nothing of it is on the way to what they came for. */
let kept: { person: KeptPerson; settings: Settings } | undefined;
let connecting: Promise<Open> | undefined;
/** Who is likely to sign in here: the address of a frame has named them, or their session with Entra has ended. */
let hinted: string | undefined;
/** Calls that are made before it is known who is signed in wait for that. */
let opening: Promise<unknown> = Promise.resolve();

const returnToKey = 'return-to';
/** What Azure asks of the next sign-in of a frame: it is loaded anew before the person can answer. */
const claimsKey = 'claims-asked';

const loadSignIn = () => import('./sign-in-library.ts');

const here = () => `${location.pathname}${location.search}`;

/** Whether the address names the person who is to be signed in. */
const namesPerson = (): boolean => new URL(location.href).searchParams.has('login_hint');

/** Whether this tab has kept a sign-in, or is on its way back from one. */
const hasSession = (): boolean =>
  location.hash !== '' || Object.keys(sessionStorage).some((name) => name.startsWith('msal.') && name.includes('account'));

/** Whether the way leads to the sign-in page first, most of the time: the portal is loaded by whoever stays. */
export const leadsAway = (): boolean => !isInHostPage && (namesPerson() || (lastPerson() !== undefined && !hasSession()));

/** Takes `login_hint` out of the address, so that it is neither seen, bookmarked nor used twice. */
function takeLoginHint(): string | undefined {
  const address = new URL(location.href);
  const hint = address.searchParams.get('login_hint') ?? undefined;
  if (hint === undefined) return undefined;
  address.searchParams.delete('login_hint');
  history.replaceState(history.state, '', `${address.pathname}${address.search}${address.hash}`);
  return hint;
}

function returnToStart(): void {
  const start = sessionStorage.getItem(returnToKey);
  sessionStorage.removeItem(returnToKey);
  // One slash exactly: two would name another host.
  if (start !== null && /^\/(?!\/)/.test(start)) history.replaceState(null, '', start);
}

const personOf = (account: AccountInfo): Person => ({ name: account.name ?? account.username, username: account.username });

/** Where the sign-in page stands; where nobody says, it is where the authority is. */
function isHttps({ authority, authorityMetadata }: Settings): boolean {
  if (authorityMetadata === undefined) return authority.startsWith('https:');
  const { authorization_endpoint: page } = JSON.parse(authorityMetadata) as { authorization_endpoint?: string };
  return page?.startsWith('https:') === true;
}

async function connect(settings: Settings): Promise<Open> {
  const { BrowserCacheLocation, createStandardPublicClientApplication } = await loadSignIn();
  const msal = await createStandardPublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      ...(settings.authorityMetadata === undefined ? {} : { authorityMetadata: settings.authorityMetadata }),
      redirectUri: `${location.origin}/`,
      // Browsers keep a frame apart from windows of its own site when the page around it is of another: the relay speaks to both. It takes an
      // https sign-in page alone; that of the emulator is on this machine, as is whatever frames it.
      ...(isInHostPage && isHttps(settings) ? { popupRelayUri: '/sign-in-relay.html' } : {}),
      postLogoutRedirectUri: `${location.origin}/`,
    },
    cache: { cacheLocation: BrowserCacheLocation.SessionStorage },
  });
  return { msal, settings, account: undefined };
}

/** The sign-in library, loaded by whoever needs more of it than the token that is kept; undefined before the session was opened. */
async function connected(): Promise<Open | undefined> {
  if (open !== undefined || kept === undefined) return open;
  const { settings } = kept;
  connecting ??= connect(settings).then(async (found) => {
    // It ends whatever this tab had begun, and tells the library that no answer has come.
    await found.msal.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    return { ...found, account: found.msal.getActiveAccount() ?? undefined };
  });
  try {
    open = await connecting;
  } finally {
    connecting = undefined;
  }
  return open;
}

/** Loads the sign-in library ahead of its need, while the files are there that belong to this page. */
export async function prepareSignIn(): Promise<void> {
  await loadSignIn().catch(() => undefined);
}

/** Takes up the session that this tab has kept, if its token is still good; tells who it is. */
function takeUp(settings: Settings, hint: string | undefined): Person | undefined {
  // What stands behind the # is the answer of the sign-in page, which the library reads.
  const person = location.hash === '' ? keptPerson(settings) : undefined;
  if (person === undefined || keptToken(settings, person) === undefined) return undefined;
  if (hint !== undefined && person.username.toLowerCase() !== hint.toLowerCase()) return undefined;
  kept = { person, settings };
  if (isInHostPage) hinted = hint;
  guardKeptPage(() => keptPerson(settings)?.homeAccountId === person.homeAccountId);
  rememberPerson(person.username);
  return { name: person.name, username: person.username };
}

/**
 * Finish a sign-in that is under way, or find the one of before. Resolves without a person when nobody is
 * signed in; does not resolve when the browser is on its way to the sign-in page.
 */
export function openSession(settings: Promise<Settings>): Promise<Session> {
  const opened = openWith(settings, takeLoginHint());
  opening = opened.catch(() => undefined);
  return opened;
}

async function openWith(asked: Promise<Settings>, hint: string | undefined): Promise<Session> {
  const settings = await asked;
  const before = takeUp(settings, hint);
  if (before !== undefined) return { person: before };
  try {
    open ??= await connect(settings);
    const { msal } = open;
    const back = await answerOf(msal);
    if (back !== null) {
      msal.setActiveAccount(back.account);
      returnToStart();
    }
    open.account = msal.getActiveAccount() ?? msal.getAllAccounts()[0];
    const drawnFor = open.account?.homeAccountId;
    guardKeptPage(() => msal.getAllAccounts().some(({ homeAccountId }) => homeAccountId === drawnFor));
    // A window opens for a press alone: in a frame the person is asked for one.
    if (isInHostPage) {
      hinted = hint;
      if (open.account === undefined) reloadWhenSignedIn(msal);
    }
    if (!isInHostPage && hint !== undefined && open.account?.username.toLowerCase() !== hint.toLowerCase()) await signIn(hint);
    if (open.account !== undefined) rememberPerson(open.account.username);
    else if (!isInHostPage) await askForLastPerson();
    return { person: open.account === undefined ? undefined : personOf(open.account) };
  } catch (error) {
    return { person: undefined, fault: toSignInFault(error) };
  }
}

/** What the sign-in page answers to the way there that ends here; null where this is none, or the person is to sign in by hand. */
async function answerOf(msal: IPublicClientApplication) {
  const wasSilent = awaitsAnswer();
  answered();
  try {
    return await msal.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  } catch (error) {
    const { InteractionRequiredAuthError } = await loadSignIn();
    if (!wasSilent || !(error instanceof InteractionRequiredAuthError)) throw error;
    // Their session is over, or somebody else's now. Nobody has done anything wrong: they sign in, and are back at the place asked for.
    hinted = forgetPerson();
    returnToStart();
    return null;
  }
}

/** A new tab knows nobody: whoever is still signed in with Entra is so here, too, without being asked. */
async function askForLastPerson(): Promise<void> {
  const name = lastPerson();
  if (name === undefined) return;
  asking();
  await signIn(name, 'none');
}

// The page is about to be left: whoever waits for an answer has none to come.
const leaving = () => new Promise<never>(() => undefined);

/** Go to the sign-in page, or past it where nobody is to be asked; afterwards the browser is back at this address. Rejects with the library's error. */
export async function signIn(loginHint = hinted, prompt?: 'none'): Promise<never> {
  const opened = await connected();
  if (opened === undefined) throw new Error('The sign-in has not been opened.');
  if (isInHostPage) return signInInWindow(opened, loginHint);
  if (prompt === undefined) answered();
  // After a sign-in that was refused the address is the redirect's; the place asked for is still kept.
  if (location.pathname !== '/' || sessionStorage.getItem(returnToKey) === null) sessionStorage.setItem(returnToKey, here());
  await opened.msal.loginRedirect({
    scopes: [opened.settings.scope],
    ...(loginHint === undefined ? {} : { loginHint }),
    ...(prompt === undefined ? {} : { prompt }),
  });
  return leaving();
}

/** Other blades of the same page share its session: once one is signed in, all are. */
function reloadWhenSignedIn(msal: IPublicClientApplication): void {
  window.addEventListener('storage', ({ storageArea }) => {
    if (storageArea === sessionStorage && msal.getAllAccounts().length > 0) location.reload();
  });
}

/** A frame cannot go to the sign-in page, which lets itself be framed by nobody: a window does, and the frame is loaded anew. */
async function signInInWindow({ msal, settings }: Open, loginHint: string | undefined): Promise<never> {
  const claims = sessionStorage.getItem(claimsKey);
  const { account } = await msal.loginPopup({
    scopes: [settings.scope],
    redirectUri: `${location.origin}/signed-in.html`,
    ...(loginHint === undefined ? {} : { loginHint }),
    ...(claims === null ? {} : { claims }),
  });
  sessionStorage.removeItem(claimsKey);
  msal.setActiveAccount(account);
  location.reload();
  return leaving();
}

/** Sign out here and at the sign-in provider. */
export async function signOut(): Promise<void> {
  const opened = await connected();
  if (opened === undefined) return;
  forgetPerson();
  await opened.msal.logoutRedirect(opened.account === undefined ? {} : { account: opened.account });
}

/** The person who is signed in. */
export function signedInPerson(): Person | undefined {
  if (open === undefined) return kept && { name: kept.person.name, username: kept.person.username };
  return open.account === undefined ? undefined : personOf(open.account);
}

/**
 * An access token for the portal's own API, from the cache or renewed; undefined when nobody is signed in.
 * `claims` is Azure's challenge, to be answered by a new token. Where only the person can answer, the browser
 * goes to the sign-in page and comes back to this address.
 */
export async function tokenFor(claims?: string): Promise<string | undefined> {
  await opening;
  const ready = claims === undefined && kept !== undefined ? keptToken(kept.settings, kept.person) : undefined;
  if (ready !== undefined) return ready;
  const opened = await connected();
  if (opened?.account === undefined) return undefined;
  const { msal, settings, account } = opened;
  const { CacheLookupPolicy, InteractionRequiredAuthError, ServerError } = await loadSignIn();
  const wanted = { scopes: [settings.scope], account, ...(claims === undefined ? {} : { claims }) };
  try {
    const policy = claims === undefined ? CacheLookupPolicy.AccessTokenAndRefreshToken : CacheLookupPolicy.RefreshToken;
    return (await msal.acquireTokenSilent({ ...wanted, cacheLookupPolicy: policy })).accessToken;
  } catch (error) {
    // A refresh token that ended or was revoked is an invalid grant, which the library leaves to us.
    const isOver = error instanceof ServerError && error.errorCode === 'invalid_grant';
    if (!isOver && !(error instanceof InteractionRequiredAuthError)) throw error;
    if (isInHostPage) {
      if (claims !== undefined) sessionStorage.setItem(claimsKey, claims);
      await msal.clearCache({ account });
      location.reload();
      return leaving();
    }
    sessionStorage.setItem(returnToKey, here());
    await msal.acquireTokenRedirect({ ...wanted, loginHint: account.username });
    return leaving();
  }
}

/**
 * A browser keeps a page that is left and brings it back as it was, estate and all, also after the person has signed out.
 * So a page is not to be seen once it is left, and is shown again only to the person it was drawn for; for anybody else it is made anew.
 */
function guardKeptPage(isStillTheirs: () => boolean): void {
  const { style } = document.documentElement;
  window.addEventListener('pagehide', () => (style.visibility = 'hidden'));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || isStillTheirs()) style.visibility = '';
    else location.reload();
  });
}
