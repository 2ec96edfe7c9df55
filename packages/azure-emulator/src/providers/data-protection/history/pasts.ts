import type { BlockMap } from '../../../world/block-store.ts';
import type { Derived } from '../../../world/derived-folder.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { textAt } from '../../../arm/bodies.ts';
import { familyOfLineage } from '../../compute/snapshots.ts';
import { jobsKeptMs } from '../work/jobs.ts';
import { share } from '../work/shares.ts';
import { snapshotNamesOf } from '../work/snapshot-names.ts';

/** A run of places, the last one excluded. */
export type Places = readonly [from: number, to: number];

const dayMs = 86_400_000;

/** What is known of a backup instance that has been backed up every day for long. */
export type PastFacts = {
  instance: Resource;
  volume: Resource;
  policy: Resource;
  snapshotGroupId: string;
  location: string;
  sizeGiB: number;
  sku: 'Standard_LRS' | 'Standard_ZRS';
  /** When its first backup began; one has begun every day since. */
  first: number;
  /** How long its policy keeps a point. */
  retentionMs: number;
};

/**
 * The past of an instance in which nothing but its schedule has ever happened: everything about its backups follows from when the first one
 * began. While it is quiet the past goes on as the clock does. Once anything interferes it is over: what has happened until then stays as it
 * was, and what comes is carried out step by step as for any other instance.
 */
export class Past {
  readonly facts: PastFacts;
  /** The family of its snapshots. */
  readonly family: string;
  readonly #world: World;
  readonly #snapshotNames: (moment: number) => string;
  /** When it was over. */
  #endedAt: number | undefined;
  #blocks: BlockMap | undefined;

  constructor(world: World, facts: PastFacts) {
    this.#world = world;
    this.facts = facts;
    this.family = familyOfLineage(world, textAt(facts.volume.properties, 'volumeId'), facts.sizeGiB);
    this.#snapshotNames = snapshotNamesOf(facts.volume.id);
  }

  snapshotName(run: number): string {
    return this.#snapshotNames(this.startOf(run));
  }

  get isQuiet(): boolean {
    return this.#endedAt === undefined;
  }

  /** Runs are numbered from the first one on. */
  startOf(run: number): number {
    return this.facts.first + run * dayMs;
  }

  endOf(run: number): number {
    return this.startOf(run) + this.#world.pace.backup;
  }

  /** The run that began at a moment; a fraction where none did. */
  runAt(moment: number): number {
    return (moment - this.facts.first) / dayMs;
  }

  /** Nothing begins any more after a moment. */
  end(moment: number): void {
    this.keepContent();
    this.#endedAt = moment;
  }

  /** The volume is about to hold something else than it did in all those backups. */
  keepContent(): void {
    this.#blocks ??= new Map(this.#world.blocks.read(this.facts.volume.id));
  }

  /** What each of its snapshots holds. */
  get content(): BlockMap {
    return this.#blocks ?? this.#world.blocks.read(this.facts.volume.id);
  }

  /** Runs whose jobs can be read. */
  get jobs(): Places {
    return [this.#firstAfter(this.#now - jobsKeptMs), this.#begunBy(this.#now)];
  }

  /** Runs whose points are there, as far as nobody has removed them. */
  get points(): Places {
    return [this.#oldestKept, this.#begunBy(this.#now - this.#world.pace.backup)];
  }

  /** Runs whose snapshots are there, as far as nobody has removed them. */
  get snapshots(): Places {
    return [this.#oldestKept, this.#begunBy(this.#now - this.#world.pace.backup * share.exported)];
  }

  get #now(): number {
    return this.#world.timeline.now;
  }

  // Whatever expires after the end is removed point by point.
  get #oldestKept(): number {
    return this.#firstAfter((this.#endedAt ?? this.#now) - this.facts.retentionMs);
  }

  #firstAfter(moment: number): number {
    return Math.max(0, Math.floor(this.runAt(moment)) + 1);
  }

  #begunBy(moment: number): number {
    return this.#firstAfter(Math.min(moment, this.#endedAt ?? moment));
  }
}

type Kept = { past: Past; rows: readonly Derived[]; over: (moment: number) => void };

const pastsOf = new WeakMap<World, Map<string, Kept>>();

/** Remember the past of an instance and have what it left worked out; `over` is done when it ends, with the moment of its end. */
export function keepPast(world: World, { past, rows, over }: Kept): void {
  for (const row of rows) world.resources.derive(row);
  const known = pastsOf.get(world) ?? new Map<string, Kept>();
  pastsOf.set(world, known.set(past.facts.instance.id.toLowerCase(), { past, rows, over }));
}

/** The quiet past of an instance is over as of a moment: from then on everything about it is carried out. */
export function endPast(world: World, instanceId: string, moment = world.timeline.now): void {
  const known = pastsOf.get(world)?.get(instanceId.toLowerCase());
  if (known?.past.isQuiet !== true) return;
  known.past.end(moment);
  known.over(moment);
}

/** What is known of every instance whose past goes on quietly. */
export const quietPasts = (world: World): PastFacts[] =>
  [...(pastsOf.get(world)?.values() ?? [])].filter(({ past }) => past.isQuiet).map(({ past }) => past.facts);

/** Store what is left of every past that is over, as if it had been stored all the time. */
export function storeEndedPasts(world: World): void {
  for (const { past, rows } of pastsOf.get(world)?.values() ?? []) {
    if (past.isQuiet) continue;
    for (const row of rows) {
      const [from, to] = row.range();
      for (let place = from; place < to; place += 1) world.resources.keep(row.made(place).id);
    }
  }
}
