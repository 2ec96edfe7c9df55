import type { Client, ClientOptions, OperationOptions, PathUncheckedResponse } from '@azure-rest/core-client';
import type { OperationState, PollerLike } from '@azure/core-lro';
import type { PagedAsyncIterableIterator } from '@azure/core-paging';
import type { TokenCredential } from '@azure/core-auth';
import { createHttpPoller, deserializeState } from '@azure/core-lro';
import { createRestError, getClient, operationOptionsToRequestParameters } from '@azure-rest/core-client';
import { getPagedAsyncIterator } from '@azure/core-paging';

/** What a client knows of its service: the version that it speaks by default, and how an answer becomes a model. */
export interface Service {
  readonly apiVersion: string;
  readonly fromWire: (body: unknown) => unknown;
}

/** One client's connection to Azure Resource Manager. */
export interface Arm extends Service {
  readonly client: Client;
  readonly endpoint: string;
  readonly subscriptionId: string;
}

/** Options of a call that starts a long-running operation. */
export interface LongRunningOptions extends OperationOptions {
  /** Milliseconds between two polls when Azure asks for no other interval. */
  updateIntervalInMs?: number;
}

/** One page of a list, with the link to the next one. */
export type ContinuablePage<T> = T[] & { continuationToken?: string };

/** A list that is read item by item or, with `byPage`, page by page. */
export type Paged<T> = PagedAsyncIterableIterator<T, ContinuablePage<T>>;

/** A long-running operation that yields `T`. */
export type Poller<T> = PollerLike<OperationState<T>, T>;

/** What a single request consists of, beside the caller's options. */
export interface Call {
  path: string;
  body?: unknown;
  query?: Record<string, string | undefined>;
  headers?: Record<string, string | undefined>;
}

type Method = 'get' | 'put' | 'patch' | 'post' | 'delete';

/** Opens a connection: options go to the pipeline as they are, apart from the api-version, which every path carries itself. */
export function connect(credential: TokenCredential, subscriptionId: string, service: Service, options: ClientOptions): Arm {
  const { apiVersion = service.apiVersion, endpoint = 'https://management.azure.com', ...rest } = options;
  // The audience stays Azure's even at another endpoint, as in the other modular clients.
  const scopes = options.credentials?.scopes ?? ['https://management.azure.com/.default'];
  return {
    ...service,
    client: getClient(endpoint, credential, { ...rest, credentials: { scopes } }),
    endpoint,
    apiVersion,
    subscriptionId,
  };
}

/** Builds a path in which every inserted name is exactly one segment. */
export function path(strings: TemplateStringsArray, ...names: string[]): string {
  return String.raw({ raw: strings }, ...names.map(segment));
}

function segment(name: string): string {
  // Dots survive encoding, and a URL then climbs out of the scope that the caller meant.
  if (name === '' || name === '.' || name === '..') throw new Error(`'${name}' cannot be the name of a resource.`);
  return encodeURIComponent(name);
}

/** Reads one answer, or undefined from an empty one. */
export async function ask<T>(arm: Arm, method: Method, call: Call, options: OperationOptions = {}): Promise<T> {
  return arm.fromWire((await send(arm, method, call, options, ['200', '204'])).body) as T;
}

/** Reads a list by following its links as they are. */
export function list<T>(arm: Arm, call: Call, options: OperationOptions = {}): Paged<T> {
  const firstPageLink = pathWithQuery(arm, call);
  return getPagedAsyncIterator<T, ContinuablePage<T>>({
    firstPageLink,
    getPage: async (link) => {
      const response = await sendTo(arm, 'get', link, { path: link }, options, ['200']);
      const { body } = response;
      if (!Array.isArray(body?.value)) throw notAList(response);
      const listed: unknown[] = body.value.filter((item: unknown) => item !== null);
      const page: ContinuablePage<T> = listed.map((item) => arm.fromWire(item) as T);
      if (!body.nextLink) return { page };
      page.continuationToken = body.nextLink;
      return { page, nextPageLink: body.nextLink };
    },
  });
}

/** Starts a long-running operation at once and follows it when asked to. */
export function start<T>(arm: Arm, method: Exclude<Method, 'get'>, call: Call, options: LongRunningOptions = {}): Poller<T> {
  return poller<T>(arm, options, () => send(arm, method, call, options, ['200', '201', '202', '204']));
}

/** Takes up an operation again from what its poller once serialized. */
export function resume<T>(arm: Arm, serializedState: string, operationName: string, options: LongRunningOptions = {}): Poller<T> {
  const { initialRequestUrl, requestMethod } = deserializeState<T, OperationState<T>>(serializedState).config;
  if (!initialRequestUrl || !requestMethod) throw new Error(`This is not the state of a poller of ${operationName}.`);
  return poller<T>(arm, options, neverAgain, serializedState);
}

async function neverAgain(): Promise<never> {
  throw new Error('A restored operation is never started again.');
}

function poller<T>(arm: Arm, options: LongRunningOptions, begin: () => Promise<PathUncheckedResponse>, restoreFrom?: string): Poller<T> {
  return createHttpPoller<T, OperationState<T>>(
    {
      sendInitialRequest: async () => operationResponse(await begin()),
      sendPollRequest: async (link, polling) => operationResponse(await pollOnce(arm, link, [options.abortSignal, polling?.abortSignal])),
    },
    {
      resourceLocationConfig: 'location',
      processResult: async (answer) => arm.fromWire((answer as PathUncheckedResponse).body) as T,
      ...(options.updateIntervalInMs === undefined ? {} : { intervalInMs: options.updateIntervalInMs }),
      ...(restoreFrom === undefined ? {} : { restoreFrom }),
    },
  );
}

function operationResponse(response: PathUncheckedResponse) {
  return { flatResponse: response, rawResponse: { ...response, statusCode: Number(response.status) } };
}

async function pollOnce(arm: Arm, link: string, signals: OperationOptions['abortSignal'][]): Promise<PathUncheckedResponse> {
  const either = new AbortController();
  const abort = () => either.abort();
  if (signals.some((signal) => signal?.aborted)) abort();
  for (const signal of signals) signal?.addEventListener('abort', abort);
  try {
    const url = /[?&]api-version=/i.test(link) ? link : `${link}${link.includes('?') ? '&' : '?'}api-version=${arm.apiVersion}`;
    return refuseFailure(await sendTo(arm, 'get', url, { path: url }, { abortSignal: either.signal }, ['200', '201', '202', '204']));
  } finally {
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  }
}

/**
 * An operation that failed or was cancelled still answers 200. On a Location poll core-lro takes that for success,
 * and elsewhere it drops the code and the details: here both become the error that a refused request is.
 */
function refuseFailure(response: PathUncheckedResponse): PathUncheckedResponse {
  const status: unknown = response.body?.status;
  if (typeof status !== 'string' || !/fail|^cancell?ed$/i.test(status)) return response;
  const message: unknown = response.body.error?.message;
  throw refusal(response, typeof message === 'string' ? message : status);
}

function send(arm: Arm, method: Method, call: Call, options: OperationOptions, expected: string[]): Promise<PathUncheckedResponse> {
  return sendTo(arm, method, pathWithQuery(arm, call), call, options, expected);
}

async function sendTo(arm: Arm, method: Method, link: string, call: Call, options: OperationOptions, expected: string[]) {
  // A link comes from an answer or from a serialized state, and the caller's token goes wherever it points.
  const { host, hostname, protocol } = new URL(link, arm.endpoint);
  const own = new URL(arm.endpoint);
  // Azure answers with hosts of its regions, too: westeurope.management.azure.com.
  if (protocol !== own.protocol || (host !== own.host && !hostname.endsWith(`.${own.hostname}`)))
    throw Object.assign(new Error(`Refused to follow a link to ${host}, which is not ${own.host}.`), { name: 'ForeignHost', host });
  const given = operationOptionsToRequestParameters(options);
  const response = await arm.client.pathUnchecked(link)[method]({
    ...given,
    headers: { accept: 'application/json', ...given.headers, ...defined(call.headers) },
    ...(call.body === undefined ? {} : { contentType: 'application/json', body: call.body }),
  });
  if (!expected.includes(response.status)) throw refusal(response);
  return response;
}

/** As the clients of Azure's pipeline report what they cannot parse. */
const notAList = (response: PathUncheckedResponse): Error =>
  Object.assign(createRestError('The answer is not a list.', response), { code: 'PARSE_ERROR' });

function refusal(response: PathUncheckedResponse, message?: string): Error {
  const error = message === undefined ? createRestError(response) : createRestError(message, response);
  return Object.assign(error, { details: response.body });
}

function pathWithQuery(arm: Arm, { path: route, query }: Call): string {
  const pairs = Object.entries({ 'api-version': arm.apiVersion, ...defined(query) });
  return `${route}?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')}`;
}

function defined(values: Record<string, string | undefined> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
