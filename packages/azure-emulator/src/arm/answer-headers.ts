import { tenantId } from '../world/registrations.ts';
import { guidOf, isGuid } from '../world/guids.ts';
import type { Caller, World } from '../world/world.ts';
import { namespaceOf } from './routing/api-versions.ts';
import { callKind, callsLeft, type CallKind } from './throttling.ts';

// Counted apart from the world's own GUIDs: how often a page is read must not change the ids of what is made later.
type Answered = {
  count: number;
  answers: string;
  operations: string;
  edges: string;
  at: number;
  date: string;
  stamp: string;
  edge: string;
};

const answered = new WeakMap<World, Answered>();

/** How many answers a world has given, with the first parts of their GUIDs and the moment of the last one in words. */
function answeredBy(world: World): Answered {
  const known = answered.get(world) ?? {
    count: 0,
    answers: guidOf(`${world.name}/answers`).slice(0, 24),
    operations: guidOf(`${world.name}/operations`).slice(0, 24),
    edges: guidOf(`${world.name}/edges`).slice(0, 24).replaceAll('-', '').toUpperCase(),
    at: Number.NaN,
    date: '',
    stamp: '',
    edge: '',
  };
  answered.set(world, known);
  known.count += 1;
  const { now } = world.timeline;
  if (known.at === now) return known;
  const moment = new Date(now);
  return Object.assign(known, { at: now, date: moment.toUTCString(), stamp: stampOf(moment), edge: edgeAt(moment) });
}

// The server that took the call in, and when; only the first part is of the answer [R].
const edgeAt = (moment: Date): string => ` Ref B: BN1AA1000000001 Ref C: ${moment.toISOString().slice(0, 19)}Z`;

const stampOf = (moment: Date): string => moment.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

const always = {
  'Cache-Control': 'no-cache',
  Pragma: 'no-cache',
  Expires: '-1',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Cache': 'CONFIG_NOCACHE',
};

type Recorded = 'backup' | 'compute' | 'graph' | 'other';

/** The counters of calls that are left, as each provider's answers were recorded [R]; they fall only where the world throttles. */
const rateHeaders: Record<CallKind, (left: number | undefined, of: Recorded) => Record<string, string>> = {
  read: (left = 11_999) => ({ 'x-ms-ratelimit-remaining-subscription-reads': String(left) }),
  write: (left, of) => ({
    'x-ms-ratelimit-remaining-subscription-writes': String(left ?? (of === 'backup' ? 799 : 199)),
    ...(of === 'compute' ? {} : { 'x-ms-ratelimit-remaining-subscription-global-writes': of === 'backup' ? '11999' : '2999' }),
  }),
  delete: (left, of) => ({
    'x-ms-ratelimit-remaining-subscription-deletes': String(left ?? (of === 'compute' ? 799 : 199)),
    ...(of === 'compute' ? {} : { 'x-ms-ratelimit-remaining-subscription-global-deletes': '2999' }),
  }),
};

function recordedAs(path: string): Recorded {
  const namespace = namespaceOf(path)?.toLowerCase();
  return recordedNamespaces.get(namespace ?? '') ?? 'other';
}

const recordedNamespaces: ReadonlyMap<string, Recorded> = new Map([
  ['microsoft.dataprotection', 'backup'],
  ['microsoft.compute', 'compute'],
  ['microsoft.resourcegraph', 'graph'],
]);

/** Of this kind of call; what is left after it is known only when it was counted. */
export function rateHeadersOf(world: World, caller: Caller, method: string, path: string): Record<string, string> {
  const kind = callKind(method);
  const left = callsLeft(world, caller, kind, path);
  const of = recordedAs(path);
  // Resource Graph counts queries instead, by headers of its own [R].
  if (of === 'graph') return { 'x-ms-throttling-version': 'v2' };
  const isDeletedInstance = /\/deletedBackupInstances\//i.test(path);
  if (of !== 'backup' || (method === 'POST' && !isDeletedInstance))
    return { ...rateHeaders[kind](left, of), 'x-ms-throttling-version': 'v2' };
  const resourceRequests = String(left ?? (kind === 'read' ? 1099 : 799));
  return { 'x-ms-ratelimit-remaining-subscription-resource-requests': resourceRequests, 'x-ms-throttling-version': 'v1' };
}

/** Microsoft.ElasticSan names no character set, except where ARM itself lists (GetVolume, ListElasticSans) [R]; what extends a SAN is of another provider. */
export const contentTypeOf = (path: string): string => (ofElasticSan.test(path) ? 'application/json' : 'application/json; charset=utf-8');

const ofElasticSan = /\/Microsoft\.ElasticSan\/+(?:elasticSans|locations)\/+(?!.*\/providers\/)./i;

/** A caller may bring a correlation id of its own, so that one id runs through all that it does [D]. */
function correlationOf(asked: Record<string, string>): string | undefined {
  const brought = asked['x-ms-correlation-request-id'];
  return brought !== undefined && isGuid(brought) ? brought : undefined;
}

/** What ARM puts on the answer to a caller whom it does not know: the ids and the moment are not those of a world. */
export function strangerHeaders(now: number, id: string, asked: Record<string, string>): Record<string, string> {
  return {
    ...always,
    Date: new Date(now).toUTCString(),
    'x-ms-request-id': id,
    'x-ms-correlation-request-id': correlationOf(asked) ?? id,
    'x-ms-routing-request-id': `EASTUS2:${stampOf(new Date(now))}:${id}`,
    'X-MSEdge-Ref': `Ref A: ${id.replaceAll('-', '').toUpperCase()}${edgeAt(new Date(now))}`,
  };
}

/** What ARM puts on every answer [R]. */
export function answerHeaders(world: World, caller: Caller, asked: Record<string, string>): Record<string, string> {
  const { count, answers, operations, edges, date, stamp, edge } = answeredBy(world);
  const place = count.toString(16).padStart(12, '0');
  const id = answers + place;
  const headers: Record<string, string> = {
    ...always,
    Date: date,
    'x-ms-request-id': id,
    'x-ms-correlation-request-id': correlationOf(asked) ?? id,
    'x-ms-routing-request-id': `EASTUS2:${stamp}:${id}`,
    'x-ms-operation-identifier': `tenantId=${tenantId},objectId=${caller.objectId}/eastus2/${operations}${place}`,
    'X-MSEdge-Ref': `Ref A: ${edges}${place.toUpperCase()}${edge}`,
  };
  const own = asked['x-ms-client-request-id'];
  if (own !== undefined && asked['x-ms-return-client-request-id']?.toLowerCase() === 'true') headers['x-ms-client-request-id'] = own;
  return headers;
}
