import { addressOf, api, receivedOf, type Endpoint, type Input, type Reply } from '@esan/contract';
import { problemCodes, type Operation, type Problem } from '@esan/domain';
import type { Estate } from './stage.ts';

/** What a call of the portal came to; without both when there was no answer in time, or none that can be read. */
export type Outcome<T> = { reply?: T; problem?: Problem };

/** The longest that a person may wait: well over the time that the stage gives a whole request, for the machine may be at other work. */
const deadlineMs = 10_000;

const minutes = 60_000;
const mostLooks = 6;

/** A person at the browser: presses, presses once more after a failure, and sees how it ends. Whatever must never be is written down. */
export class Player {
  readonly bad: string[] = [];
  /** The problems that were told, in order. */
  readonly told: Problem[] = [];
  #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Look at a page; if it fails, once more after whatever was wrong with Azure is over. */
  async look<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Reply<E> | undefined> {
    return (await this.press(endpoint, input)).reply;
  }

  /** Press a button; if it fails, once more with the same intent, after whatever was wrong with Azure is over. */
  async press<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Outcome<Reply<E>>> {
    const first = await this.#call(endpoint, input);
    if (first.reply !== undefined) return first;
    await this.recover();
    return this.#call(endpoint, input);
  }

  /** Whatever was wrong with Azure is over. */
  async recover(): Promise<void> {
    await this.#estate.azure.clearFaults();
  }

  /** Press a button that begins an operation, and wait for its end. */
  async begin<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<string> {
    let { item, problem } = begunIn(await this.press(endpoint, input));
    if (problem?.code === 'busy') {
      // Azure is at work on what was lost: the person waits and presses again.
      await this.pass();
      ({ item, problem } = begunIn(await this.press(endpoint, input)));
    }
    return item === undefined ? `refused: ${problem?.code ?? 'no answer'}` : this.end(item);
  }

  /** Watch an operation until it ends, while Azure's clock moves. */
  async end(operation: Operation): Promise<string> {
    let seen = operation;
    for (let looks = 0; isOpen(seen) && looks < mostLooks; looks += 1) {
      const reply = await this.look(api.getOperation, { params: { operationId: operation.id } });
      if (reply !== undefined) seen = reply.item;
      if (isOpen(seen)) await this.pass();
    }
    if (seen.status === 'running') this.bad.push(`${operation.kind} never ends`);
    if (seen.status === 'failed') this.told.push(seen.problem);
    return seen.status;
  }

  /** Let Azure do what is under way, and some minutes more. */
  async pass(): Promise<void> {
    await this.#estate.azure.advance(10 * minutes, { evenIfIdle: true });
  }

  async #call<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Outcome<Reply<E>>> {
    const { body, ...address } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
    const init = {
      method: endpoint.method.toUpperCase(),
      headers: { authorization: `Bearer ${this.#estate.token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(deadlineMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    try {
      const response = await fetch(this.#estate.hurried + addressOf(endpoint, address), init);
      return this.#read(endpoint, response.status, await response.text());
    } catch {
      this.bad.push(`${endpoint.name} has no answer within ${deadlineMs / 1000} s`);
      return {};
    }
  }

  #read<E extends Endpoint>(endpoint: E, status: number, text: string): Outcome<Reply<E>> {
    const { name } = endpoint;
    for (const [words, pattern] of neverInAnAnswer) if (pattern.test(text)) this.bad.push(`${name} answers with ${words}`);
    if (text.includes(this.#estate.token)) this.bad.push(`${name} answers with a token`);
    const said = jsonOf(text);
    if (said === undefined) {
      this.bad.push(`${name} answers ${status} with what is no JSON`);
      return {};
    }
    const problem = status < 400 ? problemOfOne(said) : (said as Problem);
    if (problem === undefined) return { reply: receivedOf(endpoint, said) as Reply<E> };
    this.told.push(problem);
    if (status === 500 || problem.code === 'unexpected') this.bad.push(`${name} answers ${status} ${problem.code}`);
    else if (!problemCodes.includes(problem.code)) this.bad.push(`${name} answers ${status} with the unknown code ${problem.code}`);
    return { problem };
  }
}

type Begun = { item?: Operation; items?: { operation?: Operation | null; problem?: Problem | null }[] };

/** What an answer says that was begun, be it the only row of a set of one. */
const begunIn = ({ reply, problem }: Outcome<unknown>): { item: Operation | undefined; problem: Problem | undefined } => {
  const { item, items } = (reply ?? {}) as Begun;
  return { item: item ?? items?.[0]?.operation ?? undefined, problem };
};

/** A set of one fails as its row does. */
function problemOfOne(said: unknown): Problem | undefined {
  const { items } = said as Begun;
  // A packed list is none of these.
  const [only, ...others] = Array.isArray(items) ? items : [];
  return only?.operation === null && others.length === 0 ? (only.problem ?? undefined) : undefined;
}

/** What the page goes on asking about: work under way, and a word of Azure's that nobody knows. */
const isOpen = ({ status }: Operation): boolean => status === 'running' || status === 'unknown';

const neverInAnAnswer: [string, RegExp][] = [
  ['a page of HTML', /<!doctype|<html|<h1/i],
  ['a place in the code', /node_modules|\.ts:\d+|at \w+ \(/],
  ['the year 1970', /"1970-01-01/],
  ['an unforeseen failure in a part of it', /"code":"unexpected"/],
  ['a date that is none', /Invalid Date|NaN/],
];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
