import type { PortalFacts } from './portal-facts.ts';

type Settings = PortalFacts['signIn'];
type Texts = Partial<Record<string, unknown>>;

/** Somebody who has signed in in this tab, as the sign-in library has kept them. */
export type KeptPerson = { homeAccountId: string; name: string; username: string; tenantId: string };

// What MSAL 5 keeps in the storage of a session, by the names that it has there [R]: `kept-session.test.ts` holds it against the library. Where anything is
// other than here, nothing is read, and the library is asked.
const accountsKey = 'msal.3.account.keys';
const tokensKey = ({ clientId }: Settings): string => `msal.3.token.keys.${clientId}`;
const activeKey = ({ clientId }: Settings): string => `msal.${clientId}.active-account-filters`;

/** The library takes a token for ended five minutes before it is: it must last until Azure has answered [D]. */
const renewedBefore = 300;

function read(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return undefined;
  }
}

const thing = (value: unknown): Texts => (typeof value === 'object' && value !== null ? value : {});
const recordsOf = (names: unknown): Texts[] => (Array.isArray(names) ? names.map((name) => thing(read(String(name)))) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The person of this tab, known before the sign-in library is loaded; undefined where only it can tell. */
export function keptPerson(settings: Settings): KeptPerson | undefined {
  const { homeAccountId, localAccountId, tenantId } = thing(read(activeKey(settings)));
  const found = recordsOf(read(accountsKey)).filter(
    (one) => one['homeAccountId'] === homeAccountId && one['localAccountId'] === localAccountId && one['realm'] === tenantId,
  );
  const username = text(found[0]?.['username']);
  if (found.length !== 1 || username === '' || text(homeAccountId) === '' || text(tenantId) === '') return undefined;
  return { homeAccountId: text(homeAccountId), tenantId: text(tenantId), username, name: text(found[0]?.['name']) || username };
}

/** Their access token, as the library would give it out without asking anybody; undefined where there is none, or it is to be renewed. */
export function keptToken(settings: Settings, { homeAccountId, tenantId }: KeptPerson): string | undefined {
  const now = Date.now() / 1000;
  const fits = ({ target, tokenType, clientId, realm, ...one }: Texts): boolean =>
    one['homeAccountId'] === homeAccountId &&
    realm === tenantId &&
    clientId === settings.clientId &&
    tokenType === 'Bearer' &&
    text(target).toLowerCase().split(' ').includes(settings.scope.toLowerCase());
  const [token, ...others] = recordsOf(thing(read(tokensKey(settings)))['accessToken']).filter(fits);
  if (token === undefined || others.length > 0) return undefined;
  const isToRenew = token['refreshOn'] !== undefined && Number(token['refreshOn']) <= now;
  // A clock that was turned back says nothing of a token's age.
  const isFresh = Number(token['cachedAt']) <= now + 1 && Number(token['expiresOn']) > now + renewedBefore;
  return isFresh && !isToRenew ? text(token['secret']) || undefined : undefined;
}
