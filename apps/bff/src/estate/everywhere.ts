import { parseResourceId } from '@esan/domain';
import type { Problem } from '@esan/domain';
import pLimit from 'p-limit';
import type { Azure } from '../azure/clients.ts';
import { partialProblem } from '../http/problems.ts';
import { textIfAny } from './fields.ts';

/** A part of the estate that could not be read; `about` is what it would have told of, where that is known. */
export type Missing = { id: string; name: string; problem: Problem; about?: string };

/** What was found, and what could not be looked at. */
export type Found<T> = { items: T[]; missing: Missing[] };

type Place = { id: string; name: string };

// Azure throttles per subscription and person; a handful at a time keeps clear of it.
const atOnce = 8;

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
  const limit = pLimit(atOnce);
  const found = await Promise.all(
    places.map((place) =>
      limit(async (): Promise<Found<T>> => {
        try {
          const all = await read(place);
          return Array.isArray(all) ? { items: all, missing: [] } : all;
        } catch (error) {
          const problem = problemIn(error);
          return { items: [], missing: problem === undefined ? [] : [{ id: place.id, name: place.name, problem }] };
        }
      }),
    ),
  );
  return joined(found);
}

/** Several findings as one. */
export const joined = <T>(found: readonly Found<T>[]): Found<T> => ({
  items: found.flatMap(({ items }) => items),
  missing: found.flatMap(({ missing }) => missing),
});

/** Every item of a paged list. */
export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(pages);
}

/** The subscription asked for, or all that the person sees. */
export async function subscriptionsOf(azure: Azure, subscriptionId?: string): Promise<Place[]> {
  return subscriptionId === undefined ? everySubscription(azure) : [{ id: subscriptionId, name: subscriptionId }];
}

/**
 * In these states nothing can be made or changed; a payment that is due alone forbids nothing yet. Source:
 * https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states
 */
const disabledStates = new Set(['disabled', 'warned', 'deleted', 'expired']);

/** All subscriptions that the person sees, also those in which things can only be looked at. */
export async function everySubscription(azure: Azure): Promise<(Place & { isDisabled: boolean })[]> {
  const found = await all(azure.subscriptions().subscriptions.list());
  return found.flatMap((one) => {
    const id = (textIfAny(one.subscriptionId) ?? parseResourceId(textIfAny(one.id) ?? '')?.subscriptionId)?.toLowerCase();
    return id === undefined
      ? []
      : [{ id, name: textIfAny(one.displayName) ?? id, isDisabled: disabledStates.has((textIfAny(one.state) ?? '').toLowerCase()) }];
  });
}
