import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { outlasting } from './calls/outlasting.ts';

/** Entra has no answer for us: it is not reached, fails, or asks for fewer calls. MSAL passes on none but errors of its own kind. */
export class EntraSilent extends AuthError {
  /** HTTP status; undefined without an answer. */
  readonly httpStatus: number | undefined;
  readonly retryAfter: string | undefined;

  constructor(httpStatus: number | undefined, retryAfter: string | undefined) {
    super('entra_silent', '', httpStatus === undefined ? 'Entra could not be reached.' : `Entra answered HTTP ${httpStatus}.`);
    // The library's own constructor sets the prototype to its own.
    Object.setPrototypeOf(this, EntraSilent.prototype);
    this.httpStatus = httpStatus;
    this.retryAfter = retryAfter;
  }
}

const patienceMs = 10_000;

/** MSAL's way to Entra. Its own drops the status and the header that say whether Entra fails or is asked too often. */
export const tokenEndpoint: INetworkModule = {
  sendGetRequestAsync: (url, options) => send(url, 'GET', options),
  sendPostRequestAsync: (url, options) => send(url, 'POST', options),
};

async function send<T>(url: string, method: string, { headers, body }: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
  const { status, said, answered } = await answerOf(url, { method, ...(headers && { headers }), ...(body === undefined ? {} : { body }) });
  const retryAfter = answered['retry-after'];
  if (status === 429 || status >= 500 || said === undefined) throw new EntraSilent(status, retryAfter);
  return { headers: answered, body: said as T, status };
}

async function answerOf(url: string, init: RequestInit) {
  try {
    const response = await outlasting(() => fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) }));
    const text = await response.text();
    return { status: response.status, said: readOf(text), answered: Object.fromEntries(response.headers) };
  } catch {
    throw new EntraSilent(undefined, undefined);
  }
}

/** A token endpoint answers an object; a page of something in between is no answer. */
function readOf(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
