import * as z from 'zod/mini';
import type { Noun } from './nouns.ts';
import type { Packing } from './packed/packing.ts';

/** One that only asks, be it with a POST, says what its answer shows: after a change of that, the answer is old. */
type Reading = { method: 'get' | 'post'; shows: readonly Noun[] };

/** One that changes something in Azure says what is another by its answer; what its work goes on to change, the kind of the work says. */
type Writing = { method: 'post' | 'put' | 'delete'; changes: readonly Noun[] };

/** One endpoint of the BFF as data. */
export type EndpointData = (Reading | Writing) & {
  /** Path with `:parts`, each of them in `params`. */
  path: string;
  /** Status of success; 200 if left out. */
  status?: 202;
  /** Only what the sign-in needs is open to everyone. */
  open?: true;
  params?: z.ZodMiniType<Record<string, string>>;
  query?: z.ZodMiniType<Record<string, string | undefined>>;
  body?: z.ZodMiniType;
  reply: z.ZodMiniType;
  /** What Azure answers is told again for seconds, as with lists; for what is only looked at. */
  isLookedAt?: true;
  /** How the items of a long list are sent; as they are if left out. */
  packing?: Packing;
};

/** An endpoint with the name that handlers, cache keys and logs use. */
export type Endpoint = EndpointData & { name: string };

type Part<E, K extends string> = E extends { [P in K]: z.ZodMiniType<infer T> } ? { [P in K]: T } : unknown;

/** What a caller gives: only the parts that the endpoint has. */
export type Input<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>;

/** What the endpoint answers. */
export type Reply<E> = E extends { reply: z.ZodMiniType<infer T> } ? T : never;

/** A reply as it is found; of which moment of Azure's it is, is said once for all of them. */
type Told<R> = R extends { asOf: string } ? Omit<R, 'asOf'> : R;

/** One function per endpoint: leave one out and the server does not compile. */
export type Handlers<Api, Caller> = { [K in keyof Api]: (input: Input<Api[K]>, caller: Caller) => Promise<Told<Reply<Api[K]>>> };

type Named<T> = { [K in keyof T & string]: T[K] & { name: K } };

/** A part of the API, kept as it is written; `defineApi` takes it with the others. */
export const endpoints = <const T extends Record<string, EndpointData>>(part: T): T => part;

/** Whether an endpoint answers a list to look at: its rows, and what of them could not be read. */
export const isList = ({ method, reply }: EndpointData): boolean =>
  method === 'get' && reply instanceof z.ZodMiniObject && 'items' in reply.shape && 'missing' in reply.shape;

/** Give every endpoint its name. */
export function defineApi<const T extends Record<string, EndpointData>>(endpoints: T): Named<T> {
  const named = Object.entries(endpoints).map(([name, endpoint]) => [name, { ...endpoint, name }]);
  return Object.fromEntries(named) as Named<T>;
}

type LooseInput = { params?: Record<string, string>; query?: Record<string, string | undefined> };

/** The address of one call, every part encoded; parts that are undefined are left out of the query. */
export function addressOf(endpoint: Endpoint, input: LooseInput): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, part: string) => encodeURIComponent(input.params?.[part] ?? ''));
  const query = Object.entries(input.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
