import { api, type Input, type Reply } from '@esan/contract';
import type { BrowsedPoint, PointVolume } from '@esan/domain';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ApiError, call } from '../../api/client.ts';
import { batching, type Batch } from '../../api/rows-batch.ts';
import { toldPoints } from './told-points.ts';

type Answer = Reply<typeof api.browseRestorePoints>;
type Between = NonNullable<Input<typeof api.browseRestorePoints>['body']['between']>;
type Points = Pick<Answer['items'][number], 'points'>;
const loaders = new Map<string, Batch<Points>>();

function loaderOf(key: string, ask: (ids: string[]) => Promise<Answer>): (id: string, signal: AbortSignal) => Promise<BrowsedPoint[]> {
  let loader = loaders.get(key);
  if (loader === undefined) loaders.set(key, (loader = batching(ask)));
  return async (id, signal) => (await loader(id, signal))?.points ?? [];
}

type Of = Pick<PointVolume, 'id' | 'state'>;

/** Azure lists no points of a deleted item, so that it is not asked for any. */
function refuseDeleted({ state }: Of): void {
  if (state === 'deleted') throw new ApiError({ code: 'not-found' });
}

const rowOf = ({ id, state }: Of) => ({ row: id, isDeleted: state === 'deleted' });

const readTogether = ({ from, to }: Between) =>
  loaderOf(`${from} ${to}`, (instances) => call(api.browseRestorePoints, { body: { instances, between: { from, to } } }));

/** The points of one row in a span of days as their snapshots tell them; null where these do not tell all, and the points themselves are to be read. */
export const pointsTold = (of: PointVolume, between: Between) =>
  queryOptions({
    queryKey: [api.surveyRestorePoints.name, { ...rowOf(of), ...between }] as const,
    queryFn: async ({ signal }): Promise<readonly BrowsedPoint[] | null> => {
      refuseDeleted(of);
      return (await toldPoints(of, between, signal)) ?? null;
    },
    staleTime: 60_000,
    retry: false,
  });

/** The same, read from Azure Backup: a call for each row. Rows that ask together share a request. */
export const pointsRead = (of: PointVolume, between: Between) =>
  queryOptions({
    queryKey: [api.browseRestorePoints.name, { ...rowOf(of), ...between }] as const,
    queryFn: ({ signal }): Promise<readonly BrowsedPoint[]> => readTogether(between)(of.id, signal),
    staleTime: 60_000,
    retry: false,
  });

/** The points of a row as far as they are known here by now. */
export const knownPoints = (client: QueryClient, of: PointVolume, between: Between): readonly BrowsedPoint[] | undefined =>
  client.getQueryData(pointsTold(of, between).queryKey) ?? client.getQueryData(pointsRead(of, between).queryKey);

/** Nobody who opens a day waits longer for the name of its point. */
const patienceMs = 2000;

/** The points of a row of which snapshots have told, read from Azure Backup itself for a day that is opened; undefined where they do not come soon. */
export async function readOpened(client: QueryClient, of: PointVolume, between: Between): Promise<readonly BrowsedPoint[] | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patienceMs);
  try {
    const read = await Promise.race([readTogether(between)(of.id, new AbortController().signal), late]);
    if (read !== undefined) client.setQueryData(pointsTold(of, between).queryKey, read);
    return read;
  } catch {
    // The page of the day says why.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

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
