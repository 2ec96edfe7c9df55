import { parseResourceId, type Problem } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all, asFarAsRead, type Pages } from '../azure/calls/paged-list.ts';
import { currentPart, isPatient, PartOfList, readPart } from '../azure/calls/part-of-list.ts';
import { AzureSilent } from '../azure/calls/silence.ts';
import { partialProblem } from '../http/problems.ts';
import { unreadable } from '../http/refusal.ts';
import { textIfAny } from './records/fields.ts';
import { readEach, type Found, type Missing, type Name } from './records/records.ts';

type Place = { id: string; name: string };

export { all };
export type { Found, Missing };

/** A list with where it was read. */
export type Listed<T> = Found<T> & { from: Source };
type Source = 'resource-graph' | 'each-service';

/** Where a list was read that is made of two. */
export const bothFrom = (one: Source, other: Source): Source => (one === other ? one : 'each-service');

/**
 * A list of one place, each record of it as ours: the records that cannot be read are named, and where Azure gives no more pages, the place is.
 * What a press depends on is read by `all`: it never goes by a part.
 */
export async function readList<R, T>(
  list: Pages<R>,
  place: Place,
  read: (record: R) => T | undefined,
  nameIn?: (record: R) => Name,
): Promise<Found<T>> {
  const { records, cutBy } = await asFarAsRead(list);
  const { items, missing } = readEach(records, read, nameIn);
  const rest = missingOf(place, cutBy && (currentPart()?.stopped ?? cutBy), partialProblem);
  return { items, missing: [...missing, ...rest.map((one) => ({ ...one, isPartly: true as const }))] };
}

/**
 * Once the other parts are there, a part about which Azure is silent for so long is named, and the rest is shown. Looks are counted, for a server that
 * is busy itself does not look.
 */
const patienceMs = 2000;
const lookEveryMs = 100;

type Read<P, T> = (place: P) => Promise<T[] | Found<T>>;

/** Read many places side by side: one that fails is named and the rest still counts. */
export function gather<P extends Place, T>(places: readonly P[], read: Read<P, T>): Promise<Found<T>> {
  return gatherAs(places, read, partialProblem);
}

/** Read places found in places (the vaults of subscriptions): what is missing on either level is named, what is gone by now is not there. */
export async function gatherIn<P extends Place, T>(places: Found<P>, read: Read<P, T>): Promise<Found<T>> {
  const found = await gatherAs(places.items, read, (error) => {
    const problem = partialProblem(error);
    // It was listed a moment ago, so somebody has deleted it meanwhile.
    return problem.code === 'not-found' ? undefined : problem;
  });
  return { items: found.items, missing: [...places.missing, ...found.missing] };
}

async function gatherAs<P extends Place, T>(
  places: readonly P[],
  read: Read<P, T>,
  problemIn: (error: unknown) => Problem | undefined,
): Promise<Found<T>> {
  const parts = new Set<PartOfList>();
  const reading = places.map(async (place): Promise<Found<T>> => {
    const part = new PartOfList();
    parts.add(part);
    try {
      const answer = await readPart(part, () => read(place));
      return Array.isArray(answer) ? { items: answer, missing: [] } : answer;
    } catch (error) {
      return { items: [], missing: missingOf(place, part.stopped ?? error, problemIn) };
    } finally {
      parts.delete(part);
    }
  });
  const watch = setInterval(() => giveUpSilent(parts, places.length), lookEveryMs);
  try {
    return joined(await Promise.all(reading));
  } finally {
    clearInterval(watch);
  }
}

function missingOf({ id, name }: Place, error: unknown, problemIn: (error: unknown) => Problem | undefined): Missing[] {
  const problem = error === undefined ? undefined : problemIn(error);
  return problem === undefined ? [] : [{ id, name, problem }];
}

/** Nobody waits for a silent part while others are there; a list of which nothing is there has nothing else to show. */
function giveUpSilent(open: ReadonlySet<PartOfList>, all: number): void {
  const looks = [...open].map((part) => part.look());
  if (open.size === all || isPatient() || Math.min(...looks) < patienceMs / lookEveryMs) return;
  for (const part of open) part.stop.abort(new AzureSilent('GET', patienceMs));
}

/** Values of which some have to be waited for: of thousands most are there. */
export async function allOf<T extends object>(values: readonly (T | Promise<T>)[]): Promise<T[]> {
  const read = (await Promise.all(values.filter((value) => value instanceof Promise))).values();
  const all: T[] = [];
  for (const value of values) {
    const next = value instanceof Promise ? read.next().value : value;
    if (next !== undefined) all.push(next);
  }
  return all;
}

/** Several findings as one. */
export const joined = <T>(found: readonly Found<T>[]): Found<T> => ({
  items: found.flatMap(({ items }) => items),
  missing: found.flatMap(({ missing }) => missing),
});

/** The subscription asked for, or all that the person sees. */
export async function subscriptionsOf(azure: Azure, subscriptionId?: string): Promise<Found<Place>> {
  return subscriptionId === undefined ? everySubscription(azure) : { items: [{ id: subscriptionId, name: subscriptionId }], missing: [] };
}

/**
 * In these states nothing can be made or changed; a payment that is due alone forbids nothing yet. Source:
 * https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states
 */
const disabledStates = new Set(['disabled', 'warned', 'deleted', 'expired']);

/** All subscriptions that the person sees, also those in which things can only be looked at. */
export const everySubscription = (azure: Azure): Promise<Found<Place & { isDisabled: boolean }>> =>
  readList(azure.subscriptions().subscriptions.list(), { id: '/subscriptions', name: 'subscriptions' }, (one) => {
    const id = (textIfAny(one.subscriptionId) ?? parseResourceId(textIfAny(one.id) ?? '')?.subscriptionId)?.toLowerCase();
    if (id === undefined) throw unreadable('subscriptionId', 'missing');
    return { id, name: textIfAny(one.displayName) ?? id, isDisabled: disabledStates.has((textIfAny(one.state) ?? '').toLowerCase()) };
  });

/** A reader that asks once for each id, whatever its case, for as long as one request lasts. */
export function remembered<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (id) => {
    const key = id.toLowerCase();
    const known = asked.get(key) ?? read(id);
    asked.set(key, known);
    return known;
  };
}
