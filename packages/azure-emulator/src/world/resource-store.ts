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
    this.#byId.set(key, stored);
    return stored;
  }

  remove(id: string): boolean {
    return this.#byId.delete(id.toLowerCase());
  }

  /** Resources of one type (any case) at or below a scope, oldest first. */
  list(type: string, scope = ''): Resource[] {
    const wanted = type.toLowerCase();
    const prefix = scope.toLowerCase().replace(/\/$/, '') + '/';
    return [...this.#byId.values()].filter(
      (resource) => resource.type.toLowerCase() === wanted && (scope === '' || resource.id.toLowerCase().startsWith(prefix)),
    );
  }

  /** Everything at or below a scope, for deleting a tree. */
  below(scope: string): Resource[] {
    const prefix = scope.toLowerCase().replace(/\/$/, '') + '/';
    return [...this.#byId.values()].filter((resource) => resource.id.toLowerCase().startsWith(prefix));
  }
}
