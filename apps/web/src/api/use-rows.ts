import { api } from '@esan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpan } from './azure-time.ts';
import { call, toProblem } from './client.ts';
import {
  afterStep,
  askedAgain,
  nothingKnown,
  pauseBefore,
  rowsToSend,
  rowStateOf,
  takeStep,
  waitsOf,
  type Bounds,
  type KnownRows,
  type Row,
  type RowState,
  type Ways,
} from './row-steps.ts';

/** Work of Azure's on many rows. */
export type RowWork<Request> = Omit<Bounds, 'isStopped'> & {
  /** Names the work: what is known of its rows is kept for some minutes after a page has shown it. */
  name: readonly unknown[];
  /** The rows that are wanted now, and no others; what is known of a row that comes back stays. */
  rows: readonly Row<Request>[];
  step: Ways<Request>['step'];
  /** Whether anything is sent; it is if nothing is said. */
  isOn?: boolean;
  /** Keeps over a reload that a row has been agreed to. */
  remember?: (key: string) => void;
};

/** How some work stands, and the ways to steer it. */
export type RowProgress = {
  stateOf: (key: string) => RowState;
  isStopped: boolean;
  /** Azure's moment of the last answer. */
  asOf: string | undefined;
  /** Why nothing is sent for a while: Azure asked for fewer calls, or did not answer. It goes on by itself. */
  paused: 'throttled' | 'no-answer' | undefined;
  /** How often Azure was asked about roles that it does not see yet. */
  roleAsks: number;
  /** Lets what is with Azure end, and sends nothing more. */
  stop: () => void;
  /** Goes on after a stop. */
  goOn: () => void;
  /** Sends rows once more that have their answer. */
  askAgain: (keys: readonly string[]) => void;
};

/** Azure's moment, by the cheapest call that carries it. */
const azureNow = async (): Promise<string> => (await call(api.listSubscriptions, {})).asOf;

/**
 * Has Azure work on rows, a few at a time, each once per change, until all have their answer. The page brings the rows that it wants; each step is
 * one request with the rows to begin, or with those under way (each with the id of its operation), and the server answers about each in turn:
 * see `validateBackups` in the contract and `operations/row-steps.ts` in the BFF. A call too many or no answer pauses all of it, as long as Azure
 * says and longer each time. Rows that fail for roles that are assigned but do not count yet wait: one of them, the role probe, asks at the
 * pace of Azure's clock. Only one refusal is shared: when Azure has blocked the asking for hours, nothing is sent before a person asks again.
 *
 *   const work = useRows({ name: ['validate-backups', vaultId], rows, step: (some) => call(api.validateBackups, { body: { rows: some } }) });
 *   work.stateOf(key).kind
 */
export function useRows<Request>({ name, rows, step, isOn = true, remember, ...limits }: RowWork<Request>): RowProgress {
  const client = useQueryClient();
  const span = useSpan();
  const [isStopped, setIsStopped] = useState(false);
  const bounds = { ...limits, isStopped };
  const queryKey = ['rows', ...name];
  const knownNow = (): KnownRows => client.getQueryData<KnownRows>(queryKey) ?? nothingKnown;
  const pauseAfter = (known: KnownRows | undefined) => pauseBefore(known ?? nothingKnown, rows, bounds, span);
  const asked = useQuery({
    queryKey,
    enabled: ({ state }) => isOn && pauseAfter(state.data) !== undefined,
    refetchInterval: ({ state }) => pauseAfter(state.data) ?? false,
    refetchIntervalInBackground: true,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async (): Promise<KnownRows> => {
      const told = await takeStep(knownNow(), rows, bounds, { step, now: azureNow, problemOf: toProblem });
      // By now a person may have asked again.
      const known = afterStep(knownNow(), told, { ...bounds, rows, span });
      for (const { row } of told.sent) if (known.states.get(row.key)?.kind === 'ready') remember?.(row.key);
      return known;
    },
  });
  const known = asked.data ?? nothingKnown;
  const sent = asked.isFetching ? rowsToSend(known, rows, bounds) : [];
  return {
    stateOf: (key) => rowStateOf(known, key, bounds, sent),
    isStopped,
    asOf: known.asOf,
    paused: asked.isFetching ? undefined : known.pause?.why,
    roleAsks: Math.max(0, ...waitsOf(known, rows).map(({ asked: times }) => times)),
    stop: () => setIsStopped(true),
    goOn: () => setIsStopped(false),
    askAgain: (keys) => {
      client.setQueryData<KnownRows>(queryKey, askedAgain(knownNow(), keys));
      setIsStopped(false);
    },
  };
}
