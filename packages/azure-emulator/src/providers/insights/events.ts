import { lastPart, resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import type { Deed } from '../../world/activity-log.ts';
import { guidOf } from '../../world/guids.ts';
import { spaClientId, tenantId } from '../../world/registrations.ts';
import { callerName, type World } from '../../world/world.ts';

/** An event's moment, and how it is shown; what is shown of one is worked out for those of a page alone. */
export type Event = { at: number; deed: Deed; step: Step };

/** How far a piece of work has come by an event, with the HTTP status that it tells. */
type Step = { name: 'BeginRequest' | 'EndRequest'; status: 'Started' | 'Accepted' | 'Succeeded' | 'Failed'; http?: number; code?: string };

/** Events can be read 3 to 20 minutes after they happened [D]. */
export const shownAfterMs = 3 * 60_000;

/** What the log tells of a deed: that it began, how it was answered, and how the work ended where it went on after the answer. */
export function eventsOf(world: World, deed: Deed): Event[] {
  const begun = { at: deed.at, deed, step: { name: 'BeginRequest', status: 'Started' } } as const;
  if (deed.status >= 400) {
    const code = deed.code ?? '';
    return [begun, { at: deed.at, deed, step: { name: 'EndRequest', status: 'Failed', http: deed.status, code } }];
  }
  const status = deed.operation === undefined ? 'Succeeded' : 'Accepted';
  const answered = { at: deed.at, deed, step: { name: 'EndRequest', status, http: deed.status } } as const;
  const { endedAt, error } = world.operations.get(deed.operation ?? '') ?? {};
  if (endedAt === undefined) return [begun, answered];
  const step = error === undefined ? { status: 'Succeeded' as const } : { status: 'Failed' as const, code: error.code };
  return [begun, answered, { at: endedAt, deed, step: { name: 'EndRequest', ...step } }];
}

const words: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
};

/** Azure's moment with seven decimals. */
const momentOf = (ms: number): string => new Date(ms).toISOString().replace('Z', '0000Z');

const localizable = (value: string, localizedValue = value) => ({ value, localizedValue });

/** The days since year 1 in units of 100 ns, as .NET counts them. */
const ticksOf = (ms: number): string => String(BigInt(Math.floor(ms)) * 10_000n + 621_355_968_000_000_000n);

const schemas = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** The claims of the token that a caller came with, as far as they tell who it was. */
function claimsOf(world: World, objectId: string): Record<string, string> {
  const caller = world.callerOf(objectId);
  const always = {
    aud: 'https://management.core.windows.net/',
    'http://schemas.microsoft.com/identity/claims/tenantid': tenantId,
    'http://schemas.microsoft.com/identity/claims/objectidentifier': objectId,
  };
  if (caller === undefined) return always;
  if ('clientId' in caller) return { ...always, appid: caller.clientId, idtyp: 'app' };
  const { displayName, userPrincipalName } = caller;
  return {
    ...always,
    appid: spaClientId,
    name: displayName,
    [`${schemas}/name`]: userPrincipalName,
    [`${schemas}/upn`]: userPrincipalName,
    'http://schemas.microsoft.com/identity/claims/scope': 'user_impersonation',
  };
}

/** The type of what a resource id names, such as `Microsoft.DataProtection/backupVaults/backupInstances`. */
export function typeOfId(id: string): string {
  const at = id.toLowerCase().lastIndexOf('/providers/');
  if (at < 0) return resourceGroupOf(id) === id ? 'Microsoft.Resources/subscriptions/resourceGroups' : 'Microsoft.Resources/subscriptions';
  const [namespace = '', ...parts] = id.slice(at + '/providers/'.length).split('/');
  return [namespace, ...parts.filter((_, place) => place % 2 === 0)].join('/');
}

/** Whom the log names as the caller: by the name that one signs in with, an application by its client id [U]. */
function callerOf(world: World, { by }: Deed): string {
  const caller = world.callerOf(by);
  return caller === undefined ? by : callerName(caller);
}

/** One event as the log's API shows it [S, D]. */
export function shown(world: World, { at, deed, step }: Event): Record<string, unknown> {
  const seed = `${world.name}/deeds/${deed.number}`;
  const eventDataId = guidOf(`${seed}/${step.status}`);
  const type = typeOfId(deed.resourceId);
  const http = step.http === undefined ? '' : (words[step.http] ?? String(step.http));
  return {
    authorization: { action: deed.action, scope: deed.resourceId },
    caller: callerOf(world, deed),
    channels: 'Operation',
    claims: claimsOf(world, deed.by),
    correlationId: deed.correlationId,
    description: '',
    eventDataId,
    eventName: localizable(step.name, step.name === 'BeginRequest' ? 'Begin request' : 'End request'),
    category: localizable('Administrative'),
    eventTimestamp: momentOf(at),
    id: `${deed.resourceId}/events/${eventDataId}/ticks/${ticksOf(at)}`,
    httpRequest: {
      ...(deed.clientRequestId === undefined ? {} : { clientRequestId: deed.clientRequestId }),
      clientIpAddress: '203.0.113.10',
      method: deed.method,
    },
    level: step.status === 'Failed' ? 'Error' : 'Informational',
    operationId: guidOf(seed),
    operationName: localizable(deed.action),
    resourceGroupName: lastPart(resourceGroupOf(deed.resourceId)),
    resourceProviderName: localizable(type.split('/')[0] ?? ''),
    resourceType: localizable(type),
    resourceId: deed.resourceId,
    status: localizable(step.status),
    subStatus: localizable(http.replaceAll(' ', ''), http === '' ? '' : `${http} (HTTP Status Code: ${step.http ?? ''})`),
    submissionTimestamp: momentOf(at + shownAfterMs),
    subscriptionId: subscriptionOf(deed.resourceId),
    tenantId,
    properties: {
      ...(http === '' ? {} : { statusCode: http.replaceAll(' ', '') }),
      ...(step.code === undefined ? {} : { statusMessage: JSON.stringify({ error: { code: step.code } }) }),
      eventCategory: 'Administrative',
      entity: deed.resourceId,
    },
    relatedEvents: [],
  };
}
