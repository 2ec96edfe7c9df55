import type { DerivedFolder, IsStored, Made, Stretches } from './derived-folder.ts';
import { makeRoom } from './make-room.ts';
import type { Resource } from './resource.ts';

/** Which folders are asked for, and when what is in them was made. */
export type Some = { isFolder: (folder: string) => boolean; made?: Stretches | undefined };

/** Scopes of which the folders within are remembered. */
const mostScopes = 1000;

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** Resources of one type, oldest first, and the same ones by the folder that they are in: a world has thousands of points in dozens of instances. */
export class ResourcesOfType {
  /** How often they were put or removed. */
  changes = 0;
  readonly #all = new Map<string, Made>();
  readonly #byFolder = new Map<string, Map<string, Made>>();
  readonly #derived = new Map<string, DerivedFolder>();
  /** Folders at or below a scope, as they were found before; forgotten when a folder comes or goes. */
  readonly #within = new Map<string, readonly string[]>();

  get hasDerived(): boolean {
    return this.#derived.size > 0;
  }

  put(key: string, made: Made): void {
    this.changes += 1;
    this.#all.set(key, made);
    const folder = folderOf(key);
    const beside = this.#byFolder.get(folder);
    if (beside !== undefined) beside.set(key, made);
    else {
      this.#byFolder.set(folder, new Map([[key, made]]));
      this.#within.clear();
    }
  }

  remove(key: string): void {
    this.changes += 1;
    this.#all.delete(key);
    const folder = folderOf(key);
    const beside = this.#byFolder.get(folder);
    beside?.delete(key);
    if (beside?.size !== 0) return;
    this.#byFolder.delete(folder);
    this.#within.clear();
  }

  derive(folder: string, derived: DerivedFolder): void {
    this.changes += 1;
    this.#derived.set(folder, derived);
    this.#within.clear();
  }

  get count(): number {
    let count = this.#all.size;
    for (const [folder, derived] of this.#derived) count += derived.countBeside(this.#storedNames(folder));
    return count;
  }

  /** All of them without those that are worked out and not asked for; what is worked out is so when it is looked at. */
  *eachSome({ isFolder, made }: Some): Iterable<Resource> {
    for (const folder of this.#foldersWithin('').filter(isFolder)) {
      yield* this.#derived.get(folder)?.eachBeside(this.#storedIn(folder), made) ?? [];
      for (const { resource } of this.#byFolder.get(folder)?.values() ?? []) yield resource;
    }
  }

  countSome({ isFolder, made }: Some): number {
    let count = 0;
    for (const folder of this.#foldersWithin('').filter(isFolder)) count += this.countIn(folder, made);
    return count;
  }

  countIn(folder: string, made?: Stretches): number {
    const stored = this.#storedNames(folder);
    return stored.length + (this.#derived.get(folder)?.countBeside(stored, made) ?? 0);
  }

  /** At or below a scope in lower case; everywhere below an empty one. */
  list(scope: string): Resource[] {
    if (scope === '' && !this.hasDerived) return [...this.#all.values()].map(({ resource }) => resource);
    const folders = this.#foldersWithin(scope);
    const [folder = '', another] = folders;
    if (another === undefined) return [...this.directlyIn(folder)];
    if (this.hasDerived) return folders.flatMap((one) => [...this.directlyIn(one)]);
    const found: Resource[] = [];
    const prefix = `${scope}/`;
    for (const [key, { resource }] of this.#all) if (key.startsWith(prefix)) found.push(resource);
    return found;
  }

  directlyIn(folder: string, made?: Stretches): Iterable<Resource> {
    const stored = [...(this.#byFolder.get(folder)?.values() ?? [])];
    const derived = this.#derived.get(folder)?.listBeside(this.#storedIn(folder), made);
    // What is stored in the stead of another came to be when that one did.
    const all = derived === undefined ? stored : stored.length === 0 ? derived : inOrder([...derived, ...stored]);
    return all.map(({ resource }) => resource);
  }

  placesIn(folder: string): string {
    return this.#derived.get(folder)?.places ?? '';
  }

  *endsIn(folder: string): Iterable<Resource> {
    const derived = this.#derived.get(folder);
    if (derived !== undefined) yield* derived.endsBeside(this.#storedIn(folder));
    for (const { resource } of this.#byFolder.get(folder)?.values() ?? []) yield resource;
  }

  *alike(scope: string): Iterable<{ sample: Resource; count: number }> {
    for (const folder of this.#foldersWithin(scope)) {
      for (const { resource } of this.#byFolder.get(folder)?.values() ?? []) yield { sample: resource, count: 1 };
      yield* this.#derived.get(folder)?.samplesBeside(this.#storedNames(folder)) ?? [];
    }
  }

  /** What is worked out at or below a scope. */
  derivedWithin(scope: string): Resource[] {
    return this.#foldersWithin(scope).flatMap(
      (folder) =>
        this.#derived
          .get(folder)
          ?.listBeside(this.#storedIn(folder))
          .map(({ resource }) => resource) ?? [],
    );
  }

  #storedIn(folder: string): IsStored {
    return this.#byFolder.has(folder) ? (name) => this.#all.has(`${folder}/${name}`) : undefined;
  }

  #storedNames(folder: string): string[] {
    return [...(this.#byFolder.get(folder)?.keys() ?? [])].map((key) => key.slice(folder.length + 1));
  }

  #foldersWithin(scope: string): readonly string[] {
    const known = this.#within.get(scope);
    if (known !== undefined) return known;
    const prefix = `${scope}/`;
    const folders = new Set([...this.#derived.keys(), ...this.#byFolder.keys()]);
    const found = [...folders].filter((folder) => scope === '' || folder === scope || folder.startsWith(prefix));
    makeRoom(this.#within, mostScopes);
    this.#within.set(scope, found);
    return found;
  }
}

const inOrder = (made: Made[]): Made[] => made.sort((one, other) => one.madeAt - other.madeAt);
