import { api, type Reply } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ApiError, call } from '../../api/client.ts';
import { startQuery } from '../../api/query.ts';
import type { InstancePlace } from '../../links/paths.ts';

/** Every point of one item in one call; that it cannot be read is a failure here, not a part of a list. */
export const pointsOf = (place: InstancePlace) => {
  const input = { body: { instances: [backupInstanceId(place)] } };
  return queryOptions({
    queryKey: [api.browseRestorePoints.name, input] as const,
    queryFn: async ({ signal }): Promise<Reply<typeof api.browseRestorePoints>> => {
      const reply = await call(api.browseRestorePoints, input, signal);
      const [missing] = reply.missing;
      if (missing !== undefined) throw new ApiError(missing.problem);
      return reply;
    },
    retry: false,
  });
};

/** Starts to read the points of the item that an address names. */
export function startPoints(client: QueryClient, named: Partial<InstancePlace>): void {
  const { subscriptionId, resourceGroup, vault, instance } = named;
  if (subscriptionId === undefined || resourceGroup === undefined || vault === undefined || instance === undefined) return;
  startQuery(client, pointsOf({ subscriptionId, resourceGroup, vault, instance }));
}
