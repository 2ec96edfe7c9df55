import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isObject } from '../../json/objects.ts';
import type { World } from '../../world/world.ts';
import type { ControlSide } from '../route.ts';
import { Journal } from './journal.ts';
import { replayed, type KeptWorld } from './replay.ts';

const format = 'azure-emulator-state';
const version = 1;

/** Thrown for a state file that cannot be gone on from; it is left as it is. */
class StateFailure extends Error {
  constructor(file: string, sentence: string, cause?: unknown) {
    super(`The state in ${file} cannot be gone on from. ${sentence} It was left as it is: move it away, or name another file.`, { cause });
  }
}

/** What must be alike when a world was made again: ids, how many were drawn, and what is under way. */
function digestOf(world: World): string {
  const hash = createHash('sha256');
  const ids = [...world.resources.allStored()].map(({ id, type }) => `${id} ${type}`);
  for (const id of ids.sort()) hash.update(`${id}\n`);
  for (const { id, kind } of world.operations.running) hash.update(`${id} ${kind}\n`);
  return hash.digest('hex');
}

/** The state of every world of an emulator, as text. */
function stateText(journal: Journal): string {
  const worlds = [...journal.all].map(([world, { plan, entries }]): KeptWorld => ({
    plan,
    now: world.timeline.now,
    drawn: world.guids.drawn,
    digest: digestOf(world),
    faults: [...world.faults.all],
    entries,
  }));
  return `${JSON.stringify({ format, version, worlds }, asJson)}\n`;
}

const asJson = (_: string, value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);

/** Write a file so that it is there whole or not at all. */
function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** What a state file holds; nothing where there is none yet. */
function readState(file: string): KeptWorld[] | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch (error) {
    throw new StateFailure(file, text.trim() === '' ? 'The file is empty.' : 'The file is cut off, or no JSON.', error);
  }
  if (!isObject(state) || state['format'] !== format)
    throw new StateFailure(file, 'The file is something else than the state of an emulator.');
  if (state['version'] !== version)
    throw new StateFailure(file, `It is of version ${JSON.stringify(state['version'])}, this emulator goes on from version ${version}.`);
  const { worlds } = state;
  if (!Array.isArray(worlds) || worlds.length === 0) throw new StateFailure(file, 'It has no "worlds".');
  for (const [at, world] of worlds.entries()) {
    const wrong = wrongField(world);
    if (wrong !== undefined) throw new StateFailure(file, `worlds[${at}]${wrong} is not as an emulator writes it.`);
  }
  return (worlds as KeptWorld[]).map(revived);
}

const kinds: Record<keyof KeptWorld, (value: unknown) => boolean> = {
  plan: isObject,
  entries: (value) => Array.isArray(value) && value.every((one) => isObject(one) && typeof one['at'] === 'number'),
  now: (value) => typeof value === 'number',
  drawn: (value) => typeof value === 'number',
  faults: (value) => Array.isArray(value) && value.every(isObject),
  digest: (value) => typeof value === 'string',
};

function wrongField(world: unknown): string | undefined {
  if (!isObject(world)) return '';
  const wrong = Object.entries(kinds).find(([field, isRight]) => !isRight(world[field]));
  return wrong === undefined ? undefined : `.${wrong[0]}`;
}

/** What was left out of an imported estate is a map. */
function revived(kept: KeptWorld): KeptWorld {
  const { estate } = kept.plan;
  if (estate === undefined) return kept;
  const leftOut = new Map(Object.entries(estate.leftOut as unknown as Record<string, number>));
  return { ...kept, plan: { ...kept.plan, estate: { ...estate, leftOut } } };
}

const pauseMs = 1000;

/** Writes the state of an emulator into its file: a second after a change, whenever the clock has gone on for long, and at the end. */
export class StateKeeper {
  readonly journal: Journal;
  readonly #file: string;
  #timer: NodeJS.Timeout | undefined;
  #written = '';

  constructor(file: string) {
    this.#file = file;
    this.journal = new Journal(() => this.#soon());
  }

  /** The worlds that the file holds; nothing where there is no file yet. */
  read(): KeptWorld[] | undefined {
    return readState(this.#file);
  }

  /** Have these worlds again. */
  async goOn(kept: readonly KeptWorld[], side: ControlSide): Promise<void> {
    for (const one of kept) {
      const world = await this.#again(one, side);
      if (digestOf(world) !== one.digest) throw this.#leadsElsewhere(one);
      this.journal.begin(side.worlds.add(world), one.plan, one.entries);
    }
  }

  async #again(one: KeptWorld, side: ControlSide): Promise<World> {
    try {
      return await replayed(one, side);
    } catch (error) {
      throw this.#leadsElsewhere(one, error);
    }
  }

  #leadsElsewhere({ plan }: KeptWorld, cause?: unknown): StateFailure {
    const why = cause instanceof Error ? ` (${cause.message})` : '';
    return new StateFailure(
      this.#file,
      `An emulator of another version has written it: what was done to the world "${plan.name}" leads elsewhere here${why}.`,
      cause,
    );
  }

  /** Write the state if it is another than the one that is written. */
  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = stateText(this.journal);
    if (text === this.#written) return;
    writeWhole(this.#file, text);
    this.#written = text;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.save(), pauseMs).unref();
  }
}
