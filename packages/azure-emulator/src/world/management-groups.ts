/** A management group: a scope above subscriptions; one without a parent stands right below the tenant's root group. */
export type ManagementGroup = { name: string; displayName: string; parent?: string };

/** The management groups of a world and where its subscriptions hang; names and ids compare without case. */
export class ManagementGroups {
  readonly #groups = new Map<string, ManagementGroup>();
  readonly #homes = new Map<string, string>();
  readonly #root: ManagementGroup;

  /** The tenant's root group has the tenant's id for its name. */
  constructor(tenantId: string) {
    this.#root = { name: tenantId, displayName: 'Tenant Root Group' };
  }

  get root(): ManagementGroup {
    return this.#root;
  }

  /** Those that somebody made, oldest first. */
  get made(): readonly ManagementGroup[] {
    return [...this.#groups.values()];
  }

  get(name: string): ManagementGroup | undefined {
    return name.toLowerCase() === this.#root.name ? this.#root : this.#groups.get(name.toLowerCase());
  }

  /** Make a group or move it; the caller has looked that it does not come to stand below itself. */
  put(group: ManagementGroup): void {
    this.#groups.set(group.name.toLowerCase(), group);
  }

  /** Hang a subscription below a group, away from the one that it was below before. */
  place(subscriptionId: string, name: string): void {
    this.#homes.set(subscriptionId.toLowerCase(), name.toLowerCase());
  }

  /** The group that a subscription is right below. */
  homeOf(subscriptionId: string): ManagementGroup {
    return this.#groups.get(this.#homes.get(subscriptionId.toLowerCase()) ?? '') ?? this.#root;
  }

  /** The group right above another; the root has none. */
  parentOf({ name, parent }: ManagementGroup): ManagementGroup | undefined {
    if (name === this.#root.name) return undefined;
    return this.#groups.get(parent?.toLowerCase() ?? '') ?? this.#root;
  }

  /** A group and everything above it, the nearest first. */
  lineOf(group: ManagementGroup): ManagementGroup[] {
    const parent = this.parentOf(group);
    return parent === undefined ? [group] : [group, ...this.lineOf(parent)];
  }

  /** The groups right below one. */
  below(group: ManagementGroup): ManagementGroup[] {
    return this.made.filter((one) => this.parentOf(one) === group);
  }
}
