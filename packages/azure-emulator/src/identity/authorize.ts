import { redirectAnswer, type Answer, type Incoming } from '../pages/answer.ts';
import { messagePage } from '../pages/message-page.ts';
import type { Person, World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { checkScopes, type Grants } from './grants.ts';
import { isRegisteredRedirect, registrationOf, tenantId, type Registration } from '../world/registrations.ts';
import type { Sessions } from './sessions.ts';
import { SignInFailure, unknownApplication } from './sign-in-failure.ts';
import { signInPage } from './sign-in-page.ts';
import { clientInfoOf } from './tokens.ts';

/** What the authorize endpoint needs of the tenant. */
export type Tenant = { worlds: Worlds; grants: Grants; sessions: Sessions; controlOn: boolean };

type Asked = { query: URLSearchParams; application: Registration; redirectUri: string; cookies: string | undefined };

const prompts = ['none', 'login', 'select_account', 'consent'];

/** Answer the authorize endpoint: the page to pick a person, or the way back with a code or an error. */
export function authorize(tenant: Tenant, incoming: Incoming): Answer {
  const query = incoming.url.searchParams;
  const clientId = query.get('client_id') ?? '';
  const application = registrationOf(clientId);
  if (application === undefined) return refusalPage(tenant, unknownApplication(clientId, tenantId));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (application.kind !== 'spa' || !isRegisteredRedirect(redirectUri)) {
    return refusalPage(
      tenant,
      new SignInFailure(
        'invalid_request',
        50011,
        `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
      ),
    );
  }
  const asked: Asked = { query, application, redirectUri, cookies: incoming.headers['cookie'] };
  try {
    checkRequest(query);
    return signIn(tenant, asked, incoming.url);
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    return goBack(asked, { error: error.error, error_description: error.description });
  }
}

const refuse = (error: string, number: number, sentence: string): never => {
  throw new SignInFailure(error, number, sentence);
};

function checkRequest(query: URLSearchParams): void {
  const responseType = query.get('response_type') ?? '';
  if (responseType !== 'code')
    refuse('unsupported_response_type', 700051, `response_type '${responseType}' is not enabled for the application.`);
  const mode = query.get('response_mode') ?? 'query';
  if (mode !== 'query' && mode !== 'fragment')
    refuse('invalid_request', 70007, `'${mode}' is not a supported value of 'response_mode' in this emulator.`);
  if (!query.has('code_challenge'))
    refuse('invalid_request', 9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');
  if (query.get('code_challenge_method') !== 'S256')
    refuse('invalid_request', 9002325, "Proof Key for Code Exchange is required; 'code_challenge_method' must be 'S256'.");
  const prompt = query.get('prompt');
  if (prompt !== null && !prompts.includes(prompt)) refuse('invalid_request', 90023, `Unsupported 'prompt' value '${prompt}'.`);
  const scope = query.get('scope');
  if (scope === null) refuse('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.");
  checkScopes(scope ?? '');
}

function signIn(tenant: Tenant, asked: Asked, url: URL): Answer {
  const { query } = asked;
  const picked = query.get('pick');
  if (picked !== null) {
    const person = tenant.worlds.ofPerson(picked)?.personOf(picked);
    if (person === undefined)
      return refusalPage(
        tenant,
        new SignInFailure('invalid_request', 50034, 'The person who was picked is in no world of this emulator any more.'),
      );
    return goBackSignedIn(tenant, asked, person);
  }
  const prompt = query.get('prompt');
  const current = prompt === null || prompt === 'none' ? signedInPerson(tenant, asked) : undefined;
  if (current !== undefined) return goBackSignedIn(tenant, asked, current);
  if (prompt === 'none') throw new SignInFailure('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  return choicePage(tenant, asked, url);
}

function signedInPerson(tenant: Tenant, asked: Asked): Person | undefined {
  const objectId = tenant.sessions.personOf(asked.cookies);
  if (objectId === undefined) return undefined;
  const person = tenant.worlds.ofPerson(objectId)?.personOf(objectId);
  const hint = asked.query.get('login_hint')?.toLowerCase();
  return hint === undefined || hint === person?.userPrincipalName.toLowerCase() ? person : undefined;
}

function choicePage(tenant: Tenant, asked: Asked, url: URL): Answer {
  const linkWith = (name: string, value: string): string => {
    const link = new URL(url);
    link.searchParams.set(name, value);
    return link.pathname + link.search;
  };
  const hint = asked.query.get('login_hint') ?? undefined;
  const { worlds } = tenant;
  const world = hint === undefined ? (worlds.get(asked.query.get('world') ?? '') ?? worlds.all[0]) : worldOfHint(worlds, hint);
  return signInPage({
    application: asked.application,
    world,
    otherWorlds: hint === undefined ? worlds.all.filter((one) => one !== world) : [],
    hint,
    pick: (person) => linkWith('pick', person.objectId),
    show: (one) => linkWith('world', one.name),
    controlOn: tenant.controlOn,
  });
}

function worldOfHint(worlds: Worlds, hint: string): World | undefined {
  const person = worlds.personNamed(hint);
  return person === undefined ? undefined : worlds.ofPerson(person.objectId);
}

function goBackSignedIn(tenant: Tenant, asked: Asked, person: Person): Answer {
  const { query } = asked;
  const session = tenant.sessions.start(person.objectId);
  const code = tenant.grants.issueCode({
    objectId: person.objectId,
    clientId: asked.application.clientId,
    redirectUri: asked.redirectUri,
    challenge: query.get('code_challenge') ?? '',
    nonce: query.get('nonce') ?? undefined,
    scope: query.get('scope') ?? '',
  });
  return goBack(asked, { code, client_info: clientInfoOf(person), session_state: session.id }, { 'set-cookie': session.setCookie });
}

function goBack(asked: Asked, values: Record<string, string>, headers: Record<string, string> = {}): Answer {
  const state = asked.query.get('state');
  const answer = new URLSearchParams({ ...values, ...(state === null ? {} : { state }) });
  const mark = asked.query.get('response_mode') === 'fragment' ? '#' : '?';
  return redirectAnswer(302, `${asked.redirectUri}${mark}${answer.toString()}`, headers);
}

const refusalPage = (tenant: Tenant, failure: SignInFailure): Answer =>
  messagePage(400, { title: 'Sorry, but there is trouble signing you in', sentence: failure.description, controlOn: tenant.controlOn });
