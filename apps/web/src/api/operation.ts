import { isDone, troubleOf, type Operation, type Problem } from '@esan/domain';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { tellHost } from '../session/host-page.ts';
import type { ApiError } from './client.ts';
import { refreshAfter, watch } from './query.ts';
import { forget, operationOf, remember } from './tab-memory.ts';

/** Azure shows the job of what it has accepted within a few looks; one that no look has shown by then may not come. */
export const patientLooks = 5;

/** The id of what a person wants: the same at each try until one is taken, so that work whose answer was lost on the way is not begun once more. */
export function useIntent(): { drawn: () => string; taken: () => void } {
  const kept = useRef<string>(undefined);
  return {
    drawn: () => (kept.current ??= crypto.randomUUID()),
    taken() {
      kept.current = undefined;
    },
  };
}

/** How an operation goes: it is not asked for, runs, has failed (or nobody knows), or is done. */
export type Course = {
  state: 'none' | 'running' | 'failed' | 'done';
  /** Why it has failed, or why nobody knows. */
  problem: Problem | undefined;
  /** As it was last seen. */
  operation: Operation | undefined;
  /** Azure's moment of the last look. */
  asOf: string | undefined;
  /** Why it could not be looked at just now. */
  error: ApiError | null;
};

/** Which operation: its id, or what was answered when it began, which may be its end already. */
export type Begun = string | Operation;

type Look = { data?: { asOf: string; item: Operation } | undefined; error: ApiError | null };

/** How an operation goes, by what was answered when it began and by the last look at it; until then it counts as under way. */
export function courseOf(begun: Begun | undefined, { data, error }: Look): Course {
  const operation = begun === undefined ? undefined : (data?.item ?? (typeof begun === 'string' ? undefined : begun));
  const problem = troubleOf(operation);
  if (begun === undefined) return { state: 'none', problem, operation, asOf: undefined, error: null };
  const state = problem !== undefined ? 'failed' : operation?.status === 'succeeded' ? 'done' : 'running';
  return { state, problem, operation, asOf: data?.asOf, error };
}

const idOf = (begun: Begun): string => (typeof begun === 'string' ? begun : begun.id);

/** What was over at once has no more to tell. */
const isFollowed = (begun: Begun | undefined): begun is Begun => begun !== undefined && (typeof begun === 'string' || !isDone(begun));

/** What work has made old that was over when its answer came is read again, once: nobody looks at it any more. */
function useOverAtOnce(begun: readonly (Begun | undefined)[]): void {
  const client = useQueryClient();
  const over = begun.filter((one): one is Operation => one !== undefined && !isFollowed(one));
  const refresh = useEffectEvent(() => {
    for (const kind of new Set(over.map((one) => one.kind))) void refreshAfter(client, kind);
  });
  const ids = over.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (ids !== '') refresh();
  }, [ids]);
}

/** How several operations go, each asked about at Azure's pace; what they made old is read again when they end. */
export function useOperations(begun: readonly (Begun | undefined)[]): Course[] {
  useOverAtOnce(begun);
  const looks = useQueries({ queries: begun.filter(isFollowed).map((one) => watch(idOf(one))) });
  const followed = looks.values();
  return begun.map((one) => courseOf(one, (isFollowed(one) ? followed.next().value : undefined) ?? { error: null }));
}

const none = courseOf(undefined, { error: null });

/** Tells the page around this one, if there is one, that something has ended well. */
export function useDoneInHost(isDone: boolean): void {
  useEffect(() => {
    if (isDone) tellHost({ type: 'done', address: location.pathname });
  }, [isDone]);
}

/** `whole` work is what a person has come for; `part` of it, such as a vault for what is configured in it, is a step on the way. */
export type Extent = 'whole' | 'part';

/** How one operation goes; `onDone` is called once it has succeeded. The page around this one is told of the end of the whole alone. */
export function useOperation(begun: Begun | undefined, extent: Extent, onDone?: (operation: Operation) => void): Course {
  const [course = none] = useOperations([begun]);
  const tell = useEffectEvent((operation: Operation) => onDone?.(operation));
  const done = course.state === 'done' ? course.operation : undefined;
  useDoneInHost(extent === 'whole' && done !== undefined);
  useEffect(() => {
    if (done !== undefined) tell(done);
  }, [done]);
  return course;
}

/** Work that this tab has asked for: how it goes, what was begun just now, and that nobody has to know of it any more. */
export type Started = Course & { begin: (operation: Operation) => void; drop: () => void };

/**
 * The work that this tab has asked for under a key, such as the id of what it makes. It is kept over a reload: a failure until it is
 * dropped or the same is asked for anew, a success until it is seen.
 */
export function useStarted(key: string | undefined, extent: Extent, onDone?: (operation: Operation) => void): Started {
  const idKept = () => (key === undefined ? undefined : operationOf(key));
  const [kept, keep] = useState(() => ({ key, id: idKept() }));
  // Another key on the same page, such as the next vault, is other work.
  if (kept.key !== key) keep({ key, id: idKept() });
  const course = useOperation(kept.key === key ? kept.id : undefined, extent, (operation) => {
    if (key !== undefined) forget(key);
    onDone?.(operation);
  });
  return {
    ...course,
    begin: ({ id }) => {
      if (key !== undefined) remember(key, id);
      keep({ key, id });
    },
    drop: () => {
      if (key !== undefined) forget(key);
      keep({ key, id: undefined });
    },
  };
}
