import type { Logger } from 'pino';

/** A request of the browser, by what the contract calls it: no id, no query, no body. */
export type WatchedRequest = {
  /** Name of the endpoint, and its path with the names of its parts. */
  name: string;
  method: string;
  route: string;
  /** `traceparent` of whoever asks (https://www.w3.org/TR/trace-context/), if there is one. */
  parent: string | undefined;
};

/** A call of Azure, by the provider that it goes to and the form of its path. */
export type WatchedCall = { method: string; provider: string; form: string };

/** How a call of Azure ended. */
export type CallOutcome = { status: number | undefined; correlationId: string | undefined };

/** Where something was found: in what is remembered of Azure's answers, or by asking. */
export type Found = 'remembered' | 'asked';

/** What runs and what waits, at this moment. */
export type QueueCounts = { running: number; waiting: number };

/** Where it is said what those who run the server have to know of the watching itself. */
export type WatcherLog = Pick<Logger, 'info' | 'warn'>;

/** Who looks at the work of the server, for those who run it. */
export type Watcher = {
  /** A request, with all that is done for it; the status is that of its answer. */
  request: <T>(request: WatchedRequest, work: () => Promise<T>, status: (outcome: { error?: unknown }) => number) => Promise<T>;
  /** A call of Azure, within its request. */
  call: <T>(call: WatchedCall, work: () => Promise<T>, outcome: (answer: T) => CallOutcome) => Promise<T>;
  /** How the answer to a question about lists was found. */
  found: (how: Found) => void;
  /** Have the lengths of the queue of calls looked at from time to time. */
  queue: (counts: () => QueueCounts) => void;
  /** What joins a line of the log to the request that it belongs to. */
  ids: () => Record<string, string>;
  /** Say in this log where nobody takes what was seen. */
  logTo: (log: WatcherLog) => void;
  /** Hand over what is left. */
  end: () => Promise<void>;
};

/** Nobody looks. */
export const unwatched: Watcher = {
  request: (_request, work) => work(),
  call: (_call, work) => work(),
  found: () => undefined,
  queue: () => undefined,
  ids: () => ({}),
  logTo: () => undefined,
  end: () => Promise.resolve(),
};

/** The provider that a path of Azure Resource Manager leads to, and the path's form without any name or id. */
export function formOf(address: string): Pick<WatchedCall, 'provider' | 'form'> {
  const parts = new URL(address).pathname.split('/').filter((part) => part !== '');
  const last = parts.findLastIndex((part) => part.toLowerCase() === 'providers');
  // The path alternates between kinds and names; a provider's own name is said.
  const form = parts.map((part, nth) => {
    const isProvider = parts[nth - 1]?.toLowerCase() === 'providers';
    const since = parts.slice(0, nth).findLastIndex((before) => before.toLowerCase() === 'providers');
    const isKind = since < 0 ? nth % 2 === 0 : (nth - since) % 2 === 0;
    return isProvider || isKind ? part : '{}';
  });
  return { provider: (last < 0 ? undefined : parts[last + 1]) ?? 'Microsoft.Resources', form: `/${form.join('/')}` };
}
