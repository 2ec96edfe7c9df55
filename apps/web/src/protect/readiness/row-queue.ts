import { askAgainAfterMs, isPassing, isThrottled, troubleOf, type Operation, type Problem } from '@esan/domain';

/** What has become of one row: not sent yet, with Azure, agreed, waiting for roles to count, or refused. */
export type RowState =
  | { kind: 'queued' }
  | { kind: 'asking' }
  | { kind: 'ready' }
  | { kind: 'waiting'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

/** Something to be asked of Azure; its key says all that the answer depends on, so it is asked once per change. */
export type QueuedRow<Request> = {
  key: string;
  request: Request;
  /** Rows that need the same roles wait for them together. */ roles: string;
};

type Started = { asOf: string; items: { operation: Operation | null; problem: Problem | null }[] };

/** The ways out of the queue: everything that takes time. */
export type Ports<Request> = {
  /** Sends some rows, at most as many as are free; answers in their order. */
  start: (requests: Request[]) => Promise<Started>;
  look: (operationId: string) => Promise<{ asOf: string; item: Operation }>;
  /** Azure's moment, by its cheapest call. */
  now: () => Promise<string>;
  problemOf: (error: unknown) => Problem;
  /** How long a span of Azure's time lasts here. */
  span: (azureMs: number) => number;
  /** Rows that Azure has agreed to before, over a reload. */
  remember: (key: string) => void;
  isRemembered: (key: string) => boolean;
};

/** How many rows are with Azure at once. */
const atOnce = 8;
const tellEveryMs = 150;
const firstPauseMs = 5000;
const longestPauseMs = 60_000;

/** What the page shows of the queue as a whole. */
export type QueueView = {
  states: ReadonlyMap<string, RowState>;
  isCancelled: boolean;
  /** Until when nothing is sent, on this page's clock: Azure asked for fewer calls, or did not answer. */
  pausedUntil: number | undefined;
  isThrottled: boolean;
  /** How often the roles have been asked about, and when Azure last said that they do not count. */
  roleAsks: number;
};

/**
 * Asks Azure about many rows: at most eight at a time, each once per change. A refusal for want of a role that is assigned is not final: one row
 * asks again at Azure's pace until the role counts, then the others of the same roles follow. A call too many pauses all of it.
 */
export class RowQueue<Request> {
  readonly #ports: Ports<Request>;
  #rows: readonly QueuedRow<Request>[] = [];
  #states = new Map<string, RowState>();
  #listeners = new Set<() => void>();
  #inFlight = 0;
  #pauses = 0;
  #pausedUntil: number | undefined;
  #isThrottled = false;
  #isCancelled = false;
  #isTelling = false;
  #scouts = new Map<string, number>();
  #view: QueueView = { states: new Map(), isCancelled: false, pausedUntil: undefined, isThrottled: false, roleAsks: 0 };

  constructor(ports: Ports<Request>) {
    this.#ports = ports;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): QueueView => this.#view;

  /** These rows, and no others, are wanted now; what is known of them stays. */
  want(rows: readonly QueuedRow<Request>[]): void {
    const isSame = rows.length === this.#rows.length && rows.every(({ key }, index) => key === this.#rows[index]?.key);
    if (isSame) return;
    this.#rows = rows;
    for (const row of rows) {
      const state = this.#states.get(row.key);
      // Nobody asks any more for a row that was out of the plan while its roles were waited for.
      const isForgotten = state?.kind === 'waiting' && !this.#scouts.has(row.roles);
      if (state === undefined || isForgotten) this.#states.set(row.key, this.#firstState(row.key));
    }
    this.#changed();
    this.#pump();
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#changed();
  }

  /** Goes on after a cancel. */
  resume(): void {
    this.#isCancelled = false;
    this.#changed();
    const due = this.#due;
    this.#due = [];
    for (const row of due) this.#askForRoles(row);
    this.#pump();
  }

  /** Asks once more about rows that have their answer. */
  askAgain(keys: readonly string[]): void {
    for (const key of keys) this.#states.set(key, { kind: 'queued' });
    this.resume();
  }

  #firstState(key: string): RowState {
    return this.#ports.isRemembered(key) ? { kind: 'ready' } : { kind: 'queued' };
  }

  /** The page hears of changes a few times a second, however many rows there are. */
  #changed(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    void pause(tellEveryMs).then(() => {
      this.#isTelling = false;
      const roleAsks = Math.max(0, ...this.#scouts.values());
      this.#view = {
        states: new Map(this.#states),
        isCancelled: this.#isCancelled,
        pausedUntil: this.#pausedUntil,
        isThrottled: this.#isThrottled,
        roleAsks,
      };
      for (const listener of this.#listeners) listener();
    });
  }

  #set(row: QueuedRow<Request>, state: RowState): void {
    this.#states.set(row.key, state);
    if (state.kind === 'ready') this.#ports.remember(row.key);
  }

  #isScout = ({ key, roles }: QueuedRow<Request>): boolean => this.#scoutRow.get(roles) === key;

  /** Rows to send now: queued, and not held back by another that waits for the same roles. */
  #next(): QueuedRow<Request>[] {
    if (this.#isCancelled || this.#pausedUntil !== undefined) return [];
    const isFree = (row: QueuedRow<Request>): boolean => !this.#scouts.has(row.roles) || this.#isScout(row);
    const open = this.#rows.filter((row) => this.#states.get(row.key)?.kind === 'queued' && isFree(row));
    return open.slice(0, atOnce - this.#inFlight);
  }

  #pump(): void {
    const rows = this.#next();
    if (rows.length > 0) void this.#send(rows);
  }

  async #send(rows: QueuedRow<Request>[]): Promise<void> {
    this.#inFlight += rows.length;
    for (const row of rows) this.#set(row, { kind: 'asking' });
    this.#changed();
    try {
      const { asOf, items } = await this.#ports.start(rows.map(({ request }) => request));
      for (const [index, row] of rows.entries()) {
        const { operation = null, problem = null } = items[index] ?? {};
        if (operation === null) this.#settle(row, problem ?? { code: 'unexpected' }, asOf);
        else void this.#follow(row, operation, asOf);
      }
    } catch (error) {
      for (const row of rows) this.#settle(row, this.#ports.problemOf(error), undefined);
    }
  }

  async #follow(row: QueuedRow<Request>, begun: Operation, askedAt: string): Promise<void> {
    let operation = begun;
    while (operation.status === 'running') {
      await pause(operation.pollAfterMs);
      try {
        operation = (await this.#ports.look(operation.id)).item;
      } catch (error) {
        const problem = this.#ports.problemOf(error);
        // A poll that fails is no verdict: the next one is the retry.
        if (isPassing(problem)) await pause(problem.retryAfterMs ?? firstPauseMs);
        else return this.#settle(row, problem, askedAt);
      }
    }
    this.#settle(row, troubleOf(operation), askedAt);
  }

  /** A row has its answer; without a problem Azure agrees. */
  #settle(row: QueuedRow<Request>, problem: Problem | undefined, askedAt: string | undefined): void {
    this.#inFlight -= 1;
    if (problem === undefined) {
      this.#set(row, { kind: 'ready' });
      this.#pauses = 0;
      this.#release(row.roles);
    } else if (isPassing(problem)) {
      this.#set(row, { kind: 'queued' });
      this.#backOff(problem);
    } else if (problem.code === 'blocked-for-hours') {
      this.#refuseAll(row, problem);
    } else if (problem.code === 'identity-lacks-role') {
      this.#set(row, { kind: 'waiting', problem });
      this.#scout(row, askedAt);
    } else {
      this.#set(row, { kind: 'refused', problem });
      // The roles were not what it failed for: the others find out by themselves.
      if (this.#isScout(row)) this.#release(row.roles);
    }
    this.#changed();
    this.#pump();
  }

  /** Azure asks nobody to ask again for hours: rows that have no answer yet share this one, until a person asks again. */
  #refuseAll(row: QueuedRow<Request>, problem: Problem): void {
    this.#set(row, { kind: 'refused', problem });
    for (const [key, { kind }] of this.#states)
      if (kind === 'queued' || kind === 'waiting') this.#states.set(key, { kind: 'refused', problem });
    this.#scouts.clear();
    this.#scoutRow.clear();
  }

  #backOff({ retryAfterMs, ...problem }: Problem): void {
    if (this.#pausedUntil !== undefined) return;
    const wait = Math.max(retryAfterMs ?? 0, this.#ports.span(Math.min(firstPauseMs * 2 ** this.#pauses, longestPauseMs)));
    this.#pauses += 1;
    this.#isThrottled = isThrottled(problem);
    this.#pausedUntil = Date.now() + wait;
    void pause(wait).then(() => {
      this.#pausedUntil = undefined;
      this.#changed();
      this.#pump();
    });
  }

  /** The first row that waits for some roles asks for all that wait for the same. */
  #scout(row: QueuedRow<Request>, askedAt: string | undefined): void {
    const asked = this.#scouts.get(row.roles);
    if (asked !== undefined && !this.#isScout(row)) return;
    this.#scoutRow.set(row.roles, row.key);
    this.#scouts.set(row.roles, (asked ?? 0) + 1);
    void this.#askWhenDue(row, askedAt, (asked ?? 0) + 1);
  }

  readonly #scoutRow = new Map<string, string>();

  /** Scouts whose time has come while nothing was to be asked. */
  #due: QueuedRow<Request>[] = [];

  async #askWhenDue(row: QueuedRow<Request>, askedAt: string | undefined, asked: number): Promise<void> {
    const since = askedAt === undefined ? undefined : Date.parse(askedAt);
    let left = askAgainAfterMs(asked);
    while (left > 0) {
      await pause(this.#ports.span(left));
      // Without Azure's moment of the asking, or when its clock cannot be read, the span is all there is to go by.
      const now = await this.#ports.now().catch(() => undefined);
      left = since === undefined || now === undefined ? 0 : since + askAgainAfterMs(asked) - Date.parse(now);
    }
    if (this.#isCancelled) this.#due.push(row);
    else this.#askForRoles(row);
  }

  #askForRoles(row: QueuedRow<Request>): void {
    if (this.#states.get(row.key)?.kind !== 'waiting') return;
    // Another wish by now: the rows that are wanted have their own scout.
    if (this.#rows.some(({ key }) => key === row.key)) return void this.#send([row]);
    this.#release(row.roles);
    this.#changed();
    this.#pump();
  }

  /** The roles count: every row that waited for them may go. */
  #release(roles: string): void {
    if (!this.#scouts.delete(roles)) return;
    this.#scoutRow.delete(roles);
    for (const row of this.#rows)
      if (row.roles === roles && this.#states.get(row.key)?.kind === 'waiting') this.#states.set(row.key, { kind: 'queued' });
  }
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, Math.max(0, ms)));
