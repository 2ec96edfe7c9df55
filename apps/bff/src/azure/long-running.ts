import type { FullOperationResponse } from '@azure-rest/core-client';
import { asRecord, textIn } from './refusals/any-json.ts';
import { ForeignHost, isOfArm } from './transport.ts';
import { waitAsked } from './calls/retry-after.ts';

/** What is left to do after Azure has accepted work. */
export type Begun = {
  /** Path and query to ask for its status; absent when Azure finished at once. */
  pollPath: string | undefined;
  pollAfterMs: number;
  /** Azure is at work although it names no address: the thing itself says when it is done. */
  isUnderWay?: true;
};

type Poller = { submitted: () => Promise<void>; serialize: () => Promise<string> };
type OnResponse = { onResponse: (response: FullOperationResponse) => void };

/** Azure's pace where an answer names none. */
export const usualPaceMs = 5000;

/** Work under way is looked at once a minute at least, however long Azure asks to wait: a nonsense value must not leave a page blind. */
const longestPaceMs = 60_000;

/**
 * Send the first request of a long-running operation and read off where to ask about it; never polls.
 * `start` must hand back the poller itself: awaiting one would poll it to the end.
 */
export async function begin(start: (options: OnResponse) => Poller): Promise<Begun> {
  let retryAfter: string | undefined;
  let asked = '';
  let isUnderWay = false;
  const poller = start({
    onResponse: ({ headers, request, status, bodyAsText }) => {
      retryAfter ??= headers.get('retry-after');
      asked = new URL(request.url).origin;
      isUnderWay ||= status === 202 || isAtWork(bodyAsText ?? '');
    },
  });
  await poller.submitted();
  const { state } = JSON.parse(await poller.serialize()) as { state?: { config?: { operationLocation?: string } } };
  const location = state?.config?.operationLocation;
  if (location !== undefined) refuseForeign(location, asked);
  const pollAfterMs = Math.min(waitOf(retryAfter), longestPaceMs);
  if (location !== undefined) return { pollPath: pathOf(location), pollAfterMs };
  return { pollPath: undefined, pollAfterMs, ...(isUnderWay ? { isUnderWay } : {}) };
}

/** Whether a resource says of itself that it is being made or changed. */
function isAtWork(body: string): boolean {
  if (body === '') return false;
  const properties = asRecord(asRecord(JSON.parse(body))['properties']);
  return (
    /ing$/i.test(textIn(properties, 'provisioningState') ?? '') ||
    /^(configuring|updating)/i.test(textIn(properties, 'currentProtectionState') ?? '')
  );
}

/** The work has been accepted, but where it can be asked about is no place of Azure's. */
function refuseForeign(location: string, asked: string): void {
  const url = new URL(location, asked);
  if (!isOfArm(url, asked)) throw new ForeignHost(url.host);
}

/** Path and query of an address; what stands before them is not ours to keep. */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(address, 'https://management.azure.com');
  return pathname + search;
}

/** When to ask again, in milliseconds: as Azure says, in seconds or by a date; the usual pace if it says nothing. */
export const waitOf = (retryAfter: string | undefined, date?: string): number => waitAsked(retryAfter, date) ?? usualPaceMs;
