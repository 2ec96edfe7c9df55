import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { lastPart, resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import type { Deed } from '../../world/activity-log.ts';
import { eventsOf, shown, shownAfterMs, typeOfId, type Event } from './events.ts';
import { askedBy, type Asked, type Field } from './filter.ts';
import { LogRefusal, tooLongAgo, unknownProperty } from './refusals.ts';

const dayMs = 86_400_000;
const keptMs = 90 * dayMs;

const valueOf: Record<Field, (deed: Deed) => string> = {
  resourceGroupName: ({ resourceId }) => lastPart(resourceGroupOf(resourceId)),
  resourceUri: ({ resourceId }) => resourceId,
  resourceProvider: ({ resourceId }) => typeOfId(resourceId).split('/')[0] ?? '',
  correlationId: ({ correlationId }) => correlationId,
};

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The events that fit, the newest first. */
function eventsIn({ world }: ArmRequest, subscriptionId: string, { from, to, of }: Asked): Event[] {
  const shownUntil = world.timeline.now - shownAfterMs;
  return world.activity.all
    .filter((deed) => sameText(subscriptionOf(deed.resourceId), subscriptionId))
    .filter((deed) => of === undefined || sameText(valueOf[of.field](deed), of.value))
    .flatMap((deed) => eventsOf(world, deed))
    .filter(({ at }) => at >= from && at <= to && at <= shownUntil)
    .toReversed()
    .sort((one, other) => other.at - one.at);
}

const queryOf = ({ query }: ArmRequest, wanted: string): string | undefined =>
  [...query].find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Names that events can be cut down to [S]; `id` comes along in Azure's own example, and the rest of it in what clients of theirs send. */
const selectable = new Set(
  [
    'authorization caller category claims correlationId description eventDataId eventName eventTimestamp httpRequest id level operationId',
    'operationName properties resourceGroupName resourceId resourceProviderName resourceType status subStatus submissionTimestamp',
    'subscriptionId',
  ].flatMap((line) => line.split(' ')),
);

/** The properties that `$select` names; all where it is not there. */
function selected(select: string | undefined): ((event: Record<string, unknown>) => unknown) | undefined {
  if (select === undefined || select.trim() === '') return undefined;
  const names = select.split(',').map((name) => name.trim());
  const chosen = names.map((name) => {
    const known = [...selectable].find((one) => sameText(one, name));
    if (known === undefined) throw unknownProperty(name);
    return known;
  });
  return (event) => Object.fromEntries(chosen.map((name) => [name, event[name]]));
}

function listEvents(request: ArmRequest): ArmResponse {
  const { world } = request;
  try {
    const asked = askedBy(queryOf(request, '$filter'), world.timeline.now);
    if (asked.from < world.timeline.now - keptMs) throw tooLongAgo();
    const cut = selected(queryOf(request, '$select')) ?? ((event) => event);
    const events = eventsIn(request, part(request, 'subscriptionId'), asked);
    return { status: 200, body: pageOf(request, events, (event) => cut(shown(world, event))) };
  } catch (refusal) {
    if (!(refusal instanceof LogRefusal)) throw refusal;
    return { status: 400, body: { Code: 'BadRequest', Message: refusal.message } };
  }
}

/** Versions of the Activity log, the newest first. */
export const activityVersions: readonly string[] = ['2015-04-01', '2014-04-01'];

/** Microsoft.Insights, as far as a subscription's Activity log goes: who has done what, and when. */
export const insightsRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values',
    apiVersions: activityVersions,
    action: 'Microsoft.Insights/eventtypes/values/read',
    handle: listEvents,
  },
];
