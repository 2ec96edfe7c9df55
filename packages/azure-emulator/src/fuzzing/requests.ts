import { allRoutes } from '../providers/all-routes.ts';
import type { ArmRoute } from '../arm/routing/routes.ts';
import { spaClientId, tenantId } from '../world/registrations.ts';
import type { Dice } from './dice.ts';
import { newNames, sensibleBody, type Known } from './sensible.ts';
import { mutated, nested, strangeTexts, strangeValue } from './strange.ts';

/** A request of the barrage, ready to be sent and to be printed. */
export type Shot = { method: string; path: string; headers: Record<string, string>; body?: string };

/** What the barrage knows of its target. */
export type Target = Known & {
  world: string;
  tokens: readonly string[];
  client: { clientId: string; clientSecret: string };
  people: readonly string[];
  /** Where the answers so far have told clients to go on. */
  links: string[];
};

const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'TRACE'];

/** The next request: mostly of Azure's routes, some of the sign-in, of the control endpoints and of nowhere. */
export function nextShot(dice: Dice, target: Target): Shot {
  const throw_ = dice.next();
  const shot = throw_ < 0.8 ? armShot(dice, target) : throw_ < 0.9 ? signInShot(dice, target) : controlShot(dice, target);
  return { ...shot, path: sendable(dice.chance(0.15) ? bent(shot.path, dice) : shot.path) };
}

function armShot(dice: Dice, target: Target): Shot {
  if (target.links.length > 0 && dice.chance(0.1))
    return { method: 'GET', path: dice.pick(target.links), headers: headersOf(dice, target) };
  const route = routeFor(dice);
  const method = dice.chance(0.9) ? route.method : dice.pick(methods);
  const path = `${pathOf(route, dice, target)}?${queryOf(route, dice, target)}`;
  const shot = { method, path, headers: headersOf(dice, target) };
  if (['GET', 'HEAD', 'TRACE'].includes(method)) return shot;
  const headers = dice.chance(0.97) ? { ...shot.headers, 'content-type': dice.pick(jsonTypes) } : shot.headers;
  return { ...shot, headers, body: bodyFor(dice, () => sensibleBody(route.template, target, dice)) };
}

// Another type is refused before the body is read.
const jsonTypes = [...Array<string>(20).fill('application/json'), 'Application/JSON; charset=utf-8', 'text/plain', ''];

/** What everything else hangs on is seldom deleted or switched off. */
function routeFor(dice: Dice): ArmRoute {
  const route = dice.pick(allRoutes);
  const { method, template } = route;
  const ends = method === 'DELETE' && /\{(resourceGroup|elasticSan|volumeGroup|vault)Name\}$/.test(template);
  const hinders = method === 'DELETE' || template.endsWith('/unregister') || template.includes('/locks');
  return (ends && dice.chance(0.95)) || (hinders && dice.chance(0.7)) ? routeFor(dice) : route;
}

/** Something that is there as far as the template goes along with it, and new names from there on. */
function pathOf({ template }: ArmRoute, dice: Dice, { ids }: Target): string {
  const parts = template.split('/').slice(1);
  const start = dice.chance(0.9) ? dice.pick(startsOf(template, ids)) : '';
  const given = start.split('/').slice(1);
  const scope = parts[0] === '{scope}' ? dice.pick(ids).slice(1) : '';
  return parts
    .map((part, index) => {
      if (!part.startsWith('{')) return `/${part}`;
      if (dice.chance(0.03)) return `/${encodeURIComponent(dice.pick(strangeTexts).toWellFormed())}`;
      return `/${part === '{scope}' ? scope : encodeURIComponent(given[index] ?? dice.pick(newNames))}`;
    })
    .join('');
}

const starts = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/** The ids that go along with a template the farthest. */
function startsOf(template: string, ids: readonly string[]): readonly string[] {
  const ofThese = starts.get(ids) ?? new Map<string, readonly string[]>();
  starts.set(ids, ofThese);
  const known = ofThese.get(template);
  if (known !== undefined) return known;
  const fitting = ids.map((id) => ({ id, parts: partsTogether(template, id) }));
  const farthest = Math.max(...fitting.map(({ parts }) => parts));
  const found = fitting
    .filter(({ parts }) => parts === farthest)
    .map(({ id }) =>
      id
        .split('/')
        .slice(0, farthest + 1)
        .join('/'),
    );
  ofThese.set(template, found);
  return found;
}

function partsTogether(template: string, id: string): number {
  const parts = template.toLowerCase().split('/').slice(1);
  const given = id.toLowerCase().split('/').slice(1);
  const apart = parts.findIndex((part, index) => given[index] === undefined || (!part.startsWith('{') && part !== given[index]));
  return apart === -1 ? parts.length : apart;
}

function queryOf(route: ArmRoute, dice: Dice, { ids }: Target): string {
  const query = new URLSearchParams();
  if (dice.chance(0.95)) query.append('api-version', dice.chance(0.95) ? versionOf(route, dice) : dice.pick(strangeTexts));
  for (const name of ['$filter', '$top', '$skipToken', 'monitor', '__proto__', 'startDate']) {
    if (!dice.chance(0.06)) continue;
    const id = dice.pick(ids);
    const filters = ['atScope()', `principalId eq '${id}'`, `resourceType eq 'Microsoft.Compute/disks'`, "startDate eq '", 'name eq', id];
    query.append(name, dice.chance(0.5) ? dice.pick(filters) : dice.pick(strangeTexts));
  }
  return query.toString();
}

const versionOf = ({ apiVersions }: ArmRoute, dice: Dice): string => (dice.chance(0.7) ? (apiVersions[0] ?? '') : dice.pick(apiVersions));

function headersOf(dice: Dice, target: Target): Record<string, string> {
  const headers: Record<string, string> = {};
  const token = dice.pick(target.tokens);
  if (dice.chance(0.98)) headers['authorization'] = dice.chance(0.96) ? `Bearer ${token}` : brokenToken(token, dice);
  for (const name of [
    'x-forwarded-proto',
    'x-forwarded-host',
    'x-ms-client-request-id',
    'x-ms-return-client-request-id',
    'accept',
    'cookie',
  ])
    if (dice.chance(0.05)) headers[name] = latin(dice.pick(strangeTexts));
  for (const name of ['x-ms-delete-snapshots', 'x-ms-force-delete', 'x-ms-access-soft-deleted-resources', 'x-ms-return-client-request-id'])
    if (dice.chance(0.1)) headers[name] = 'true';
  return headers;
}

/** Cut, signed by nobody, of another kind, or no token at all. */
function brokenToken(token: string, dice: Dice): string {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  return dice.pick([
    `Bearer ${head}.${claims}.`,
    `Bearer ${none}.${claims}.`,
    `Bearer ${head}.${claims}.${signature.slice(2)}AA`,
    `Bearer ${head}.${Buffer.from('{"oid":{}}').toString('base64url')}.${signature}`,
    `bearer  ${token.slice(0, 40)}`,
    `Basic ${token}`,
    'Bearer',
    'Bearer ..',
    latin(dice.pick(strangeTexts)),
  ]);
}

/** As a client would send it, or mutated, or no JSON, or too deep, or too much. */
function bodyFor(dice: Dice, sensible: () => unknown): string {
  const throw_ = dice.next();
  if (throw_ < 0.4) return JSON.stringify(sensible());
  if (throw_ < 0.92) return JSON.stringify(mutated(sensible(), dice) ?? null);
  if (throw_ < 0.95) return JSON.stringify(sensible()).slice(0, -1 - dice.below(20));
  if (throw_ < 0.97) return JSON.stringify(strangeValue(dice) ?? null);
  if (throw_ < 0.985) return dice.chance(0.5) ? nested(200) : nested(20_000, '[', ']');
  if (throw_ < 0.998) return JSON.stringify({ properties: { huge: 'x'.repeat(1000 + dice.below(50_000)) } });
  return `{"properties":"${'x'.repeat(1_100_000)}"}`;
}

const signInPaths = ['v2.0/.well-known/openid-configuration', 'discovery/v2.0/keys', 'oauth2/v2.0/authorize', 'oauth2/v2.0/logout'];

function signInShot(dice: Dice, target: Target): Shot {
  if (dice.chance(0.5)) {
    const form = formOf(dice, target);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(dice.chance(0.3) ? { origin: 'http://localhost:4280' } : {}),
    };
    return { method: 'POST', path: `/${tenantId}/oauth2/v2.0/token`, headers, body: form };
  }
  const query = new URLSearchParams({
    client_id: spaClientId,
    redirect_uri: 'http://localhost:4280/',
    response_type: 'code',
    scope: 'openid offline_access',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    pick: dice.pick(target.people),
  });
  for (const name of new Set(query.keys())) if (dice.chance(0.05)) query.set(name, dice.pick(strangeTexts));
  const path = dice.chance(0.1) ? `/common/${dice.pick(strangeTexts)}` : `/${tenantId}/${dice.pick(signInPaths)}`;
  return { method: dice.chance(0.9) ? 'GET' : dice.pick(methods), path: `${path}?${query.toString()}`, headers: {} };
}

function formOf(dice: Dice, { client, tokens }: Target): string {
  const form = new URLSearchParams({
    grant_type: dice.pick(['client_credentials', 'authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:jwt-bearer']),
    client_id: dice.chance(0.5) ? client.clientId : spaClientId,
    client_secret: client.clientSecret,
    scope: 'https://management.azure.com/.default',
    code: dice.pick(strangeTexts),
    assertion: dice.pick(tokens),
  });
  const names = [...form.keys()];
  for (const name of names) if (dice.chance(0.08)) form.set(name, dice.pick(strangeTexts));
  for (const name of names) if (dice.chance(0.08)) form.delete(name);
  return form.toString();
}

const controlPaths = ['', 'requests', 'faults', 'resource', 'resources', 'blocks', 'tokens', 'locks', 'role-assignments', 'advance'];

/** What each of the control endpoints takes; faults are of actions that nobody asks for, because their answers would be 5xx of our own. */
function controlFields(path: string, dice: Dice, target: Target): Record<string, unknown> {
  const id = dice.pick(target.ids);
  switch (path) {
    case 'advance':
      return { ms: 1 + dice.below(3_600_000), evenIfIdle: true };
    case 'faults':
      return { kind: 'next-call', action: 'Nobody/asks/for/this', status: 503, code: 'Busy', message: 'Later.', times: 1 + dice.below(9) };
    case 'blocks':
      return { id, block: dice.below(64), text: dice.pick(strangeTexts) };
    case 'tokens':
      return { person: dice.pick(target.people), audience: dice.pick(['arm', 'bff', 'graph']) };
    case 'locks':
      return { scope: id, level: 'CanNotDelete', name: dice.pick(['keep', 'hold']) };
    default:
      return { name: dice.pick(strangeTexts), scenario: dice.pick(strangeTexts), id };
  }
}

function controlShot(dice: Dice, target: Target): Shot {
  const path = dice.pick(controlPaths);
  const id = dice.pick(target.ids);
  const query = new URLSearchParams({ id, type: dice.pick(strangeTexts), scope: id, principalId: dice.pick(strangeTexts) });
  const base = dice.chance(0.1) ? '/_emulator/worlds' : `/_emulator/worlds/${target.world}/${path}`;
  const removes = path === 'locks' || path === 'faults' || path === 'role-assignments';
  const method = dice.pick(removes ? ['GET', 'POST', 'DELETE', 'DELETE'] : ['GET', 'POST', 'POST', 'HEAD', 'PUT']);
  const headers = { 'content-type': dice.chance(0.9) ? 'application/json' : 'application/x-www-form-urlencoded' };
  const shot = {
    method,
    path: `${base}?${query.toString()}`,
    headers: { ...headers, ...(dice.chance(0.2) ? { accept: 'text/html' } : {}) },
  };
  if (method !== 'POST') return shot;
  const fields = controlFields(path, dice, target);
  // The field that nobody knows keeps a world from being made: each is a whole Azure.
  const kept = base.endsWith('/worlds') ? { ...fields, nonsense: 1 } : fields;
  if (dice.chance(0.5)) return { ...shot, body: JSON.stringify(kept) };
  // Without its action a fault would meet whoever asks next.
  if (path === 'faults') return { ...shot, body: JSON.stringify({ ...Object(mutated(kept, dice)), action: fields['action'] }) };
  return { ...shot, body: bodyFor(dice, () => kept) };
}

/** A path that no client should send. */
function bent(path: string, dice: Dice): string {
  const at = dice.below(path.length);
  return dice.pick([
    () => path.toUpperCase(),
    () => path.replaceAll('/', '//'),
    () => `${path.slice(0, at)}%${path.slice(at)}`,
    () => `${path.slice(0, at)}%c3%28${path.slice(at)}`,
    () => `${path.slice(0, at)}%2F${path.slice(at)}`,
    () => `${path.slice(0, at)}%00${path.slice(at)}`,
    () => `${path.slice(0, at)}/../${path.slice(at)}`,
    () => path.slice(0, at),
    () => path.slice(at),
    () => path.replace('?', '/?'),
    () => `${path}&${'x'.repeat(4000)}=1`,
    () => `http://elsewhere.example${path}`,
    () => `/${path}`,
    () => `${path}#${path}`,
  ])();
}

/** What HTTP itself would not carry is left out: this fires at the emulator, not at Node's parser. */
function sendable(path: string): string {
  const visible = path.replaceAll(/[^\x21-\x7e]/g, '');
  return /^(\/|http:\/\/)/.test(visible) ? visible : `/${visible}`;
}

const latin = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 2000);
