import type { Problem } from '@esan/domain';
import pLimit from 'p-limit';
import type { Azure } from '../azure/clients.ts';
import { partialProblem } from '../http/problems.ts';

/** A part of the estate that could not be read. */
export type Missing = { id: string; name: string; problem: Problem };

/** What was found, and what could not be looked at. */
export type Found<T> = { items: T[]; missing: Missing[] };

type Place = { id: string; name: string };

// Azure throttles per subscription and person; a handful at a time keeps clear of it.
const atOnce = 8;

/** Read many places side by side: one that fails is named and the rest still counts. */
export async function gather<P extends Place, T>(places: readonly P[], read: (place: P) => Promise<T[]>): Promise<Found<T>> {
  const limit = pLimit(atOnce);
  const missing: Missing[] = [];
  const lists = await Promise.all(
    places.map((place) =>
      limit(async () => {
        try {
          return await read(place);
        } catch (error) {
          missing.push({ id: place.id, name: place.name, problem: partialProblem(error) });
          return [];
        }
      }),
    ),
  );
  return { items: lists.flat(), missing };
}

/** Read places found in places (the vaults of subscriptions): what is missing on either level is named. */
export async function gatherIn<P extends Place, T>(places: Found<P>, read: (place: P) => Promise<T[]>): Promise<Found<T>> {
  const found = await gather(places.items, read);
  return { items: found.items, missing: [...places.missing, ...found.missing] };
}

/** Every item of a paged list. */
export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(pages);
}

/** The subscription asked for, or all that the person sees. */
export async function subscriptionsOf(azure: Azure, subscriptionId?: string): Promise<Place[]> {
  if (subscriptionId !== undefined) return [{ id: subscriptionId, name: subscriptionId }];
  const found = await all(azure.subscriptions().subscriptions.list());
  return found.flatMap((one) =>
    one.subscriptionId === undefined ? [] : [{ id: one.subscriptionId, name: one.displayName ?? one.subscriptionId }],
  );
}
