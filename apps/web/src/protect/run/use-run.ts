import { api } from '@esan/contract';
import type { BackupInstance } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { usePace } from '../../api/azure-time.ts';
import { q, readAgain, until } from '../../api/query.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { useRows, type RowProgress } from '../../api/use-rows.ts';
import type { BackupPlan, PlannedRow, ProtectRequest } from '../plan/plan.ts';
import { configuringAtOnce, instanceOf, isSettledBy, runCountOf, stateOf, type BackupRunRow } from './run-rows.ts';

const keyOf = ({ request }: PlannedRow): string => request.volumeId.toLowerCase();
/** What a plan is known by: pages of two plans have nothing in common. */
export const runKey = ({ vault, policyId, rows }: BackupPlan): string =>
  `run ${vault.id} ${policyId} ${rows.map(keyOf).join(' ')}`.toLowerCase();

/** That this tab was told to configure the plan: a reload goes on with it, a link that somebody opens does not. */
export const rememberRun = (plan: BackupPlan): void => rememberAgreed(runKey(plan));

const instancesIn = ({ vault }: BackupPlan) => {
  const { subscriptionId, resourceGroup, vault: name } = vault;
  return { ...q(api.listVaultInstances, { params: { subscriptionId, resourceGroup, vault: name } }), retry: false };
};

const useInstances = (plan: BackupPlan) => useQuery(instancesIn(plan));

/** The vault's items that protect a row's volume: a plan and a vault may each have hundreds. */
function protecting(instances: readonly BackupInstance[]): (row: PlannedRow) => readonly BackupInstance[] {
  const byVolume = Map.groupBy(instances, ({ volumeId }) => volumeId.toLowerCase());
  return (row) => byVolume.get(keyOf(row)) ?? [];
}

/** A run of a plan: how far each row is, and the ways to go on. */
export type Run = {
  asked: ReturnType<typeof useInstances>;
  rows: BackupRunRow[];
  /** Whether this tab sends what is queued. */
  isOn: boolean;
  paused: RowProgress['paused'];
  goOn: () => void;
  retryFailed: () => void;
};

/** Has Azure configure the rows of a plan that its list does not have yet; those that failed before once a person wants that. */
function useConfiguring(plan: BackupPlan, itemsOf: ReturnType<typeof protecting>, isOn: boolean, again: ReadonlySet<string>): RowProgress {
  const client = useQueryClient();
  const listed = plan.rows.map((row) => ({ row, instance: instanceOf(row.request, itemsOf(row)) }));
  const wanted = listed.filter(({ row, instance }) => instance === undefined || (!isSettledBy(instance) && again.has(keyOf(row))));
  const atWork = listed.filter(({ instance }) => instance?.state === 'configuring' || instance?.state === 'updating').length;
  return useRows<ProtectRequest>({
    name: ['configure-backups', runKey(plan)],
    rows: wanted.map(({ row }) => ({ key: keyOf(row), request: row.request })),
    isOn,
    atOnce: configuringAtOnce - atWork,
    step: async (rows) => {
      const reply = await call(api.configureBackups, { body: { rows } });
      void readAgain(client, api.listVaultInstances);
      return reply;
    },
  });
}

/**
 * Carries out a plan and follows it. Nothing is kept that matters: what Azure lists is protected already and is not sent again,
 * what it does not list is sent, be it after a reload or from another tab.
 */
export function useRun(plan: BackupPlan): Run {
  const pace = usePace();
  const [isOn, setIsOn] = useState(() => hasAgreed(runKey(plan)));
  const [again, setAgain] = useState<ReadonlySet<string>>(new Set());
  const asked = useInstances(plan);
  const itemsOf = protecting(asked.data?.items ?? []);
  const work = useConfiguring(plan, itemsOf, isOn && asked.data !== undefined && asked.error === null, again);
  const rows = plan.rows.map((row): BackupRunRow => ({
    row,
    state: stateOf(row, itemsOf(row), work.stateOf(keyOf(row)), again.has(keyOf(row))),
  }));
  // What Azure lists is the truth of every row: it is read at the pace of the work, until no row changes any more.
  const isOver = runCountOf(rows, 'queued', 'sending', 'configuring') === 0;
  useQuery({ ...instancesIn(plan), ...until<unknown>(() => isOver, pace) });
  const goOn = () => {
    rememberRun(plan);
    setIsOn(true);
  };
  const retryFailed = () => {
    const failed = rows.flatMap(({ row, state }) => (state.kind === 'failed' ? [keyOf(row)] : []));
    setAgain((before) => new Set([...before, ...failed]));
    work.askAgain(failed);
    goOn();
  };
  return { asked, rows, isOn, paused: work.paused, goOn, retryFailed };
}
