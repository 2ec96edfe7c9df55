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

/** Every resource of a world; ids keep their case and compare without it. */
export class ResourceStore {
  #byId = new Map<string, Resource>();
  /** The same resources by type: a world has thousands of points and snapshots, and most lists are of something else. */
  #byType = new Map<string, Map<string, Resource>>();

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
    const ofType = this.#ofType(stored.type);
    if (kept !== undefined && this.#ofType(kept.type) !== ofType) this.#ofType(kept.type).delete(key);
    this.#byId.set(key, stored);
    ofType.set(key, stored);
    return stored;
  }

  remove(id: string): boolean {
    const key = id.toLowerCase();
    const kept = this.#byId.get(key);
    if (kept === undefined) return false;
    this.#ofType(kept.type).delete(key);
    return this.#byId.delete(key);
  }

  /** Resources of one type (any case) at or below a scope, oldest first. */
  list(type: string, scope = ''): Resource[] {
    const ofType = this.#ofType(type);
    return scope === '' ? [...ofType.values()] : within(ofType, scope);
  }

  /** Everything at or below a scope, for deleting a tree. */
  below(scope: string): Resource[] {
    return within(this.#byId, scope);
  }

  #ofType(type: string): Map<string, Resource> {
    const key = type.toLowerCase();
    const known = this.#byType.get(key);
    if (known !== undefined) return known;
    const made = new Map<string, Resource>();
    this.#byType.set(key, made);
    return made;
  }
}

function within(resources: ReadonlyMap<string, Resource>, scope: string): Resource[] {
  const prefix = scope.toLowerCase().replace(/\/$/, '') + '/';
  const found: Resource[] = [];
  for (const [key, resource] of resources) if (key.startsWith(prefix)) found.push(resource);
  return found;
}
