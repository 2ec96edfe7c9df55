/**
 * For so long what a person has changed is read directly where they see lists. Azure Resource Graph shows 95 of 100 changes within half a minute,
 * and promises no longest time (https://github.com/Azure/azure-dev/issues/540 [C],
 * https://learn.microsoft.com/azure/governance/resource-graph/choose-query-strategy [D]): this is twenty times as long.
 */
const keptMs = 10 * 60_000;

const mostTargets = 200;
const mostPeople = 1000;

/** What each person has changed in Azure just now, by the ids of it. */
export class RecentWrites {
  #now: () => number;
  /** The person who changed something last comes last, and so does what they changed. */
  #of = new Map<string, Map<string, { id: string; at: number }>>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A person changes something, or it is seen to change by what they have begun. */
  note(person: string, id: string): void {
    const written = this.#of.get(person) ?? new Map<string, { id: string; at: number }>();
    this.#of.delete(person);
    this.#of.set(person, written);
    const key = id.toLowerCase();
    written.delete(key);
    written.set(key, { id, at: this.#now() });
    dropFirst(written, mostTargets);
    dropFirst(this.#of, mostPeople);
  }

  /** What this person has changed just now. */
  by(person: string): string[] {
    const since = this.#now() - keptMs;
    return [...(this.#of.get(person)?.values() ?? [])].filter(({ at }) => at >= since).map(({ id }) => id);
  }
}

/** The oldest of too many leave. */
function dropFirst(kept: Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}
