import { isReady, missingRoles, type Check, type Operation, type Problem } from '@esan/domain';
import { useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem, type ApiError } from '../api/client.ts';
import { refresh, watch } from '../api/query.ts';
import { usePace } from './pace.ts';
import { grantOf } from './started.ts';

/** What Azure itself says about a plan, asked by one of its validations. */
export type Verdict =
  /** The rules checked here are not met yet. */
  | { kind: 'not-asked' }
  | { kind: 'asking' }
  | { kind: 'ready' }
  /** The roles are there, but have not taken effect in Azure: it is asked again by itself. */
  | { kind: 'waiting'; sinceMs: number | undefined; problem: Problem }
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

/** Azure's codes for an identity that lacks a role; the published ones all speak of permission. */
const lacksRole = (problem: Problem): boolean => /permission/i.test(problem.azureCode ?? '');

const asProblem = (error: unknown): Problem | undefined => (error === null ? undefined : toProblem(error));

function refusalOf(asked: Query<Asked>['state'], answer: Asked | undefined): Problem | undefined {
  if (asked.status === 'error') return asProblem(asked.error);
  return answer?.item.status === 'failed' ? answer.item.problem : undefined;
}

/**
 * Asks Azure as soon as our own rules are met. While Azure still misses a role that is assigned, asks
 * again by itself, a little later each time, until the role has taken effect.
 */
export function useAzureVerdict({ about, ask, checks }: Plan): AzureVerdict {
  const client = useQueryClient();
  const pace = usePace();
  const [insistedOn, setInsistedOn] = useState<string>();
  const holdsRoles = checks !== undefined && missingRoles(checks).length === 0;
  const isAsked = checks !== undefined && (isReady(checks) || insistedOn === about);
  const asked = useQuery({
    queryKey: ['azure-verdict', about] as const,
    queryFn: ask,
    enabled: isAsked,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => {
      const answer = state.data === undefined ? undefined : client.getQueryData(watch(state.data.item.id).queryKey);
      const refusal = refusalOf(state, answer);
      if (!holdsRoles || refusal === undefined || !lacksRole(refusal)) return false;
      return pace * Math.min(2 ** (state.dataUpdateCount + state.errorUpdateCount), 6);
    },
  });
  const answer = useQuery({ ...watch(asked.data?.item.id ?? ''), enabled: isAsked && asked.data !== undefined });
  const askAgain = () => {
    setInsistedOn(about);
    void refresh(client, 'checkBackupReadiness', 'checkRestoreReadiness');
    // Before it was insisted on, the query starts by being enabled.
    if (isAsked) void asked.refetch();
  };
  const verdict = isAsked ? verdictOf(about, asked, answer, holdsRoles) : ({ kind: 'not-asked' } as const);
  return { about, verdict, askAgain };
}

type Seen = { data: Asked | undefined; error: ApiError | null; status: 'pending' | 'error' | 'success'; isFetching: boolean };

function verdictOf(about: string, asked: Seen, answer: Seen, holdsRoles: boolean): Verdict {
  const operation = answer.data?.item;
  if (asked.status === 'success' && operation?.status === 'succeeded') return { kind: 'ready' };
  const problem = problemOf(asked, answer);
  const granted = holdsRoles ? grantOf(about) : undefined;
  const asOf = answer.data?.asOf ?? asked.data?.asOf;
  const sinceMs = granted === undefined || asOf === undefined ? undefined : Date.parse(asOf) - Date.parse(granted);
  if (problem === undefined) return { kind: 'asking' };
  if (holdsRoles && lacksRole(problem)) return { kind: 'waiting', sinceMs, problem };
  return asked.isFetching ? { kind: 'asking' } : { kind: 'refused', problem };
}

function problemOf(asked: Seen, answer: Seen): Problem | undefined {
  if (asked.status === 'error') return asProblem(asked.error);
  const operation = answer.data?.item;
  if (operation?.status === 'failed') return operation.problem;
  if (operation?.status === 'canceled') return { code: 'azure-refused', detail: 'The check was cancelled in Azure.' };
  return operation === undefined && asked.status === 'success' ? asProblem(answer.error) : undefined;
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
