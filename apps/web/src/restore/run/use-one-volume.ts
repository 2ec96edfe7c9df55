import { api } from '@esan/contract';
import { maySettle, volumePlaceOf, type Job, type VolumeDetail } from '@esan/domain';
import { skipToken, useQuery } from '@tanstack/react-query';
import { usePace } from '../../api/azure-time.ts';
import { q, until } from '../../api/query.ts';
import { jobPlaceOf } from '../../links/paths.ts';
import type { RestoreRun } from './use-run.ts';

/** The job itself, which says its steps: a list of jobs leaves them out. */
export function useJob(id: string | undefined) {
  const place = id === undefined ? undefined : jobPlaceOf(id);
  const { subscriptionId = '', resourceGroup = '', vault = '', job = '' } = place ?? {};
  return useQuery({
    ...q(api.getJob, { params: { subscriptionId, resourceGroup, vault, job } }),
    ...until(({ item }: { item: Job }) => !maySettle(item), usePace()),
    enabled: place !== undefined,
  });
}

/** Whether a volume has come to rest, with the way to it. */
export const isReady = ({ item }: { item: VolumeDetail }): boolean =>
  item.state !== 'working' && (item.state !== 'ready' || item.target !== null);

/** The volume that the restore made, once it is done. */
export function useNewVolume({ groupId, name, state }: Pick<RestoreRun, 'groupId' | 'name' | 'state'>) {
  const pace = usePace();
  const at = volumePlaceOf(`${groupId}/volumes/${name}`);
  const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = at ?? {};
  return useQuery({
    ...q(api.getVolume, { params: { subscriptionId, resourceGroup, san, group, volume } }),
    ...until(isReady, pace),
    ...(state === 'restored' ? {} : { queryFn: skipToken, refetchInterval: false as const }),
  });
}
