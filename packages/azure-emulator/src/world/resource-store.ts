import { DerivedFolder, type Derived, type Made, type Stretches } from './derived-folder.ts';
import type { Resource } from './resource.ts';
import { ResourcesOfType, type Some } from './resources-of-type.ts';

export type { Resource };

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

const nameIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** What is given at a resource and goes with it. */
const givenAtResources = ['microsoft.authorization/roleassignments', 'microsoft.authorization/locks'];

/**
 * Every resource of a world; ids keep their case and compare without it. Most are stored. A large world has rows of resources that are
 * worked out when they are asked for, and stored once somebody changes them: whoever reads does not see the difference.
 */
export class ResourceStore {
  #byId = new Map<string, Made>();
  #byType = new Map<string, ResourcesOfType>();
  #derived = new Map<string, DerivedFolder>();
  #now: () => number;

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  /** How many resources are stored, whatever may be worked out beside them. */
  get stored(): number {
    return this.#byId.size;
  }

  /** How often resources of any type were put or removed. */
  get changes(): number {
    let changes = 0;
    for (const ofType of this.#byType.values()) changes += ofType.changes;
    return changes;
  }

  /** Those that are stored, oldest first. */
  *allStored(): Iterable<Resource> {
    for (const { resource } of this.#byId.values()) yield resource;
  }

  /** The moment at which a resource was first put there. */
  madeAt(id: string): number | undefined {
    return this.#made(id.toLowerCase())?.madeAt;
  }

  get(id: string): Resource | undefined {
    return this.#made(id.toLowerCase())?.resource;
  }

  has(id: string): boolean {
    const key = id.toLowerCase();
    return this.#byId.has(key) || this.#find(key) !== undefined;
  }

  /** Make or replace; the case of an id that exists is kept. */
  put(resource: Resource): Resource {
    const key = resource.id.toLowerCase();
    const kept = this.#made(key);
    const derived = this.#byId.has(key) ? undefined : this.#find(key);
    const stored = kept === undefined ? resource : { ...resource, id: kept.resource.id, name: kept.resource.name };
    if (kept !== undefined && kept.resource.type.toLowerCase() !== stored.type.toLowerCase()) this.#ofType(kept.resource.type).remove(key);
    const made = { resource: stored, madeAt: kept?.madeAt ?? this.#now() };
    this.#byId.set(key, made);
    this.#ofType(stored.type).put(key, made);
    derived?.row.touched();
    return stored;
  }

  /** Tell that a resource was changed in its place, without being put anew: what was worked out from it is old. */
  changed({ type }: Resource): void {
    this.#ofType(type).changes += 1;
  }

  /** From now on what stands at an id is stored, if it was worked out until now: it is about to be changed. */
  keep(id: string): void {
    const key = id.toLowerCase();
    const derived = this.#byId.has(key) ? undefined : this.#made(key);
    if (derived !== undefined) this.put(derived.resource);
  }

  remove(id: string): boolean {
    const key = id.toLowerCase();
    const kept = this.#byId.get(key);
    if (kept !== undefined) this.#ofType(kept.resource.type).remove(key);
    this.#byId.delete(key);
    // One that was stored in its stead uncovers nothing.
    const derived = this.#find(key);
    if (derived !== undefined) {
      this.#derived.get(folderOf(key))?.remove(nameIn(key));
      this.#ofType(derived.row.type).changes += 1;
      derived.row.touched();
    }
    this.#removeGiven(key);
    return kept !== undefined || derived !== undefined;
  }

  #removeGiven(key: string): void {
    for (const type of givenAtResources) for (const { id } of this.directlyIn(type, `${key}/providers/${type}`)) this.remove(id);
  }

  /** Have a row of resources worked out whenever somebody asks for them. */
  derive(row: Derived): void {
    const key = row.folder.toLowerCase();
    const folder = this.#derived.get(key) ?? new DerivedFolder();
    this.#derived.set(key, folder);
    folder.add(row);
    this.#ofType(row.type).derive(key, folder);
  }

  /** Resources of one type (any case) at or below a scope, oldest first. */
  list(type: string, scope = ''): Resource[] {
    return this.#byType.get(type.toLowerCase())?.list(scope.toLowerCase().replace(/\/$/, '')) ?? [];
  }

  /** Resources of one type in some folders, of those that are worked out only what was made then; in no order. */
  eachSome(type: string, some: Some): Iterable<Resource> {
    return this.#byType.get(type.toLowerCase())?.eachSome(some) ?? [];
  }

  /** How many these are at most. */
  countSome(type: string, some: Some): number {
    return this.#byType.get(type.toLowerCase())?.countSome(some) ?? 0;
  }

  /** Resources of one type right in a folder, such as the points of an instance, oldest first; of those that are worked out only what was made then. */
  directlyIn(type: string, folder: string, made?: Stretches): Iterable<Resource> {
    return this.#byType.get(type.toLowerCase())?.directlyIn(folder.toLowerCase(), made) ?? [];
  }

  /** How many these are. */
  countIn(type: string, folder: string): number {
    return this.#byType.get(type.toLowerCase())?.countIn(folder.toLowerCase()) ?? 0;
  }

  /** Which resources of one type right in a folder are worked out now, as a text that changes when others are; empty where none ever are. */
  placesIn(type: string, folder: string): string {
    return this.#byType.get(type.toLowerCase())?.placesIn(folder.toLowerCase()) ?? '';
  }

  /** Some of the resources of one type right in a folder, the oldest and the newest among them. */
  endsIn(type: string, folder: string): Iterable<Resource> {
    return this.#byType.get(type.toLowerCase())?.endsIn(folder.toLowerCase()) ?? [];
  }

  /** Resources of one type at or below a scope in lots that are alike but for name and moment: for counting them by what they have in common. */
  alike(type: string, scope: string): Iterable<{ sample: Resource; count: number }> {
    return this.#byType.get(type.toLowerCase())?.alike(scope.toLowerCase().replace(/\/$/, '')) ?? [];
  }

  /** How many resources of one type there are. */
  countOf(type: string): number {
    return this.#byType.get(type.toLowerCase())?.count ?? 0;
  }

  /** How often resources of one type were put or removed: what was worked out from those that are stored holds while this stands still. */
  changesOf(type: string): number {
    return this.#byType.get(type.toLowerCase())?.changes ?? 0;
  }

  /** Everything at or below a scope, of some types or of all: for deleting a tree. */
  below(scope: string, isWanted: (type: string) => boolean = () => true): Resource[] {
    const wanted = scope.toLowerCase().replace(/\/$/, '');
    const prefix = `${wanted}/`;
    const found: Resource[] = [];
    for (const [key, { resource }] of this.#byId) if (key.startsWith(prefix) && isWanted(resource.type)) found.push(resource);
    for (const [type, ofType] of this.#byType) if (ofType.hasDerived && isWanted(type)) found.push(...ofType.derivedWithin(wanted));
    return found;
  }

  #find(key: string): ReturnType<DerivedFolder['find']> {
    return this.#derived.size === 0 ? undefined : this.#derived.get(folderOf(key))?.find(nameIn(key));
  }

  #made(key: string): Made | undefined {
    const stored = this.#byId.get(key);
    if (stored !== undefined) return stored;
    const found = this.#find(key);
    return found && { resource: found.row.made(found.place), madeAt: found.row.madeAt(found.place) };
  }

  #ofType(type: string): ResourcesOfType {
    const key = type.toLowerCase();
    const known = this.#byType.get(key);
    if (known !== undefined) return known;
    const made = new ResourcesOfType();
    this.#byType.set(key, made);
    return made;
  }
}
