import { api, type Input, type Reply } from '@esan/contract';
import { isPassing, maySettle, sameId, vaultId, type Problem } from '@esan/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { useOperations, type Course } from '../../api/operation.ts';
import { usePace } from '../../api/azure-time.ts';
import { q, refreshAfter } from '../../api/query.ts';
import { operationOf, rememberPart } from '../../api/tab-memory.ts';
import { troubleOfJob } from '../../words/job.tsx';
import { refusalsOf, rememberRefusals, startedKey } from '../plan/refusals.ts';
import type { RestoreSet, SetItem } from '../plan/restore-set.ts';
import { wantedOf, type RestoreRow } from '../plan/rows.ts';
import { restoreStateOf, type RestoreState } from './restore-state.ts';

type Found = Reply<typeof api.findRestore>['items'][number];
type Wanted = Input<typeof api.findRestore>['body']['rows'][number];

/** One volume of a run: what is asked for, and its job. */
export type RestoreRun = Omit<Found, 'volume'> & {
  name: string;
  /** Empty where nobody knows. */
  groupId: string;
  state: RestoreState;
  /** As it is planned; undefined where the plan could not be read. */
  row: RestoreRow | undefined;
  /** Why it failed, was refused, or could not be looked for. */
  problem: Problem | null;
};

/** What a restore was asked for with: what the address has settled, and where it goes by the plan; undefined where neither says it. */
function wantedIn({ groups }: RestoreSet, { id, point, name }: SetItem, row: RestoreRow | undefined): Wanted | undefined {
  const groupId = groups.length === 1 ? groups[0] : row?.problem === null ? row.groupId : undefined;
  const [from, volumeName] = [point ?? row?.point?.name, name ?? row?.name];
  return groupId === undefined || from === undefined || !volumeName ? undefined : { instanceId: id, point: from, groupId, volumeName };
}

type Known = { item: SetItem; row: RestoreRow | undefined; wanted: Wanted | undefined; refusal: Problem | undefined };
type Look = Pick<Reply<typeof api.findRestore>, 'items' | 'missing'>;

function runOf({ item, row, wanted, refusal }: Known, { items, missing }: Look, course: Course | undefined, looks: number): RestoreRun {
  const found = foundOf(items, item.id);
  const job = found?.job ?? null;
  const unread = missing.find(({ id }) => sameId(id, vaultId(item.place)))?.problem;
  const operation = course?.operation?.status ?? (course?.state === 'running' && course.error === null ? 'running' : undefined);
  const known = { operation, isRefused: refusal !== undefined, isSought: wanted !== undefined && unread === undefined, looks };
  const early = refusal ?? course?.problem ?? unread ?? (wanted === undefined ? row?.problem : undefined);
  return {
    instanceId: item.id,
    job,
    usualMs: found?.usualMs ?? null,
    problem: (job === null ? early : troubleOfJob(job)) ?? null,
    name: item.name ?? row?.name ?? '',
    groupId: wanted?.groupId ?? '',
    state: restoreStateOf({ ...known, job: job ?? undefined, volume: found?.volume ?? null }),
    row,
  };
}

/** How often a run is looked for: often while something is under way, seldom where nothing seems to be, and not at all once all is over. */
function paceOf(runs: readonly RestoreRun[], pace: number): number | false {
  if (runs.some(({ state, job }) => state === 'accepting' || state === 'running' || (job !== null && maySettle(job)))) return pace;
  return runs.some(({ state }) => state === 'not-started' || state === 'missing') ? pace * seldom : false;
}

const seldom = 6;

const foundOf = (runs: readonly Found[], id: string): Found | undefined => runs.find(({ instanceId }) => sameId(instanceId, id));

/** The run of a set, found again in Azure's jobs, and the way to start again what has no job or whose job failed. */
export function useRestoreRun(set: RestoreSet, intent: string, plan: readonly RestoreRow[] | undefined) {
  const client = useQueryClient();
  const pace = usePace();
  const [refusals, setRefusals] = useState(() => refusalsOf(intent));
  const known = set.items.map((item): Known => {
    const row = plan?.find(({ instanceId }) => sameId(instanceId, item.id));
    return { item, row, wanted: wantedIn(set, item, row), refusal: refusals.get(item.id) };
  });
  const rows = known.flatMap(({ wanted }) => wanted ?? []);
  const query = q(api.findRestore, { body: { intent, rows } });
  // What the address says in full is looked for at once; else the plan says where it goes.
  const isDue = rows.length > 0 && (plan !== undefined || rows.length === set.items.length);
  const seen = client.getQueryData<Reply<typeof api.findRestore>>(query.queryKey)?.items ?? [];
  // Only what was looked for and has no job needs another word.
  const isJobless = ({ id }: SetItem): boolean => foundOf(seen, id)?.job === null;
  const courses = useOperations(known.map(({ item }) => (isJobless(item) ? operationOf(startedKey(intent, item.id)) : undefined)));
  const runsOf = (look: Look, looks: number) => known.map((one, index) => runOf(one, look, courses[index], looks));
  const asked = useQuery({
    ...query,
    enabled: isDue,
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data, error, dataUpdateCount } }) => {
      // What does not go by is said until somebody asks again.
      if (data === undefined) return error === null ? pace : isPassing(error.problem) && pace * seldom;
      return paceOf(runsOf(data, dataUpdateCount), pace) || (data.missing.length > 0 && pace * seldom);
    },
  });
  // Read at every look: the count changes with it.
  const looks = asked.dataUpdatedAt === 0 ? 0 : (client.getQueryState(query.queryKey)?.dataUpdateCount ?? 0);
  const isRead = asked.data !== undefined || (plan !== undefined && !isDue);
  const runs = isRead ? runsOf(asked.data ?? { items: [], missing: [] }, looks) : undefined;
  const restored = runs?.filter(({ state }) => state === 'restored').length ?? 0;
  useEffect(() => {
    if (restored > 0) void refreshAfter(client, 'restore');
  }, [client, restored]);
  const start = useStartAgain(intent, (items) => {
    const left = new Map([...refusals].filter(([id]) => !items.some(({ instanceId }) => sameId(instanceId, id))));
    for (const { instanceId, problem } of items) if (problem !== null) left.set(instanceId, problem);
    rememberRefusals(intent, left);
    setRefusals(left);
    // The looks are counted anew.
    return client.resetQueries({ queryKey: query.queryKey });
  });
  return { asked, runs, start };
}

/** The press that starts again what has no job or whose job failed. */
function useStartAgain(intent: string, onStarted: (items: Reply<typeof api.startRestore>['items']) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (again: readonly RestoreRun[]) => {
      const rows = again.flatMap(({ row, job, name }) =>
        row === undefined || row.point === null ? [] : [{ ...wantedOf({ ...row, name }), ...(job === null ? {} : { after: job.name }) }],
      );
      return call(api.startRestore, { body: { intent, rows } });
    },
    onSuccess: ({ items }) => {
      for (const { instanceId, operation } of items) if (operation !== null) rememberPart(startedKey(intent, instanceId), operation.id);
      void refreshAfter(client, api.startRestore);
      return onStarted(items);
    },
  });
}
