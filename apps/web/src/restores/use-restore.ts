import { api } from '@esan/contract';
import { isRunning, volumePlaceOf, type Job, type Problem, type VolumeDetail } from '@esan/domain';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { q, refresh, until, watch } from '../api/query.ts';
import { usePace } from '../operations/pace.ts';
import { operationOf } from '../operations/started.ts';
import type { InstancePlace } from '../paths.ts';
import type { Plan } from './restore-draft.ts';

type Asked = { asOf: string; item: Job | null; usualMs: number | null };

/** How a restore goes: the job that Azure made of the intent, or the refusal that came before any job. */
export function useRestoreJob({ subscriptionId, resourceGroup, vault }: InstancePlace, intent: string) {
  const pace = usePace();
  const operationId = operationOf(intent);
  const operation = useQuery({ ...watch(operationId ?? ''), enabled: operationId !== undefined }).data?.item;
  const refused: Problem | undefined = operation?.status === 'failed' ? operation.problem : undefined;
  const asked = useQuery({
    ...q(api.findJob, { params: { subscriptionId, resourceGroup, vault, intent } }),
    ...until(({ item }: Asked) => item !== null && !isRunning(item.status), pace),
    ...(refused === undefined ? {} : { refetchInterval: false as const }),
  });
  const job = asked.data?.item ?? undefined;
  return { asked, job, refused: job === undefined ? refused : undefined };
}

const isReady = ({ item }: { item: VolumeDetail }): boolean => item.ready && item.target !== null;

/** The volume that the restore made, once it is done. */
export function useNewVolume(plan: Plan, isRestored: boolean) {
  const client = useQueryClient();
  const pace = usePace();
  const at = volumePlaceOf(`${plan.group}/volumes/${plan.name}`);
  const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = at ?? {};
  useEffect(() => {
    if (isRestored) void refresh(client, 'listElasticSans', 'listVolumes', 'listJobs');
  }, [client, isRestored]);
  return useQuery({
    ...q(api.getVolume, { params: { subscriptionId, resourceGroup, san, group, volume } }),
    ...until(isReady, pace),
    ...(isRestored ? {} : { queryFn: skipToken, refetchInterval: false as const }),
  });
}
