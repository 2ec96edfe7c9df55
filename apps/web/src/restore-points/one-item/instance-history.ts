import { api } from '@esan/contract';
import { isRunning } from '@esan/domain';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { q } from '../../api/query.ts';
import { usePace } from '../../api/azure-time.ts';
import type { InstancePlace } from '../../links/paths.ts';
import { dayOfTime, daysOfMonth } from '../../ui/time/days.ts';
import { monthShown } from './calendar-days.ts';
import { pointsOf } from './item-points.ts';
import { linesOf, type Lines } from './point-rows.ts';

/** The item, its jobs, its points, and the lines that they make; for the month that is shown, the days that are forgotten too. */
export function useInstanceHistory(place: InstancePlace) {
  const { item, asOf } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  const pace = usePace();
  const jobsAsked = useQuery(q(api.listInstanceJobs, { params: place }));
  const jobs = jobsAsked.data?.items;
  const backups = useMemo(() => jobs?.filter(({ operation }) => operation === 'backup') ?? [], [jobs]);
  const asked = useQuery({
    ...pointsOf(place),
    refetchInterval: backups.some(({ status }) => isRunning(status)) ? pace : false,
  });
  const { data } = asked;
  const newest = data?.items[0]?.points.reduce((latest, { time }) => (time > latest ? time : latest), '') ?? '';
  const month = monthShown(useSearchParams()[0], dayOfTime(newest === '' ? asOf : newest));
  const { state, policy, policyTerms } = item;
  const lines = useMemo((): Lines | undefined => {
    if (data === undefined) return undefined;
    const points = data.items[0]?.points ?? [];
    return linesOf({ points, attempts: backups, state, policy, terms: policyTerms, asOf: data.asOf, days: daysOfMonth(month) });
  }, [data, backups, state, policy, policyTerms, month]);
  return { item, asOf, jobs: { items: jobs, error: jobsAsked.error, isPart: (jobsAsked.data?.missing.length ?? 0) > 0 }, asked, lines };
}
