import { api, type Input, type Reply } from '@esan/contract';
import type { BrowsedPoint, PointVolume } from '@esan/domain';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, call } from '../../api/client.ts';

type Answer = Reply<typeof api.browseRestorePoints>;
type Waiting = { id: string; resolve: (points: readonly BrowsedPoint[]) => void; reject: (error: unknown) => void; signal: AbortSignal };

/** As many rows as a window shows go into one request, and no more than two requests are on their way. */
const most = 30;
const atOnce = 2;
/** Rows that come into sight together ask within this time. */
const togetherMs = 15;

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function settle({ id, resolve, reject }: Waiting, { items, missing }: Answer): void {
  const problem = missing.find((one) => sameId(one.id, id))?.problem;
  if (problem !== undefined) return reject(new ApiError(problem));
  return resolve(items.find(({ instanceId }) => sameId(instanceId, id))?.points ?? []);
}

/** Puts what many rows ask for one by one into few requests. A row that left the window before its turn is not asked for. */
export function batching(ask: (ids: string[]) => Promise<Answer>): (id: string, signal: AbortSignal) => Promise<readonly BrowsedPoint[]> {
  let waiting: Waiting[] = [];
  let onTheWay = 0;
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(next, togetherMs);
  };
  const send = async (batch: readonly Waiting[]) => {
    onTheWay += 1;
    try {
      const answer = await ask(batch.map(({ id }) => id));
      for (const one of batch) settle(one, answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      onTheWay -= 1;
      next();
    }
  };
  const next = () => {
    isPlanned = false;
    for (const { signal, reject } of waiting.filter((one) => one.signal.aborted)) reject(signal.reason);
    waiting = waiting.filter(({ signal }) => !signal.aborted);
    for (let free = atOnce - onTheWay; free > 0 && waiting.length > 0; free -= 1) void send(waiting.splice(0, most));
  };
  return (id, signal) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject, signal });
      plan();
    });
}

type Between = NonNullable<Input<typeof api.browseRestorePoints>['body']['between']>;
const loaders = new Map<string, ReturnType<typeof batching>>();

function loaderOf(key: string, ask: (ids: string[]) => Promise<Answer>): ReturnType<typeof batching> {
  let loader = loaders.get(key);
  if (loader === undefined) loaders.set(key, (loader = batching(ask)));
  return loader;
}

type Of = Pick<PointVolume, 'id' | 'state'>;

/** Azure lists no points of a deleted item, so that it is not asked for any. */
function refuseDeleted({ state }: Of): void {
  if (state === 'deleted') throw new ApiError({ code: 'not-found' });
}

const rowOf = ({ id, state }: Of) => ({ row: id, isDeleted: state === 'deleted' });

/** The points of one row in a span of days; rows that ask together share a request. */
export const pointsBetween = (of: Of, between: Between) =>
  queryOptions({
    queryKey: [api.browseRestorePoints.name, { ...rowOf(of), ...between }] as const,
    queryFn: async ({ signal }) => {
      refuseDeleted(of);
      return loaderOf(`${between.from} ${between.to}`, (instances) => call(api.browseRestorePoints, { body: { instances, between } }))(
        of.id,
        signal,
      );
    },
    staleTime: 60_000,
    retry: false,
  });

/** The newest point of one row at or before a moment, if there is one. */
export const newestPointAt = (of: Of, at: string) =>
  queryOptions({
    queryKey: [api.findRestorePoints.name, { ...rowOf(of), at }] as const,
    queryFn: async ({ signal }) => {
      refuseDeleted(of);
      const [point] = await loaderOf(at, (instances) => call(api.findRestorePoints, { body: { instances, at } }))(of.id, signal);
      return point ?? null;
    },
    staleTime: 60_000,
    retry: false,
  });
