/** A group of the directory; its members are people, service principals, vaults' identities and other groups, by their object ids. */
export type DirectoryGroup = { objectId: string; displayName: string; members: readonly string[] };

/** The groups of a world's directory. */
export class DirectoryGroups {
  readonly #groups = new Map<string, DirectoryGroup>();

  /** Oldest first. */
  get all(): readonly DirectoryGroup[] {
    return [...this.#groups.values()];
  }

  get(objectId: string): DirectoryGroup | undefined {
    return this.#groups.get(objectId.toLowerCase());
  }

  put(group: DirectoryGroup): void {
    this.#groups.set(group.objectId.toLowerCase(), { ...group, members: group.members.map((member) => member.toLowerCase()) });
  }

  /** A principal and every group that it is in, be it through other groups, in lower case; groups may be in a ring. */
  principalsOf(objectId: string): ReadonlySet<string> {
    const found = new Set([objectId.toLowerCase()]);
    for (const one of found) {
      for (const group of this.#groups.values()) if (group.members.includes(one)) found.add(group.objectId.toLowerCase());
    }
    return found;
  }
}
