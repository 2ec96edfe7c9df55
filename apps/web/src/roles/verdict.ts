import { api, type Input, type Reply } from '@esan/contract';
import {
  askAgainAfterMs,
  isPassing,
  isReady,
  missingRoles,
  type Check,
  type Operation,
  type Problem,
  type ProblemCode,
} from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, call, toProblem } from '../api/client.ts';
import { useOperation, type Course } from '../api/operation.ts';
import { readAgain, until } from '../api/query.ts';
import { useIsDue } from '../api/azure-time.ts';
import { grantOf, rememberAgreed } from '../api/tab-memory.ts';

/** What Azure itself says about a plan, asked by one of its validations. */
export type Verdict =
  /** The rules checked here are not met yet. */
  | { kind: 'not-asked' }
  | { kind: 'asking' }
  | { kind: 'ready' }
  /** The roles are there, but have not taken effect in Azure: it is asked again by itself. */
  | { kind: 'waiting'; sinceMs: number | undefined; asked: number; problem: Problem }
  | { kind: 'refused'; problem: Problem };

/** Azure's verdict, what it is about, and how to ask once more. */
export type AzureVerdict = { about: string; verdict: Verdict; askAgain: () => void };

type Asked = { asOf: string; item: Operation };

type Plan = {
  /** Names what is asked about, such as the JSON of the request: another text is another question. */
  about: string;
  /** Starts the validation. */
  ask: () => Promise<Asked>;
  /** Our own rules; undefined while they are on their way. */
  checks: readonly Check[] | undefined;
};

const asProblem = (error: unknown): Problem | undefined => (error === null ? undefined : toProblem(error));

/**
 * Asks Azure as soon as our own rules are met. While Azure still misses a role that is assigned, asks
 * again by itself, a little later each time, until the role has taken effect.
 */
export function useAzureVerdict({ about, ask, checks }: Plan): AzureVerdict {
  const client = useQueryClient();
  const [insistedOn, setInsistedOn] = useState<string>();
  const holdsRoles = checks !== undefined && missingRoles(checks).length === 0;
  const isAsked = checks !== undefined && (isReady(checks) || insistedOn === about);
  const queryKey = ['azure-verdict', about] as const;
  const asked = useQuery({ queryKey, queryFn: ask, enabled: isAsked, retry: false, staleTime: Number.POSITIVE_INFINITY });
  const course = useOperation(isAsked ? asked.data?.item.id : undefined);
  const times = client.getQueryState(queryKey)?.dataUpdateCount ?? 0;
  const verdict = isAsked ? verdictOf({ about, holdsRoles, times }, asked, course) : ({ kind: 'not-asked' } as const);
  // Never more often than Azure's own time allows, however fast a clock runs here.
  const isWaiting = verdict.kind === 'waiting' && asked.data !== undefined && !asked.isFetching;
  const isDue = useIsDue(isWaiting ? Date.parse(asked.data.asOf) + askAgainAfterMs(times) : undefined);
  const { kind } = verdict;
  useEffect(() => {
    // The review judges by the rules alone, and would hold back what Azure agrees to in spite of a role that is not seen.
    if (kind === 'ready') rememberAgreed(about);
  }, [kind, about]);
  const { refetch } = asked;
  useEffect(() => {
    if (isDue) void refetch();
  }, [isDue, refetch]);
  const askAgain = () => {
    setInsistedOn(about);
    void readAgain(client, api.judgeBackups, api.planRestore);
    // Before it was insisted on, the query starts by being enabled.
    if (isAsked) void refetch();
  };
  return { about, verdict, askAgain };
}

type Seen = { data: Asked | undefined; error: ApiError | null; status: 'pending' | 'error' | 'success'; isFetching: boolean };

type Asking = { about: string; holdsRoles: boolean; /** How often it was asked. */ times: number };

function verdictOf({ about, holdsRoles, times }: Asking, asked: Seen, course: Course): Verdict {
  if (asked.status === 'success' && course.state === 'done') return { kind: 'ready' };
  const problem = problemOf(asked, course);
  const granted = holdsRoles ? grantOf(about) : undefined;
  const asOf = course.asOf ?? asked.data?.asOf;
  const sinceMs = granted === undefined || asOf === undefined ? undefined : Date.parse(asOf) - Date.parse(granted);
  if (problem === undefined) return { kind: 'asking' };
  if (holdsRoles && problem.code === 'identity-lacks-role') return { kind: 'waiting', sinceMs, asked: times, problem };
  return asked.isFetching ? { kind: 'asking' } : { kind: 'refused', problem };
}

function problemOf(asked: Seen, { problem, operation, error }: Course): Problem | undefined {
  if (asked.status === 'error') return asProblem(asked.error);
  return problem ?? (operation === undefined ? asProblem(error) : undefined);
}

/** Azure's check of one volume to be protected: a set of one. */
export const backupValidationOf = async (row: Input<typeof api.validateBackups>['body']['rows'][number]): Promise<Asked> =>
  onlyOf(await call(api.validateBackups, { body: { rows: [row] } }));

/** Azure's check of one restore: a set of one. */
export const restoreValidationOf = async (row: Input<typeof api.validateRestore>['body']['rows'][number]): Promise<Asked> =>
  onlyOf(await call(api.validateRestore, { body: { rows: [row] } }));

function onlyOf({ asOf, items: [only] }: Reply<typeof api.validateBackups> | Reply<typeof api.validateRestore>): Asked {
  if (!only?.operation) throw new ApiError(only?.problem ?? { code: 'unexpected' });
  return { asOf, item: only.operation };
}

/** Work of Azure's ends, and the unexpected is also what a proxy answers for a server that starts anew. */
const passesToo: readonly ProblemCode[] = ['busy', 'unexpected'];

const stays = (error: ApiError | null) => error !== null && !isPassing(error.problem) && !passesToo.includes(toProblem(error).code);

type Judged = { items: readonly { checks: readonly Check[] }[] };
type Reading = { state: { data: Judged | undefined; error: ApiError | null } };

/**
 * Reads a readiness again every `everyMs` while roles are missing, be they assigned here, by hand or by somebody else. A failure
 * that stays, such as a target group that does not exist, is shown and not asked about again.
 */
export function untilRolesHeld(everyMs: number) {
  const held = until(({ items }: Judged) => items.every(({ checks }) => missingRoles(checks).length === 0), everyMs);
  return { ...held, refetchInterval: (query: Reading) => (stays(query.state.error) ? false : held.refetchInterval(query)) };
}

/** Why Next is off, or undefined when Azure agrees. */
export function verdictSentence({ verdict }: AzureVerdict, checks: readonly Check[] | undefined): string | undefined {
  if (checks === undefined) return 'The rules are being checked.';
  const missing = missingRoles(checks).length;
  if (verdict.kind === 'ready') return undefined;
  if (verdict.kind === 'asking') return 'Azure is checking.';
  if (verdict.kind === 'waiting') return 'Azure does not see the new roles yet. Next opens by itself.';
  if (verdict.kind === 'refused') return 'Azure refused; its words are above.';
  const unmet = checks.filter((check) => check.verdict === 'blocked').length;
  if (unmet > 0) return unmet === 1 ? '1 rule is not met.' : `${unmet} rules are not met.`;
  return missing === 1 ? '1 role is missing.' : `${missing} roles are missing.`;
}
