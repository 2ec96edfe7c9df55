import { api } from '@esan/contract';
import { isPassing, isThrottled, troubleOf, type BackupInstance, type Problem } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, toProblem } from '../../api/client.ts';
import { q, readAgain } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { usePace } from '../../api/pace.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import type { BackupPlan, PlannedRow } from '../plan/plan.ts';
import { runCountOf, nextToSend, stateOf, type BackupRunRow, type Sent } from './run-rows.ts';

/** Rows in one request to the portal's server. */
const atOnce = 8;

const keyOf = ({ request }: PlannedRow): string => request.volumeId.toLowerCase();
const runKey = ({ vault, policyId, rows }: BackupPlan): string => `run ${vault.id} ${policyId} ${rows.map(keyOf).join(' ')}`.toLowerCase();

/** That this tab was told to configure the plan: a reload goes on with it, a link that somebody opens does not. */
export const rememberRun = (plan: BackupPlan): void => rememberAgreed(runKey(plan));

/** What the vault protects, read at the pace of the work; what Azure has is the truth of every row. */
function useInstances({ vault }: BackupPlan, isOver: (instances: readonly BackupInstance[]) => boolean) {
  const pace = usePace();
  const { subscriptionId, resourceGroup, vault: name } = vault;
  return useQuery({
    ...q(api.listVaultInstances, { params: { subscriptionId, resourceGroup, vault: name } }),
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data.items) ? false : pace),
  });
}

/** A run of a plan: how far each row is, and the ways to go on. */
export type Run = {
  asked: ReturnType<typeof useInstances>;
  rows: BackupRunRow[];
  /** Whether this tab sends what is queued. */
  isOn: boolean;
  /** Azure asked for fewer calls, or could not be reached: sending goes on by itself. */
  paused: Paused;
  goOn: () => void;
  retryFailed: () => void;
};

type News = readonly (readonly [key: string, what: Sent | undefined])[];
type Learn = (news: News) => void;

const isAtLimit = ({ code }: Problem): boolean => code === 'at-once-limit';

function useSent(): [ReadonlyMap<string, Sent>, Learn] {
  const [sent, setSent] = useState<ReadonlyMap<string, Sent>>(new Map());
  const learn: Learn = (news) =>
    setSent((before) => {
      const next = new Map(before);
      for (const [key, what] of news) {
        if (what === undefined) next.delete(key);
        else next.set(key, what);
      }
      return next;
    });
  return [sent, learn];
}

/** Why nothing is sent for a while: Azure wants fewer calls, or does not answer. */
export type Paused = 'throttled' | 'no-answer' | undefined;

/** Waits when Azure asks for fewer calls or does not answer: as long as it says, and longer each time. */
function usePauses() {
  const span = useSpan();
  const [pauses, setPauses] = useState(0);
  const [paused, setPaused] = useState<Paused>();
  const pauseFor = (problems: readonly Problem[]) => {
    const passing = problems.filter((problem) => isPassing(problem) || isAtLimit(problem));
    if (passing.length === 0) return setPauses(0);
    const asksFor = Math.max(0, ...passing.map(({ retryAfterMs = 0 }) => retryAfterMs));
    setPauses((before) => before + 1);
    setPaused(passing.some((problem) => isThrottled(problem) || isAtLimit(problem)) ? 'throttled' : 'no-answer');
    setTimeout(() => setPaused(undefined), Math.max(asksFor, span(Math.min(5000 * 2 ** pauses, 60_000))));
  };
  return { paused, pauseFor };
}

/** Sends some rows; answers what came of them, and what went wrong on the way. */
async function sendRows(batch: readonly PlannedRow[]): Promise<{ news: News; problems: Problem[] }> {
  try {
    const { items } = await call(api.configureBackups, { body: { rows: batch.map(({ request }) => request) } });
    return {
      news: batch.map((row, index) => [keyOf(row), outcomeOf(items[index]?.problem ?? undefined, items[index]?.operation?.id)]),
      problems: items.flatMap(({ problem }) => problem ?? []),
    };
  } catch (error) {
    const problem = toProblem(error);
    // A lost answer is no answer: Azure's list tells what came of it, and the rest is sent again.
    return { news: batch.map((row) => [keyOf(row), outcomeOf(problem, undefined)]), problems: [problem] };
  }
}

/** Looks after rows that Azure has accepted, with every reading of its list. */
function useAccepted(rows: readonly BackupRunRow[], sent: ReadonlyMap<string, Sent>, learn: Learn, lastRead: number): void {
  useEffect(() => {
    const accepted = rows.flatMap(({ row, state }) => {
      const what = sent.get(keyOf(row));
      const isListed = state.kind !== 'configuring' || state.instance !== undefined;
      return what?.kind === 'accepted' ? [{ key: keyOf(row), operationId: what.operationId, isListed }] : [];
    });
    const listed = accepted.filter(({ isListed }) => isListed);
    if (listed.length > 0) learn(listed.map(({ key }) => [key, undefined]));
    const doubtful = accepted.filter(({ isListed }) => !isListed);
    if (doubtful.length > 0) void newsOf(doubtful).then(learn);
    // With every reading, and not in between.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lastRead]);
}

/**
 * Sends a plan row by row and follows it. Nothing is kept that matters: what Azure lists is protected already and is not sent again,
 * what it does not list is sent, be it after a reload or from another tab.
 */
export function useRun(plan: BackupPlan): Run {
  const client = useQueryClient();
  const [isOn, setIsOn] = useState(() => hasAgreed(runKey(plan)));
  const [sent, learn] = useSent();
  const { paused, pauseFor } = usePauses();
  const isSending = useRef(false);
  const rowsBy = (instances: readonly BackupInstance[]) =>
    plan.rows.map((row): BackupRunRow => ({ row, state: stateOf(row, instances, sent.get(keyOf(row))) }));
  const asked = useInstances(plan, (instances) => runCountOf(rowsBy(instances), 'queued', 'sending', 'configuring') === 0);
  const instances = asked.data?.items;
  const rows = rowsBy(instances ?? []);
  const next = isOn && paused === undefined && instances !== undefined && asked.error === null ? nextToSend(rows, atOnce) : [];
  useEffect(() => {
    if (next.length === 0 || isSending.current) return;
    isSending.current = true;
    learn(next.map((row) => [keyOf(row), { kind: 'sending' }]));
    void sendRows(next).then(({ news, problems }) => {
      isSending.current = false;
      learn([...news, ...blockedWith(problems, rows)]);
      pauseFor(problems);
      return readAgain(client, api.listVaultInstances);
    });
  });
  useAccepted(rows, sent, learn, asked.dataUpdatedAt);
  const goOn = () => {
    rememberRun(plan);
    setIsOn(true);
  };
  const retryFailed = () => {
    learn(rows.filter(({ state }) => state.kind === 'failed').map(({ row }) => [keyOf(row), { kind: 'again' }]));
    goOn();
  };
  return { asked, rows, isOn, paused, goOn, retryFailed };
}

/** Azure asks nobody to try again for hours: what is still queued shares that answer, until a person tries again. */
function blockedWith(problems: readonly Problem[], rows: readonly BackupRunRow[]): News {
  const problem = problems.find(({ code }) => code === 'blocked-for-hours');
  if (problem === undefined) return [];
  return rows.filter(({ state }) => state.kind === 'queued').map(({ row }) => [keyOf(row), { kind: 'refused', problem } as const]);
}

/** What an answer means for its row: a call too many, or one that got lost, leaves it waiting. */
function outcomeOf(problem: Problem | undefined, operationId: string | undefined): Sent | undefined {
  if (problem === undefined) return operationId === undefined ? undefined : { kind: 'accepted', operationId };
  return isPassing(problem) || isAtLimit(problem) ? undefined : { kind: 'refused', problem };
}

/** What has become of accepted rows that Azure's list does not show at work: its operation tells. */
async function newsOf(accepted: readonly { key: string; operationId: string }[]): Promise<News> {
  const looks = accepted.slice(0, atOnce).map(async ({ key, operationId }) => {
    const found = await call(api.getOperation, { params: { operationId } }).catch(() => undefined);
    const trouble = troubleOf(found?.item);
    if (trouble !== undefined) return [[key, { kind: 'refused', problem: trouble } as const] as const];
    return found?.item.status === 'succeeded' ? [[key, undefined] as const] : [];
  });
  return (await Promise.all(looks)).flat();
}
