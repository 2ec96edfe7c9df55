import { numberAt, objectAt, requireObject, textAt, textsAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { managementGroupId, isCoveredBy } from '../../arm/reach.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { isGuid } from '../../world/guids.ts';
import type { Subscription } from '../../world/world.ts';
import { badQuery, notEmulated } from './refusals.ts';
import { readable } from './sight.ts';

/** What is asked: the query, where, and which part of the answer. */
export type QueryRequest = {
  query: string;
  subscriptions: Subscription[];
  top: number;
  skip: number;
  skipToken: string | undefined;
  isTable: boolean;
};

/** Records in one answer at most, and where nothing is said [D, C]. */
const mostRecords = 1000;

/** The body of a query, checked. */
export function queryRequestOf(request: ArmRequest): QueryRequest {
  const { body } = request;
  requireObject(body);
  requireKinds(body, { query: 'text', subscriptions: 'texts', managementGroups: 'texts', options: 'object', facets: 'objects' });
  requireKinds(body, { 'options.$top': 'number', 'options.$skip': 'number', 'options.$skipToken': 'text', 'options.resultFormat': 'text' });
  const query = textAt(body, 'query') ?? '';
  if (query.trim() === '') throw badQuery(request, 'EmptyQuery', 'The query must not be empty.');
  refuseUnknown(body);
  const options = objectAt(body, 'options');
  const top = numberAt(options, '$top') ?? mostRecords;
  if (!Number.isInteger(top) || top < 1 || top > mostRecords) {
    throw badQuery(request, 'InvalidOptions', `The value of $top must be between 1 and ${mostRecords}.`);
  }
  const skip = numberAt(options, '$skip') ?? 0;
  if (!Number.isInteger(skip) || skip < 0) throw badQuery(request, 'InvalidOptions', 'The value of $skip must not be negative.');
  return { query, subscriptions: subscriptionsOf(request), top, skip, skipToken: textAt(options, '$skipToken'), isTable: isTable(request) };
}

function refuseUnknown(body: unknown): void {
  const facets = valueAt(body, 'facets');
  if (Array.isArray(facets) && facets.length > 0) throw notEmulated('facets');
  const filter = textAt(body, 'options', 'authorizationScopeFilter');
  if (filter !== undefined && filter !== 'AtScopeAndBelow') throw notEmulated(`authorizationScopeFilter '${filter}'`);
}

/** Objects, unless a table is asked for: so does the REST API answer where nothing is said [C]. */
function isTable(request: ArmRequest): boolean {
  const format = textAt(request.body, 'options', 'resultFormat')?.toLowerCase() ?? 'objectarray';
  if (format === 'table' || format === 'objectarray') return format === 'table';
  throw badQuery(request, 'InvalidOptions', `The result format '${format}' is not known.`);
}

/**
 * Subscriptions that were asked for, by themselves or by a management group over them; all where none was. Those that the caller has no role in
 * are left out without a word; only where none is left, the query is refused [C].
 */
function subscriptionsOf(request: ArmRequest): Subscription[] {
  const { world, caller, body } = request;
  const asked = textsAt(body, 'subscriptions');
  const groups = textsAt(body, 'managementGroups');
  const wrong = asked.find((id) => !isGuid(id));
  // The code is a reported one [C], the words are ours [U].
  if (wrong !== undefined) throw badQuery(request, 'SubscriptionsContainInvalidGuids', `The subscription '${wrong}' is no GUID.`);
  const known = readable(world, caller);
  if (asked.length === 0 && groups.length === 0) return known;
  const wanted = new Set(asked.map((id) => id.toLowerCase()));
  const found = known.filter(
    ({ subscriptionId }) =>
      wanted.has(subscriptionId.toLowerCase()) ||
      groups.some((group) => isCoveredBy(world, `/subscriptions/${subscriptionId}`, managementGroupId(group))),
  );
  if (found.length > 0) return found;
  const message = `There must be at least one subscription that is eligible to contain resources. Given: '${[...asked, ...groups].join("','")}'.`;
  throw badQuery(request, 'NoValidSubscriptionsInQueryRequest', message);
}
