import { t } from '@lingui/core/macro';
import { api, type Input } from '@esan/contract';
import { isPassing, isReady, missingRoles, type Check, type Problem, type ProblemCode } from '@esan/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, toProblem, type ApiError } from '../api/client.ts';
import { readAgain, until } from '../api/query.ts';
import type { RowState, Ways } from '../api/row-steps.ts';
import { assignedAt, rememberAgreed } from '../api/tab-memory.ts';
import { useRows, type RowProgress } from '../api/use-rows.ts';
import { rolesMissingWords, unmetWords } from '../words/rules.ts';

/** What Azure itself says about a plan, asked by one of its validations. */
export type Verdict =
  /** The rules checked here are not met yet. */
  | { kind: 'not-asked' }
  | { kind: 'asking'; /** Azure asked for fewer calls, or did not answer: it is asked again by itself. */ paused: RowProgress['paused'] }
  | { kind: 'ready' }
  /** The roles are there, but have not taken effect in Azure: it is asked again by itself. */
  | { kind: 'waiting'; sinceMs: number | undefined; asked: number; problem: Problem }
  | { kind: 'refused'; problem: Problem };

/** Azure's verdict, what it is about, and how to ask once more. */
export type AzureVerdict = { about: string; verdict: Verdict; askAgain: () => void };

type Plan<Row> = {
  /** Names what is asked about, such as the JSON of the request: another text is another question. */
  about: string;
  row: Row;
  /** Has Azure check rows, of which this is the only one. */
  ask: Ways<Row>['step'];
  /** Our own rules; undefined while they are on their way. */
  checks: readonly Check[] | undefined;
};

/** Azure's check of volumes to be protected. */
export const askAboutBackups: Ways<Input<typeof api.validateBackups>['body']['rows'][number]>['step'] = (rows) =>
  call(api.validateBackups, { body: { rows } });

/** Azure's check of restores. */
export const askAboutRestores: Ways<Input<typeof api.validateRestore>['body']['rows'][number]>['step'] = (rows) =>
  call(api.validateRestore, { body: { rows } });

/**
 * Asks Azure as soon as our own rules are met, about a set of one. While Azure still misses a role that is assigned, asks
 * again by itself, a little later each time, until the role has taken effect.
 */
export function useAzureVerdict<Row>({ about, row, ask, checks }: Plan<Row>): AzureVerdict {
  const client = useQueryClient();
  const [insistedOn, setInsistedOn] = useState<string>();
  const holdsRoles = checks !== undefined && missingRoles(checks).length === 0;
  const isAsked = checks !== undefined && (isReady(checks) || insistedOn === about);
  // A refusal for want of a role is another answer once the role is assigned: then it is waited for.
  const question = { key: holdsRoles ? about : `${about} in spite of the roles`, request: row, ...(holdsRoles ? { roles: about } : {}) };
  const work = useRows<Row>({
    name: ['azure-verdict', about],
    rows: isAsked ? [question] : [],
    step: ask,
    // The review judges by the rules alone, and would hold back what Azure agrees to in spite of a role that is not seen.
    remember: () => rememberAgreed(about),
  });
  const askAgain = () => {
    setInsistedOn(about);
    void readAgain(client, api.judgeBackups, api.planRestore);
    work.askAgain([question.key]);
  };
  return { about, verdict: isAsked ? azureVerdictOf(about, work.stateOf(question.key), work) : { kind: 'not-asked' }, askAgain };
}

/** What the state of a row says of the question that it asks Azure. */
export function azureVerdictOf(about: string, state: RowState, { asOf, roleAsks, paused }: RowProgress): Verdict {
  if (state.kind === 'queued' || state.kind === 'asking') return { kind: 'asking', paused };
  if (state.kind !== 'waiting') return state;
  const assigned = assignedAt(about);
  const sinceMs = assigned === undefined || asOf === undefined ? undefined : Date.parse(asOf) - Date.parse(assigned);
  return { ...state, sinceMs, asked: roleAsks };
}

/** Work of Azure's ends, and the unexpected is also what some proxies answer for a server that starts anew. */
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
  if (checks === undefined) return t`The rules are being checked.`;
  const missing = missingRoles(checks).length;
  if (verdict.kind === 'ready') return undefined;
  if (verdict.kind === 'asking') return t`Azure is checking.`;
  if (verdict.kind === 'waiting') return t`Azure does not see the new roles yet. Next opens by itself.`;
  if (verdict.kind === 'refused') return t`Azure refused; its words are above.`;
  const unmet = checks.filter((check) => check.verdict === 'blocked').length;
  return unmet > 0 ? unmetWords(unmet) : rolesMissingWords(missing);
}
