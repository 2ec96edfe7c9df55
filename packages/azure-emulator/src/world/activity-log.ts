/** What somebody has done to a world through Azure Resource Manager: a write, a deletion or an action, by whom and when. */
export type Deed = {
  /** Which one it is of all that were ever written down. */
  number: number;
  at: number;
  /** Object id of the caller. */
  by: string;
  /** The RBAC action, such as `Microsoft.Compute/disks/write`. */
  action: string;
  resourceId: string;
  method: string;
  /** One for all that belongs to the same piece of work: a deployment and what it makes. */
  correlationId: string;
  clientRequestId?: string;
  /** HTTP status of the answer. */
  status: number;
  /** Code of the refusal. */
  code?: string;
  /** The long-running operation that it has begun. */
  operation?: string;
};

const keptMs = 90 * 86_400_000;

/** More than a day of a busy estate; the oldest go first. */
const mostKept = 50_000;

/** Everything that was done to a world in the last 90 days, as the Activity log of Azure keeps it [D]. */
export class ActivityLog {
  #deeds: Deed[] = [];
  /** How many were ever written down. */
  count = 0;

  add(done: Omit<Deed, 'number'>): void {
    const deed = { ...done, number: this.count };
    this.count += 1;
    this.#deeds.push(deed);
    const isOver = this.#deeds.length > mostKept * 1.1 || (this.#deeds[0]?.at ?? deed.at) < deed.at - keptMs * 1.1;
    if (isOver) this.#deeds = this.#deeds.filter(({ at }) => at >= deed.at - keptMs).slice(-mostKept);
  }

  /** The oldest first. */
  get all(): readonly Deed[] {
    return this.#deeds;
  }

  /** What was written down after so many. */
  since(count: number): readonly Deed[] {
    return this.#deeds.slice(this.#deeds.length - (this.count - count));
  }
}
