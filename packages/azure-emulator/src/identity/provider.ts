import { jsonAnswer, redirectAnswer, type Answer, type Incoming, type Sendable } from '../pages/answer.ts';
import { messagePage } from '../pages/message-page.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { ArmTokens, type ArmTokenVerdict } from './arm-token.ts';
import { authorize, type Tenant } from './authorize.ts';
import { ClientAssertions, type Trusted } from './client-assertion.ts';
import { clientOf } from './clients.ts';
import { instanceDiscovery, openidConfiguration } from './discovery.ts';
import { faultyAnswer } from './faulty.ts';
import { Grants } from './grants.ts';
import { isLoopbackOrigin, isRegisteredRedirect, tenantId } from '../world/registrations.ts';
import { Sessions } from './sessions.ts';
import { failureBody, noTenant, SignInFailure, unknownTenant } from './sign-in-failure.ts';
import type { Tokens } from './tokens.ts';

/** The endpoints at which a client first meets a tenant. */
const elsewhere = /^\/([^/]+)\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/openid-configuration)$/;

const noTenants = new Set(['common', 'organizations', 'consumers']);

/** The OpenID provider of the emulator's one tenant. It runs on the real clock, unlike everything else here. */
export class Identity {
  readonly tokens: Tokens;
  #armTokens: ArmTokens;
  #tenant: Tenant;
  #assertions: ClientAssertions;

  constructor(tokens: Tokens, worlds: Worlds, { control: controlOn = false, trusted = {} }: { control?: boolean; trusted?: Trusted }) {
    this.tokens = tokens;
    this.#assertions = new ClientAssertions(tokens.origin, trusted);
    this.#armTokens = new ArmTokens(tokens);
    this.#tenant = { worlds, grants: new Grants(tokens, worlds), sessions: new Sessions(tokens.origin), controlOn };
  }

  /** The moment on the provider's clock, for calls that belong to no world. */
  get now(): number {
    return Date.now();
  }

  /** Whose call to Azure Resource Manager this is, by its `Authorization` header. */
  verifyArmToken(header: string | undefined): Promise<ArmTokenVerdict> {
    return this.#armTokens.verify(header);
  }

  /** Have Azure Resource Manager challenge every token that a person or service principal has today. */
  challengeClaims(objectId: string): void {
    this.#armTokens.challenges.order(objectId);
  }

  /** Revoke a person's sign-in sessions, as an administrator does in Entra ID: whoever it is must sign in anew. */
  revokeSessions(objectId: string): void {
    this.#tenant.grants.revoke(objectId);
    this.#tenant.sessions.endAll(objectId);
  }

  /** Whether a path is the provider's. */
  isMine(path: string): boolean {
    return path.startsWith(`/${tenantId}/`) || path.startsWith('/common/') || elsewhere.test(path);
  }

  async answer(incoming: Incoming): Promise<Sendable> {
    const { method, url } = incoming;
    if (method === 'OPTIONS') return preflight(incoming);
    const route = `${method === 'HEAD' ? 'GET' : method} ${url.pathname.replace(`/${tenantId}/`, '/{tenant}/')}`;
    const anyOrigin = { 'access-control-allow-origin': '*' };
    switch (route) {
      case 'GET /{tenant}/v2.0/.well-known/openid-configuration':
        return faultyAnswer(this.#tenant.worlds.all, 'discovery') ?? jsonAnswer(200, openidConfiguration(this.tokens.origin), anyOrigin);
      case 'GET /{tenant}/discovery/v2.0/keys':
        return faultyAnswer(this.#tenant.worlds.all, 'keys') ?? jsonAnswer(200, { keys: this.tokens.keys }, anyOrigin);
      case 'GET /common/discovery/instance':
        return jsonAnswer(200, instanceDiscovery(this.tokens.origin), anyOrigin);
      case 'GET /{tenant}/oauth2/v2.0/authorize':
        return authorize(this.#tenant, incoming);
      case 'POST /{tenant}/oauth2/v2.0/token':
        return this.#token(incoming);
      case 'GET /{tenant}/oauth2/v2.0/logout':
        return this.#logout(incoming);
      default:
        return (
          this.#elsewhere(incoming) ??
          jsonAnswer(404, { error: 'not_found', error_description: `The emulator's sign-in has no ${method} ${url.pathname}.` })
        );
    }
  }

  /** Other tenants and those that are none, as Entra refuses them; nothing where the path names neither. */
  #elsewhere({ method, url }: Incoming): Answer | undefined {
    const [, tenant = '', endpoint] = elsewhere.exec(url.pathname) ?? [];
    if (tenant === tenantId || endpoint === undefined || method !== (endpoint.endsWith('token') ? 'POST' : 'GET')) return undefined;
    if (noTenants.has(tenant)) return method === 'POST' ? jsonAnswer(400, failureBody(noTenant())) : undefined;
    const error = method === 'POST' ? 'invalid_request' : 'invalid_tenant';
    return jsonAnswer(400, failureBody(unknownTenant(tenant, error)), { 'access-control-allow-origin': '*' });
  }

  async #token(incoming: Incoming): Promise<Sendable> {
    const cors = corsOf(incoming);
    try {
      const form = new URLSearchParams(incoming.body);
      const client = await clientOf(form, incoming, this.#tenant.worlds, this.#assertions);
      const faulty = faultyAnswer(this.#worldsOf(form), 'token');
      if (faulty !== undefined) return { ...faulty, headers: { ...faulty.headers, ...cors } };
      return jsonAnswer(200, await this.#tenant.grants.redeem(form, client), cors);
    } catch (error) {
      if (!(error instanceof SignInFailure)) throw error;
      return jsonAnswer(error.error === 'invalid_client' ? 401 : 400, failureBody(error), cors);
    }
  }

  /** The world of the person for whom a token is asked, where the request says who it is. */
  #worldsOf(form: URLSearchParams): World[] {
    const { worlds, grants } = this.#tenant;
    const who = grants.subjectOf(form);
    const world = who === undefined ? undefined : worlds.ofPerson(who);
    return world === undefined ? [] : [world];
  }

  #logout(incoming: Incoming): Answer {
    const query = incoming.url.searchParams;
    const headers = { 'set-cookie': this.#tenant.sessions.end(incoming.headers['cookie']) };
    const target = query.get('post_logout_redirect_uri') ?? '';
    if (!isRegisteredRedirect(target)) {
      return messagePage(
        200,
        { title: 'You signed out of your account', sentence: 'You can close this window.', controlOn: this.#tenant.controlOn },
        headers,
      );
    }
    const state = query.get('state');
    return redirectAnswer(302, state === null ? target : `${target}?${new URLSearchParams({ state }).toString()}`, headers);
  }
}

function corsOf(incoming: Incoming): Record<string, string> {
  const origin = incoming.headers['origin'];
  return origin !== undefined && isLoopbackOrigin(origin) ? { 'access-control-allow-origin': origin, vary: 'Origin' } : { vary: 'Origin' };
}

const preflight = (incoming: Incoming): Answer => ({
  status: 204,
  headers: {
    ...corsOf(incoming),
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? 'content-type',
    'access-control-max-age': '600',
  },
  body: '',
});
