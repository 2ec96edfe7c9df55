import { api } from '@esan/contract';
import { volumePlaceOf } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';

/** Whether a source volume is gone: its restore points stay. Undefined while Azure has not said, or may not say. */
export function useIsVolumeGone(volumeId: string): boolean | undefined {
  const place = volumePlaceOf(volumeId);
  const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = place ?? {};
  const { data, error } = useQuery({
    ...q(api.getVolume, { params: { subscriptionId, resourceGroup, san, group, volume } }),
    enabled: place !== undefined,
    retry: false,
  });
  if (error?.problem.code === 'not-found') return true;
  return data === undefined ? undefined : false;
}
