import { sameId } from '../names/resource-id.ts';
import type { Job } from './job.ts';

/** Who has done something, as Azure's Activity log names them; `account` is what a person signs in with. */
export type Actor = { kind: 'person' | 'application' | 'managed-identity'; name: string; account: string | null };

/** What can be done to a backup instance by Azure's own names of its actions; `other` is what we have no word for. */
export const loggedKinds = ['configure', 'back-up', 'restore', 'stop', 'pause', 'resume', 'delete', 'other'] as const;

/** What can be done to a backup instance. */
export type LoggedKind = (typeof loggedKinds)[number];

/** How what somebody did came out, as far as the log tells: `refused` by Azure at once, `failed` in the work that it began. */
export const loggedOutcomes = ['under-way', 'succeeded', 'failed', 'refused'] as const;

/** One thing that somebody did to a backup instance. */
export type LoggedDeed = {
  id: string;
  kind: (typeof loggedKinds)[number];
  /** Azure's name of the action. */
  action: string;
  instanceId: string;
  at: string;
  /** Null where the log does not say it. */
  by: Actor | null;
  outcome: (typeof loggedOutcomes)[number];
  /** The id that the caller gave to the request; null where it gave none. */
  requestId: string | null;
};

/** Why it is not known who began a job. */
export const starterUnknown = ['not-yet', 'not-logged', 'several'] as const;

/** Who began a job, or why that is not known. */
export type Starter = { is: 'known'; by: Actor } | { is: 'unknown'; because: (typeof starterUnknown)[number] };

/** A job as far as it takes to find who began it. */
export type BegunJob = Pick<Job, 'id' | 'instanceId' | 'startedAt' | 'activityId'> & { operation: 'backup' | 'restore' };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Azure keeps its Activity log for 90 days. Source: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log (read 2026-11). */
const logKeptMs = 90 * dayMs;

/** Events can be read 3 to 20 minutes after they happened (same source); some time more, for nobody is named on what is missing yet. */
const settledAfterMs = 30 * minuteMs;

/** A job without an id of its request begins within this time of it; longer and somebody else's request could be meant. */
const beginsWithinMs = 2 * minuteMs;

/**
 * Since when the log can be asked; an hour later than Azure forgets, so that no question comes too late, and a full hour, so that it is asked alike
 * for a while. Undefined where Azure has not said what time it is.
 */
export function loggedSince(asOf: string): string | undefined {
  const hourMs = 60 * minuteMs;
  if (Number.isNaN(Date.parse(asOf))) return undefined;
  return new Date(Math.ceil((Date.parse(asOf) - logKeptMs) / hourMs + 1) * hourMs).toISOString();
}

/** The time around a job's begin in which its request stands in the log. */
export const logSpanOf = ({ startedAt }: Pick<Job, 'startedAt'>): { from: string; to: string } => ({
  from: new Date(Date.parse(startedAt) - 15 * minuteMs).toISOString(),
  to: new Date(Date.parse(startedAt) + 5 * minuteMs).toISOString(),
});

const kindOf = { backup: 'back-up', restore: 'restore' } as const;

/**
 * Who began a job: who sent the request whose id Azure keeps as the job's activity. A request without an id is taken for a job's where it is the
 * only one of its kind for the item right before the job, and the log is complete by now. Whatever leaves two names leaves none.
 */
export function starterOf(job: BegunJob, deeds: readonly LoggedDeed[], asOf: string): Starter {
  const like = deeds.filter(
    ({ kind, instanceId, outcome }) => kind === kindOf[job.operation] && sameId(instanceId, job.instanceId) && outcome !== 'refused',
  );
  const named = like.filter(({ requestId }) => requestId !== null && sameText(requestId, job.activityId));
  if (named.length > 0) return onlyOneOf(named);
  const isComplete = Date.parse(asOf) - Date.parse(job.startedAt) >= settledAfterMs;
  if (!isComplete) return unknown('not-yet');
  const near = like.filter(({ requestId, at }) => requestId === null && isRightBefore(at, job.startedAt));
  return near.length > 1 ? unknown('several') : onlyOneOf(near);
}

function isRightBefore(at: string, startedAt: string): boolean {
  const ms = Date.parse(startedAt) - Date.parse(at);
  return ms >= 0 && ms <= beginsWithinMs;
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const unknown = (because: (typeof starterUnknown)[number]): Starter => ({ is: 'unknown', because });

/** The one that did all of it: a press that was repeated is one person's. */
function onlyOneOf(deeds: readonly LoggedDeed[]): Starter {
  const all = deeds.flatMap(({ by }) => by ?? []);
  const [first] = all;
  if (first === undefined || all.length < deeds.length) return unknown('not-logged');
  return all.every((one) => isSameActor(one, first)) ? { is: 'known', by: first } : unknown('several');
}

const isSameActor = (one: Actor, other: Actor): boolean =>
  one.kind === other.kind && one.name === other.name && one.account === other.account;
