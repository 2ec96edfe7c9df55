/*
 * Work on many rows, a few at a time, as a calculation without a clock: which rows to send, what their answers mean, and how long to pause.
 * `useRows` carries it out on a page. Every step is one request that either begins some rows or looks at those under way; the server remembers
 * nothing in between. A single row is a set of one.
 */
import { askAgainAfterMs, isPassing, isThrottled, troubleOf, type Operation, type Problem } from '@esan/domain';

/** What has become of one row: not sent yet, with Azure, agreed or done, waiting for roles to count, or refused. */
export type RowState =
  | { kind: 'queued' }
  /** Without an operation it is on its way, and nobody knows yet whether Azure has taken it. */
  | { kind: 'asking'; operation?: Operation }
  | { kind: 'ready' }
  | { kind: 'waiting'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

/** A row that is wanted; its key says all that the answer depends on, so it is sent once per change. */
export type Row<Request> = {
  key: string;
  request: Request;
  /** Rows that need the same roles wait for them together. A row that says none does not wait: a role that is missing refuses it. */
  roles?: string;
};

/** How the server answers about a row: how its operation stands, or why there is none; neither while it waits for its turn there. */
export type RowAnswer = { operation: Operation | null; problem: Problem | null };

/** The bounds of some work, and the rows that were answered before a reload. */
export type Bounds = {
  /** How many rows are with Azure at once; eight if nothing is said. */
  atOnce?: number;
  /** What is with Azure may end, and nothing more is sent. */
  isStopped?: boolean;
  isRemembered?: (key: string) => boolean;
};

type UnderWay = { kind: 'asking'; operation: Extract<Operation, { status: 'running' }>; askedAt: string };
type Kept = Exclude<RowState, { kind: 'asking' | 'waiting' }> | UnderWay | { kind: 'waiting'; problem: Problem; roles: string };

/** Roles that do not count yet: one row, the role probe, asks about them for all that need the same. */
type RoleWait = { probe: string; asked: number; dueAt: number };

/** All that is known of some work between two steps. */
export type KnownRows = {
  states: ReadonlyMap<string, Kept>;
  waits: ReadonlyMap<string, RoleWait>;
  /** Azure's moment of the last answer. */
  asOf: string | undefined;
  /** How many steps in a row were put off. */
  putOff: number;
  pause: { why: 'throttled' | 'no-answer'; ms: number } | undefined;
};

/** Nothing has been sent yet. */
export const nothingKnown: KnownRows = { states: new Map(), waits: new Map(), asOf: undefined, putOff: 0, pause: undefined };

/** The most rows that one step begins; the server refuses more. */
const begunPerStep = 8;
const firstPauseMs = 5000;
const longestPauseMs = 60_000;
/** However long Azure asks to wait. */
const longestAskedMs = 3_600_000;
const noPauseMs = 1;

const momentOf = ({ asOf = '' }: Pick<KnownRows, 'asOf'>): number => Date.parse(asOf);
const isUnderWay = (state: Kept | undefined): state is UnderWay => state?.kind === 'asking';
const stateIn = ({ states }: KnownRows, key: string, { isRemembered }: Bounds): Kept =>
  states.get(key) ?? (isRemembered?.(key) === true ? { kind: 'ready' } : { kind: 'queued' });

/** How a row stands by what is known; `sent` are those that are on their way. */
export function rowStateOf(known: KnownRows, key: string, bounds: Bounds, sent: readonly { key: string }[]): RowState {
  const state = stateIn(known, key, bounds);
  return !isUnderWay(state) && sent.some((one) => one.key === key) ? { kind: 'asking' } : state;
}

type Waiting<R> = RoleWait & { roles: string; rows: Row<R>[] };

/** Roles that are waited for by rows that are wanted; without such a row nobody asks about them. */
export function waitsOf<R>({ waits, states }: KnownRows, rows: readonly Row<R>[]): Waiting<R>[] {
  return Array.from(waits, ([roles, wait]) => {
    const isWaiting = ({ key }: Row<R>) => states.get(key)?.kind === 'waiting' || (key === wait.probe && isUnderWay(states.get(key)));
    return { ...wait, roles, rows: rows.filter((row) => row.roles === roles && isWaiting(row)) };
  }).filter((wait) => wait.rows.length > 0);
}

/** The rows to begin now, or else those under way, to look at; none where nothing is left or only time has to pass. */
export function rowsToSend<R>(known: KnownRows, rows: readonly Row<R>[], bounds: Bounds): Row<R>[] {
  const { states } = known;
  const waits = waitsOf(known, rows);
  const underWay = rows.filter(({ key }) => isUnderWay(states.get(key)));
  const isHeld = ({ roles }: Row<R>): boolean => waits.some((wait) => wait.roles === roles);
  const queued = rows.filter((row) => stateIn(known, row.key, bounds).kind === 'queued' && !isHeld(row));
  const probes = waits.flatMap(({ probe, dueAt, rows: waiting }) => {
    const [row = waiting[0]] = waiting.filter(({ key }) => key === probe);
    return row === undefined || dueAt > momentOf(known) || isUnderWay(states.get(row.key)) ? [] : [row];
  });
  const { atOnce = begunPerStep, isStopped = false } = bounds;
  const room = isStopped ? 0 : Math.max(0, Math.min(begunPerStep, atOnce - underWay.length));
  const next = [...probes, ...queued].slice(0, room);
  return next.length > 0 ? next : underWay;
}

/** How long to pause before the next step; undefined when there is nothing left to do. `span` says how long a span of Azure's time lasts here. */
export function pauseBefore<R>(known: KnownRows, rows: readonly Row<R>[], bounds: Bounds, span: AzureSpan): number | undefined {
  const next = rowsToSend(known, rows, bounds);
  const dueAt = bounds.isStopped === true ? undefined : nextDue(known, rows);
  if (next.length === 0 && dueAt === undefined) return undefined;
  if (known.pause !== undefined) return known.pause.ms;
  const looks = next.flatMap(({ key }) => known.states.get(key) ?? []).filter(isUnderWay);
  if (looks.length > 0) return Math.max(noPauseMs, Math.min(...looks.map(({ operation }) => operation.pollAfterMs)));
  return next.length > 0 || dueAt === undefined ? noPauseMs : Math.max(noPauseMs, span(dueAt - momentOf(known)));
}

/** How long a span of Azure's time lasts here, in ms. */
export type AzureSpan = (azureMs: number) => number;

function nextDue<R>(known: KnownRows, rows: readonly Row<R>[]): number | undefined {
  const dues = waitsOf(known, rows).map(({ dueAt }) => dueAt);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** The ways of a step to the server. */
export type Ways<Request> = {
  /** Begins some rows, or looks at those that are under way; answers in their order. */
  step: (rows: (Request & { operationId?: string | undefined })[]) => Promise<{ asOf: string; items: RowAnswer[] }>;
  /** Azure's moment, by its cheapest call. */
  now: () => Promise<string>;
  problemOf: (error: unknown) => Problem;
};

/** What a step was told: Azure's moment if it answered, and the answer about each row that was sent. */
export type Told<R> = { asOf: string | undefined; sent: readonly { row: Row<R>; answer: RowAnswer }[] };

/** Takes one step. Where only time has to pass, it reads Azure's clock. */
export async function takeStep<R>(known: KnownRows, rows: readonly Row<R>[], bounds: Bounds, ways: Ways<R>): Promise<Told<R>> {
  const next = rowsToSend(known, rows, bounds);
  const dueAt = nextDue(known, rows);
  // When its clock cannot be read, the pause before this step is all there is to go by.
  if (next.length === 0)
    return { asOf: await ways.now().catch(() => (dueAt === undefined ? undefined : new Date(dueAt).toISOString())), sent: [] };
  const requests = next.map(({ key, request }) => {
    const state = known.states.get(key);
    return { ...request, operationId: isUnderWay(state) ? state.operation.id : undefined };
  });
  try {
    const { asOf, items } = await ways.step(requests);
    return {
      asOf,
      sent: next.map((row, index) => ({ row, answer: items[index] ?? { operation: null, problem: { code: 'unexpected' } } })),
    };
  } catch (error) {
    const problem = ways.problemOf(error);
    return { asOf: undefined, sent: next.map((row) => ({ row, answer: { operation: null, problem } })) };
  }
}

type Work<R> = Bounds & { /** Those that are wanted by now. */ rows: readonly Row<R>[]; span: AzureSpan };

/** What is known after a step. */
export function afterStep<R>(before: KnownRows, { asOf, sent }: Told<R>, { rows, span, ...bounds }: Work<R>): KnownRows {
  const known = { ...before, asOf: asOf ?? before.asOf, states: new Map(before.states), waits: new Map(before.waits) };
  for (const { row, answer } of sent) take(known, row, answer);
  const problems = sent.flatMap(({ answer }) => problemOf(answer) ?? []);
  const blocked = problems.find(({ code }) => code === 'blocked-for-hours');
  if (blocked !== undefined) refuseOpen(known, rows, bounds, blocked);
  const passing = problems.filter(isPutOff);
  if (passing.length === 0) return { ...known, putOff: 0, pause: undefined };
  const asked = Math.min(longestAskedMs, Math.max(...passing.map(({ retryAfterMs = 0 }) => retryAfterMs)));
  const own = span(Math.min(firstPauseMs * 2 ** known.putOff, longestPauseMs));
  const why = passing.some((problem) => isThrottled(problem) || problem.code === 'at-once-limit') ? 'throttled' : 'no-answer';
  return { ...known, putOff: known.putOff + 1, pause: { why, ms: Math.max(asked, own) } };
}

/** Rows that have their answer are sent once more. */
export function askedAgain(known: KnownRows, keys: readonly string[]): KnownRows {
  const again = keys.map((key) => [key, { kind: 'queued' }] as const);
  return { ...known, states: new Map([...known.states, ...again]) };
}

type Changing = Omit<KnownRows, 'states' | 'waits'> & { states: Map<string, Kept>; waits: Map<string, RoleWait> };

const problemOf = ({ operation, problem }: RowAnswer): Problem | undefined => problem ?? troubleOf(operation ?? undefined);

/** Goes by when it is waited for: a call too many, too much at once, or no answer. */
const isPutOff = (problem: Problem): boolean => isPassing(problem) || problem.code === 'at-once-limit';

/** What the answer about one row means for it, and for those that wait with it. */
function take<R>(known: Changing, row: Row<R>, answer: RowAnswer): void {
  const { key, roles = '' } = row;
  const before = known.states.get(key);
  const problem = problemOf(answer);
  if (problem === undefined) return takeGood(known, row, answer.operation);
  if (isPutOff(problem)) {
    // A look that fails is no verdict, and neither is a call too many: what was under way or waited still does.
    const stays = before?.kind === 'waiting' || (isUnderWay(before) && answer.operation === null);
    if (!stays) known.states.set(key, { kind: 'queued' });
  } else if (problem.code === 'identity-lacks-role' && row.roles !== undefined) {
    known.states.set(key, { kind: 'waiting', problem, roles });
    waitForRoles(known, key, roles, isUnderWay(before) ? before.askedAt : known.asOf);
  } else {
    known.states.set(key, { kind: 'refused', problem });
    // The roles were not what the probe failed for: the others find out by themselves.
    if (known.waits.get(roles)?.probe === key) release(known, roles);
  }
}

function takeGood<R>(known: Changing, { key, roles = '' }: Row<R>, operation: Operation | null): void {
  const before = known.states.get(key);
  const wait = known.waits.get(roles);
  if (operation === null) {
    known.states.set(key, { kind: 'queued' });
  } else if (operation.status === 'running') {
    known.states.set(key, { kind: 'asking', operation, askedAt: isUnderWay(before) ? before.askedAt : (known.asOf ?? '') });
    // Another row asks for all where the probe is not wanted any more.
    if (before?.kind === 'waiting' && wait !== undefined) known.waits.set(roles, { ...wait, probe: key });
  } else {
    known.states.set(key, { kind: 'ready' });
    release(known, roles);
  }
}

/** A row that is refused for its roles after another waits with that; the probe itself asks later each time. */
function waitForRoles(known: Changing, key: string, roles: string, askedAt: string | undefined): void {
  const wait = known.waits.get(roles);
  if (wait !== undefined && wait.probe !== key && wait.dueAt > momentOf(known)) return;
  const asked = (wait?.asked ?? 0) + 1;
  known.waits.set(roles, { probe: key, asked, dueAt: momentOf({ asOf: askedAt }) + askAgainAfterMs(asked) });
}

/** The roles count, or are not what is missing: every row that waited for them may go. */
function release(known: Changing, roles: string): void {
  if (!known.waits.delete(roles)) return;
  for (const [key, state] of known.states) if (state.kind === 'waiting' && state.roles === roles) known.states.set(key, { kind: 'queued' });
}

/** Azure asks nobody to ask again for hours: rows that have no answer yet share this one, until a person asks again. */
function refuseOpen<R>(known: Changing, rows: readonly Row<R>[], bounds: Bounds, problem: Problem): void {
  for (const { key } of rows) {
    const { kind } = stateIn(known, key, bounds);
    if (kind === 'queued' || kind === 'waiting') known.states.set(key, { kind: 'refused', problem });
  }
  known.waits.clear();
}
