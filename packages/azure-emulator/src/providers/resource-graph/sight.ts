import { hasAccessWithin, scopesAllowing } from '../../arm/access/access.ts';
import { isCoveredBy } from '../../arm/reach.ts';
import { subscriptionOf } from '../../arm/scopes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, Subscription, World } from '../../world/world.ts';

/** What a query may see: the subscriptions that were asked for, and in them what the caller may read. */
export class Sight {
  readonly world: World;
  readonly caller: Caller;
  readonly subscriptions: readonly Subscription[];
  readonly #ids: ReadonlySet<string>;

  constructor(world: World, caller: Caller, subscriptions: readonly Subscription[]) {
    this.world = world;
    this.caller = caller;
    this.subscriptions = subscriptions;
    this.#ids = new Set(subscriptions.map(({ subscriptionId }) => subscriptionId.toLowerCase()));
  }

  /** Resources of a type that can be seen. */
  resources(type: string): Resource[] {
    const isVisible = this.#visibleTo(`${type}/read`);
    return this.world.resources.list(type).filter(({ id }) => this.isAsked(id) && isVisible(id));
  }

  /** Whether an id is in one of the subscriptions that were asked for. */
  isAsked(id: string): boolean {
    return this.#ids.has(subscriptionOf(id).toLowerCase());
  }

  /** Whether the caller may do something at a scope: worked out once for all that is asked. */
  #visibleTo(action: string): (id: string) => boolean {
    const scopes = scopesAllowing(this.world, this.caller.objectId, action);
    return (id) => scopes.some((scope) => isCoveredBy(this.world, id, scope));
  }
}

/** Subscriptions in which the caller has some role. */
export const readable = (world: World, caller: Caller): Subscription[] =>
  world.subscriptions.filter(({ subscriptionId }) => hasAccessWithin(world, caller.objectId, `/subscriptions/${subscriptionId}`));
