import { api, type Input, type Reply } from '@esan/contract';
import { askAgainAfterMs, isDone, isThrottled, missingRoles, troubleOf, type Problem } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { useSpan } from '../../api/azure-time.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { isAskable, wantedOf } from './set-rows.ts';

/** What Azure says of one row. */
export type SetVerdict =
  | { kind: 'not-asked' }
  | { kind: 'queued' }
  | { kind: 'asking' }
  | { kind: 'ready' }
  /** The roles are there, but have not taken effect in Azure. */
  | { kind: 'waiting'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

type Outcome = Reply<typeof api.validateRestore>['items'][number];
type Step = { outcomes: Record<string, Outcome>; pollAfterMs: number; waits: number };
type Asked = Input<typeof api.validateRestore>['body']['rows'];

const problemOf = (outcome: Outcome | undefined): Problem | undefined => outcome?.problem ?? troubleOf(outcome?.operation ?? undefined);

const isOver = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && (outcome.problem !== null || (outcome.operation !== null && isDone(outcome.operation)));

/** Roles are assigned and Azure misses one: it is asked again until the role has taken effect. */
const isEarly = (row: SetRow, outcome: Outcome | undefined): boolean => {
  const problem = problemOf(outcome);
  return problem?.code === 'identity-lacks-role' && missingRoles(row.checks).length === 0;
};

/** So many rows are checked at a time. */
const atOnce = 8;

/** What the next step asks: rows under way with their operation, and others while there is room. */
function stepOf(rows: Asked): Asked {
  const underWay = rows.filter(({ operationId }) => operationId !== undefined);
  const others = rows.filter(({ operationId }) => operationId === undefined);
  return [...underWay, ...others.slice(0, Math.max(0, atOnce - underWay.length))];
}

const isPutOff = (problem: Problem | null): problem is Problem => problem !== null && isThrottled(problem);

const paceOf = ({ operation, problem }: Outcome): number | undefined =>
  operation?.status === 'running' ? operation.pollAfterMs : isPutOff(problem) ? problem.retryAfterMs : undefined;

/** What must be asked still: rows under way with their operation, rows that wait, and rows that were early. */
function toAsk(rows: readonly SetRow[], outcomes: Step['outcomes']): Asked {
  return rows.flatMap((row) => {
    const outcome = outcomes[row.instanceId];
    if (isOver(outcome) && !isEarly(row, outcome)) return [];
    const ticket = outcome?.operation?.status === 'running' ? { operationId: outcome.operation.id } : {};
    return [{ ...wantedOf(row), ...ticket }];
  });
}

/** Azure's own checks of a whole set: a few rows at a time, one request a step, until all have their answer. */
export function useSetVerdicts(rows: readonly SetRow[]) {
  const client = useQueryClient();
  const span = useSpan();
  const askable = rows.filter(isAskable);
  const key = ['set-verdicts', JSON.stringify(askable.map(wantedOf))] as const;
  const asked = useQuery({
    queryKey: key,
    enabled: askable.length > 0,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchIntervalInBackground: true,
    queryFn: async ({ signal }): Promise<Step> => {
      const before = client.getQueryData<Step>(key) ?? { outcomes: {}, pollAfterMs: 5000, waits: 0 };
      const next = stepOf(toAsk(askable, before.outcomes));
      if (next.length === 0) return before;
      const step = await call(api.validateRestore, { body: { rows: next } }, signal);
      // What Azure puts off waits like the others.
      const told = step.items.filter(({ problem }) => !isPutOff(problem));
      const outcomes = { ...before.outcomes, ...Object.fromEntries(told.map((item) => [item.instanceId, item])) };
      const blocked = Object.values(outcomes).find((outcome) => problemOf(outcome)?.code === 'blocked-for-hours');
      // Azure asks nobody to ask again for hours: rows that have no answer yet share this one.
      if (blocked !== undefined)
        for (const { instanceId } of toAsk(askable, outcomes))
          if (outcomes[instanceId]?.operation?.status !== 'running') outcomes[instanceId] = { ...blocked, instanceId };
      const isWaiting = askable.some((row) => isEarly(row, outcomes[row.instanceId]));
      return {
        outcomes,
        pollAfterMs: Math.max(...step.items.map((item) => paceOf(item) ?? 5000)),
        waits: isWaiting ? before.waits + 1 : 0,
      };
    },
    refetchInterval: ({ state: { data, error } }) => {
      if (data === undefined) return error === null ? false : 5000;
      if (toAsk(askable, data.outcomes).length === 0) return false;
      return data.waits === 0 ? data.pollAfterMs : span(askAgainAfterMs(data.waits));
    },
  });
  const outcomes = asked.data?.outcomes ?? {};
  const askAgain = () => {
    client.removeQueries({ queryKey: key });
    void asked.refetch();
  };
  return { verdictOf: (row: SetRow): SetVerdict => verdictOf(row, outcomes[row.instanceId]), error: asked.error, askAgain };
}

function verdictOf(row: SetRow, outcome: Outcome | undefined): SetVerdict {
  if (!isAskable(row)) return { kind: 'not-asked' };
  const problem = problemOf(outcome);
  if (problem !== undefined) return isEarly(row, outcome) ? { kind: 'waiting', problem } : { kind: 'refused', problem };
  if (outcome?.operation === null || outcome === undefined) return { kind: 'queued' };
  return { kind: outcome.operation.status === 'succeeded' ? 'ready' : 'asking' };
}
