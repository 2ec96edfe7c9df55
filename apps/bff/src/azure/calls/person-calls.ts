import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { TimeLimits } from '../../config.ts';
import type { Store } from '../../servers/store.ts';
import { formOf, unwatched, type CallOutcome, type Watcher } from '../../telemetry/watcher.ts';
import { keepRefusal } from '../refusals/refusals.ts';
import { changedBy } from '../writes.ts';
import { FairQueue } from './fair-queue.ts';
import { isGraphQuery } from './graph-query.ts';
import { currentPart } from './part-of-list.ts';
import { ReadMemory } from './read-memory.ts';
import { RecentWrites } from './recent-writes.ts';
import { waitAsked } from './retry-after.ts';
import { SharedReads } from './shared-reads.ts';
import { AzureSilent } from './silence.ts';
import type { Sources, ToldList, ToldLists } from './told-list.ts';

/**
 * One request of the browser: whose it is, and when it is over. A list that is looked at may be told what Azure answered this person some seconds ago
 * (`recall`), or is to be read anew for that (`renew`); nothing else is.
 */
export type RequestScope = {
  person: string;
  signal: AbortSignal;
  memory?: 'recall' | 'renew' | undefined;
  /** Where it is noted what a list is made of. */
  sources?: Sources;
};

/** What a person has changed in Azure just now. */
export type Changes = {
  /** Ids of what was written, or was seen to change by work that the person has begun. */
  recent: () => readonly string[];
  /** Say that something has changed. */
  note: (id: string) => void;
};

/** Azure fills up by 25 reads a second and person (Microsoft Learn, request-limits-and-throttling); calls of a page come in bunches. */
const atOnce = { perLane: 6, perPerson: 18, inAll: 72 };

/** Waits inside of one request that Azure has asked for, in all. */
const longestWaitsMs = 5000;
const retries = [300, 1200];

/** A query of Resource Graph takes a second or two; a list that gets no answer is read from each service instead, and both fit into a request. */
const longestQueryMs = 8000;

/** What is remembered in all: three lists of thousands of rows for each of a few people. */
const mostKept = { bytes: 48 * 1024 * 1024, answers: 2000 };

/** A list of thousands of rows is a tenth of a mebibyte. */
const mostTold = { bytes: 12 * 1024 * 1024, answers: 2000 };

/** What there is around the calls: for how long lists are remembered, what is shared with other servers, and who looks on. */
type Around = { memoryMs?: number; store?: Store | undefined; watcher?: Watcher };

/** The one way of all people to Azure Resource Manager: bounded, fair, each read once, with an end to every wait. */
export class PersonCalls {
  readonly #transport: HttpClient;
  readonly #limits: TimeLimits;
  readonly #queue = new FairQueue(atOnce);
  readonly #reads = new SharedReads<PipelineResponse>();
  readonly #memory: ReadMemory<PipelineResponse>;
  readonly #lists: ReadMemory<ToldList>;
  readonly #writes = new RecentWrites();
  readonly #store: Store | undefined;
  readonly #watcher: Watcher;

  constructor(transport: HttpClient, limits: TimeLimits, { memoryMs = 0, store, watcher = unwatched }: Around = {}) {
    this.#store = store;
    this.#watcher = watcher;
    watcher.queue(() => this.#queue.counts);
    void store?.hear(({ person, id }) => this.#noted(person, id));
    this.#transport = transport;
    this.#limits = limits;
    this.#memory = new ReadMemory({ ...mostKept, ms: memoryMs });
    this.#lists = new ReadMemory({ ...mostTold, ms: memoryMs });
  }

  /** What a person has changed just now, by whatever request. */
  changesOf(person: string): Changes {
    return { recent: () => this.#writes.by(person), note: (id) => void this.#changed(person, id) };
  }

  /** What one request of the browser sends its calls by. */
  clientFor(scope: RequestScope): HttpClient {
    let waitedMs = 0;
    // Whoever waits to the end of the request has no time left to say what Azure has asked for.
    const mostMs = Math.min(longestWaitsMs, this.#limits.requestMs / 2);
    const maySpend = (ms: number): boolean => {
      if (waitedMs + ms > mostMs) return false;
      waitedMs += ms;
      return true;
    };
    return { sendRequest: (request) => this.#patiently(request, scope, maySpend) };
  }

  /** The lists that a person was told, for one request of theirs. */
  listsFor({ person, memory, sources }: RequestScope): ToldLists {
    const changes = this.#lists.changesBy(person);
    return {
      recall: (question) => {
        const known = this.#mayRecall(memory) ? this.#lists.recall(person, question)?.answer : undefined;
        if (known !== undefined) this.#watcher.found('remembered');
        return known;
      },
      keep: (question, list) => {
        const at = sources?.oldestAt;
        if (memory !== undefined && at !== undefined) this.#lists.keep(person, question, list, changes, at);
      },
    };
  }

  /** Another server may have changed something, and this one has not heard of it. */
  #mayRecall(memory: RequestScope['memory']): boolean {
    return memory === 'recall' && this.#store?.isBehind !== true;
  }

  /** Asks again what may be asked again, as long as Azure's own waits leave room. */
  async #patiently(request: PipelineRequest, scope: RequestScope, maySpend: (ms: number) => boolean): Promise<PipelineResponse> {
    // A request on a connection of its own must reach Azure at most once.
    const pauses = request.disableKeepAlive === true ? [] : retries;
    const signal = signalOf(request, scope);
    for (const pause of pauses) {
      const outcome = await this.#once(request, scope, signal).catch((error: unknown) => failedBefore(error));
      const wait = outcome instanceof Error ? pause : pauseAfter(outcome, pause);
      if (wait === undefined || !maySpend(wait)) {
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }
      await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
    return this.#once(request, scope, signal);
  }

  async #once(request: PipelineRequest, { person, memory, sources }: RequestScope, signal: AbortSignal): Promise<PipelineResponse> {
    const part = currentPart();
    let answered: (() => void) | undefined;
    const onSent = () => void (answered = part?.sent());
    sources?.asked();
    try {
      const asked = questionIn(request);
      if (asked === undefined) return await this.#change(request, person, () => this.#send(request, person, signal, onSent));
      const known = this.#mayRecall(memory) ? this.#memory.recall(person, asked) : undefined;
      if (memory !== undefined) this.#watcher.found(known === undefined ? 'asked' : 'remembered');
      if (known !== undefined) {
        sources?.kept(known.at);
        return { ...known.answer, request };
      }
      const changes = this.#memory.changesBy(person);
      const key = `${person} ${changes} ${request.headers.get('authorization') ?? ''} ${asked}`;
      const answer = await this.#reads.read(key, (shared, sent) => this.#send(request, person, shared, sent), signal, onSent);
      if (memory !== undefined) this.#memory.keep(person, asked, answer, changes);
      if (answer.status === 200) sources?.kept(performance.now());
      return keepRefusal(request, { ...answer, request });
    } finally {
      answered?.();
    }
  }

  /** What is written is another thing from the moment on at which it is sent; what Azure answers may come late. */
  async #change<T>(request: PipelineRequest, person: string, send: () => Promise<T>): Promise<T> {
    const id = changedBy(request);
    if (id === undefined) return send();
    await this.#changed(person, id);
    try {
      return await send();
    } finally {
      await this.#changed(person, id);
    }
  }

  /** Here at once; the other servers hear of it before the person has an answer. */
  async #changed(person: string, id: string): Promise<void> {
    this.#noted(person, id);
    await this.#store?.tell({ person, id });
  }

  #noted(person: string, id: string): void {
    this.#writes.note(person, id);
    this.#memory.forget(person);
    this.#lists.forget(person);
  }

  #send(request: PipelineRequest, person: string, signal: AbortSignal, onSent: () => void): Promise<PipelineResponse> {
    const about = /\/subscriptions\/([^/?]+)/i.exec(request.url)?.[1]?.toLowerCase() ?? '';
    return this.#queue.run({ person, about }, () => this.#timed(request, signal, onSent), signal);
  }

  async #timed(request: PipelineRequest, signal: AbortSignal, onSent: () => void): Promise<PipelineResponse> {
    const callMs = isGraphQuery(request) ? Math.min(this.#limits.callMs, longestQueryMs) : this.#limits.callMs;
    // One of `AbortSignal.timeout` would keep what this request has read for as long as it runs, however soon Azure answers.
    const timeOut = new AbortController();
    const timer = setTimeout(() => timeOut.abort(), callMs).unref();
    onSent();
    const asked = request.abortSignal;
    request.abortSignal = AbortSignal.any([signal, timeOut.signal]);
    try {
      const call = { method: request.method, ...formOf(request.url) };
      return await this.#watcher.call(call, () => this.#transport.sendRequest(request), outcomeOf);
    } catch (error) {
      if (signal.aborted) throw signal.reason as Error;
      if (timeOut.signal.aborted) throw new AzureSilent(request.method, callMs);
      throw error;
    } finally {
      clearTimeout(timer);
      if (asked === undefined) delete request.abortSignal;
      else request.abortSignal = asked;
    }
  }
}

/** Azure's own id of a call, for its activity log and its support. */
const outcomeOf = ({ status, headers }: PipelineResponse): CallOutcome => ({
  status,
  correlationId: headers.get('x-ms-correlation-request-id'),
});

/** What is asked by a call that only reads, so that who asks the same gets the same; undefined for any other call. */
function questionIn(request: PipelineRequest): string | undefined {
  if (request.method === 'GET') return request.streamResponseStatusCodes === undefined ? request.url : undefined;
  return isGraphQuery(request) && typeof request.body === 'string' ? `${request.url} ${request.body}` : undefined;
}

/** What ends a call: the request it belongs to, the part of a list that is given up, or its own caller. */
function signalOf(request: PipelineRequest, { signal }: RequestScope): AbortSignal {
  const part = currentPart()?.signal;
  const own = request.abortSignal;
  const more = [part, own instanceof AbortSignal ? own : undefined].filter((one) => one !== undefined);
  return more.length === 0 ? signal : AbortSignal.any([signal, ...more]);
}

/** A connection that broke may be tried anew; silence and what ended by itself may not. */
function failedBefore(error: unknown): Error {
  if (error instanceof Error && error.name === 'RestError') return error;
  throw error;
}

/** How long to wait before the same is asked again; undefined if the answer stands. */
function pauseAfter({ status, headers }: PipelineResponse, usual: number): number | undefined {
  if (status === 429 || status === 503) return waitAsked(headers.get('retry-after'), headers.get('date')) ?? usual;
  return status === 500 || status === 502 || status === 504 || status === 408 ? usual : undefined;
}
