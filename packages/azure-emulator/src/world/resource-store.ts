import { makeRoom } from './make-room.ts';

/** A resource as Azure returns it; `id` keeps the case it was made with. */
export type Resource = {
  id: string;
  name: string;
  type: string;
  location?: string;
  tags?: Record<string, string>;
  properties: Record<string, unknown>;
  [field: string]: unknown;
};

/** Resources of one type, oldest first, and the same ones by the folder that they are in: a world has thousands of points in dozens of instances. */
type OfType = {
  all: Map<string, Resource>;
  byFolder: Map<string, Map<string, Resource>>;
  /** Folders at or below a scope, as they were found before; forgotten when a folder comes or goes. */
  within: Map<string, readonly string[]>;
  changes: number;
};

const mostScopes = 1000;

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** Every resource of a world; ids keep their case and compare without it. */
export class ResourceStore {
  #byId = new Map<string, Resource>();
  #byType = new Map<string, OfType>();
  #madeAt = new Map<string, number>();
  #now: () => number;

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  /** The moment at which a resource was first put there. */
  madeAt(id: string): number | undefined {
    return this.#madeAt.get(id.toLowerCase());
  }

  get(id: string): Resource | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  has(id: string): boolean {
    return this.#byId.has(id.toLowerCase());
  }

  /** Make or replace; the case of an id that exists is kept. */
  put(resource: Resource): Resource {
    const key = resource.id.toLowerCase();
    const kept = this.#byId.get(key);
    const stored = kept === undefined ? resource : { ...resource, id: kept.id, name: kept.name };
    if (kept !== undefined && kept.type.toLowerCase() !== stored.type.toLowerCase()) this.#forget(key, kept.type);
    this.#byId.set(key, stored);
    if (kept === undefined) this.#madeAt.set(key, this.#now());
    const ofType = this.#ofType(stored.type);
    const { all, byFolder, within } = ofType;
    ofType.changes += 1;
    all.set(key, stored);
    const folder = folderOf(key);
    const beside = byFolder.get(folder);
    if (beside !== undefined) beside.set(key, stored);
    else {
      byFolder.set(folder, new Map([[key, stored]]));
      within.clear();
    }
    return stored;
  }

  remove(id: string): boolean {
    const key = id.toLowerCase();
    const kept = this.#byId.get(key);
    if (kept === undefined) return false;
    this.#forget(key, kept.type);
    this.#madeAt.delete(key);
    return this.#byId.delete(key);
  }

  /** Resources of one type (any case) at or below a scope, oldest first. */
  list(type: string, scope = ''): Resource[] {
    const ofType = this.#byType.get(type.toLowerCase());
    if (ofType === undefined) return [];
    const { all, byFolder } = ofType;
    if (scope === '') return [...all.values()];
    const wanted = scope.toLowerCase().replace(/\/$/, '');
    const [folder = '', another] = foldersWithin(ofType, wanted);
    return another === undefined ? [...(byFolder.get(folder)?.values() ?? [])] : allWithin(all, wanted);
  }

  /** Resources of one type right in a folder, such as the points of an instance, oldest first. */
  directlyIn(type: string, folder: string): Iterable<Resource> {
    return this.#byType.get(type.toLowerCase())?.byFolder.get(folder.toLowerCase())?.values() ?? [];
  }

  /** How many resources of one type there are. */
  countOf(type: string): number {
    return this.#byType.get(type.toLowerCase())?.all.size ?? 0;
  }

  /** How often resources of one type were put or removed: what was worked out from them holds while this stands still. */
  changesOf(type: string): number {
    return this.#byType.get(type.toLowerCase())?.changes ?? 0;
  }

  /** Everything at or below a scope, for deleting a tree. */
  below(scope: string): Resource[] {
    return allWithin(this.#byId, scope.toLowerCase().replace(/\/$/, ''));
  }

  #forget(key: string, type: string): void {
    const ofType = this.#ofType(type);
    const { all, byFolder, within } = ofType;
    ofType.changes += 1;
    all.delete(key);
    const folder = folderOf(key);
    const beside = byFolder.get(folder);
    beside?.delete(key);
    if (beside?.size !== 0) return;
    byFolder.delete(folder);
    within.clear();
  }

  #ofType(type: string): OfType {
    const key = type.toLowerCase();
    const known = this.#byType.get(key);
    if (known !== undefined) return known;
    const made: OfType = { all: new Map(), byFolder: new Map(), within: new Map(), changes: 0 };
    this.#byType.set(key, made);
    return made;
  }
}

function foldersWithin({ byFolder, within }: OfType, scope: string): readonly string[] {
  const known = within.get(scope);
  if (known !== undefined) return known;
  const found = [...byFolder.keys()].filter((folder) => folder === scope || folder.startsWith(`${scope}/`));
  makeRoom(within, mostScopes);
  within.set(scope, found);
  return found;
}

function allWithin(resources: ReadonlyMap<string, Resource>, scope: string): Resource[] {
  const prefix = `${scope}/`;
  const found: Resource[] = [];
  for (const [key, resource] of resources) if (key.startsWith(prefix)) found.push(resource);
  return found;
}
