import { hasAccessWithin, scopesAllowing } from '../../arm/access/access.ts';
import { isCoveredBy } from '../../arm/reach.ts';
import { isAtOrBelow, lastPart, resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import { KqlFailure } from '../../kql/failure.ts';
import type { Spans } from '../../kql/narrowing.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, Subscription, World } from '../../world/world.ts';

// A world of thousands of protected volumes has millions of snapshots: more than one query can bring together.
const mostOfType = 250_000;

// Where Resource Graph stops is not known [U].
const tooMany = (type: string): KqlFailure =>
  new KqlFailure(
    'QueryTooLarge',
    `There are more than ${mostOfType} resources of the type ${type.toLowerCase()}: the query must name other types.`,
  );

/** Where the resources are that are asked for, in lower case, and when they were made. */
export type SaidOfResources = {
  subscriptions?: ReadonlySet<string> | undefined;
  groups?: ReadonlySet<string> | undefined;
  made?: Spans | undefined;
};

const folderWith =
  ({ subscriptions, groups }: SaidOfResources) =>
  (folder: string): boolean => {
    const isThere = subscriptions === undefined || subscriptions.has(subscriptionOf(folder));
    return isThere && (groups === undefined || groups.has(lastPart(resourceGroupOf(folder))));
  };

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
    if (this.world.resources.countOf(type) > mostOfType) throw tooMany(type);
    const isSeen = this.#seenWith(`${type}/read`);
    return this.world.resources.list(type).filter(({ id }) => isSeen(id));
  }

  /** The same without some that are not asked for; what nobody has stored is worked out whenever it is looked at. */
  some(type: string, said: SaidOfResources): Iterable<Resource> {
    const { resources } = this.world;
    const some = { isFolder: folderWith(said), made: said.made };
    if (resources.countSome(type, some) > mostOfType) throw tooMany(type);
    const isSeen = this.#seenWith(`${type}/read`);
    return {
      *[Symbol.iterator]() {
        for (const resource of resources.eachSome(type, some)) if (isSeen(resource.id)) yield resource;
      },
    };
  }

  /** Whether an id is in one of the subscriptions that were asked for. */
  isAsked(id: string): boolean {
    return this.#ids.has(subscriptionOf(id).toLowerCase());
  }

  /** Whether something is asked for and the caller may do this with it: what is true of a folder is so of all that is in it. */
  #seenWith(action: string): (id: string) => boolean {
    const scopes = scopesAllowing(this.world, this.caller.objectId, action);
    const isVisible = (id: string): boolean => this.isAsked(id) && scopes.some((scope) => isCoveredBy(this.world, id, scope));
    const ofFolders = new Map<string, boolean | 'in part'>();
    const ofFolder = (folder: string): boolean | 'in part' => {
      const known =
        ofFolders.get(folder) ?? (isVisible(folder) || (scopes.some((scope) => isAtOrBelow(scope, folder)) ? 'in part' : false));
      ofFolders.set(folder, known);
      return known;
    };
    // What is in one folder comes one after another.
    let folder = '';
    let found: boolean | 'in part' = false;
    return (id) => {
      const end = id.lastIndexOf('/');
      if (end !== folder.length || !id.startsWith(folder)) {
        folder = id.slice(0, end);
        found = ofFolder(folder);
      }
      return found === 'in part' ? isVisible(id) : found;
    };
  }
}

/** Subscriptions in which the caller has some role. */
export const readable = (world: World, caller: Caller): Subscription[] =>
  world.subscriptions.filter(({ subscriptionId }) => hasAccessWithin(world, caller.objectId, `/subscriptions/${subscriptionId}`));
