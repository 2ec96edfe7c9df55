import type { Health } from '../estate/health.ts';
import type { PolicyTerms } from '../estate/policy.ts';
import { isRunning, type Job } from '../work/job.ts';
import { expiryMsOf } from './policy-points.ts';
import { runsAfter } from './policy-runs.ts';

/** A scheduled backup starts within two hours of its time; source: FAQ of VM backup, Elastic SAN's own pages are silent. */
const lateMs = 2 * 3_600_000;

type Backup = Pick<Job, 'status' | 'trigger' | 'startedAt'>;

/** What is known of an item's backups. */
export type HealthFacts = {
  /** Null where the policy cannot be read, or says what the portal has no words for. */
  terms: PolicyTerms | null;
  /** Its backups that Azure still knows, newest first; null where jobs may not be read. */
  backups: readonly Backup[] | null;
  /** The moment of its newest restore point; null if there is none, undefined if that was not read. */
  newestAt: string | null | undefined;
  /** Azure's moment; empty if it is not known. */
  asOf: string;
};

const isGood = ({ status }: Backup): boolean => status === 'completed' || status === 'completed-with-warnings';

/** The newest backup that ended well, as long as its point is kept by the policy: it proves a point without asking for it. */
export function provenPointAt({ terms, backups, asOf }: Pick<HealthFacts, 'terms' | 'backups' | 'asOf'>): string | undefined {
  const newest = backups?.find(isGood)?.startedAt;
  if (newest === undefined || terms === null || asOf === '') return undefined;
  return expiryMsOf({ time: newest, tag: 'Default' }, terms) > Date.parse(asOf) ? newest : undefined;
}

/** How the backups of a protected item go. */
export function healthOf({ terms, backups, newestAt, asOf }: HealthFacts): Health {
  const since = failingSince(backups ?? []);
  if (since !== undefined) return { kind: 'failing', since, ...(newestAt === undefined ? {} : { newestAt }) };
  if (newestAt === null) return { kind: 'no-point' };
  if (newestAt === undefined) return { kind: 'unknown' };
  if (terms === null || asOf === '') return { kind: 'unknown', newestAt };
  const now = Date.parse(asOf);
  const runs = runsAfter(terms.schedule, Date.parse(newestAt));
  const due = runs.next().value.at;
  // The backup at work is the one that is due, unless another one is missing already, or it has hung for a day.
  const isMaking = runs.next().value.at + lateMs >= now && backups?.some((one) => isRunning(one.status) && isOfToday(one, now)) === true;
  if (due + lateMs >= now || isMaking) return { kind: 'on-time', newestAt };
  return { kind: 'behind', newestAt, dueAt: new Date(due).toISOString(), byMs: now - due };
}

const isOfToday = ({ startedAt }: Backup, now: number): boolean => now - Date.parse(startedAt) < 86_400_000;

/**
 * When the first of the scheduled backups began that have failed since the newest good one; undefined if none has. A backup on demand is nothing that
 * the policy promises: that it failed is told of itself alone, and that it was good shows that backups can be made again.
 */
function failingSince(newestFirst: readonly Backup[]): string | undefined {
  const ended = newestFirst.filter(({ status }) => !isRunning(status));
  const good = ended.findIndex(isGood);
  const failed = (good === -1 ? ended : ended.slice(0, good)).filter(
    ({ status, trigger }) => status === 'failed' && trigger === 'scheduled',
  );
  return failed.at(-1)?.startedAt;
}
