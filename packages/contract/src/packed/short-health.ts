import type { Health } from '@esan/domain';
import * as z from 'zod/mini';
import { shortMoment, wholeMoment } from './said-once.ts';

/** How the backups of an item go, in one word. */
export const healthKind = z.enum(['on-time', 'behind', 'failing', 'no-point', 'unknown'] satisfies Health['kind'][]);

/** A moment or a span. */
type Cell = number | string;

/** What health says beside its kind. */
export function shortHealth(health: Health): Cell[] {
  if (health.kind === 'on-time') return [shortMoment(health.newestAt)];
  if (health.kind === 'behind') return [shortMoment(health.newestAt), shortMoment(health.dueAt), health.byMs];
  return health.kind === 'failing' ? [shortMoment(health.since)] : [];
}

/** Health again. */
export function wholeHealth(kind: Health['kind'], [moment = '', dueAt = '', byMs = 0]: readonly Cell[]): Health {
  if (kind === 'on-time') return { kind, newestAt: wholeMoment(moment) };
  if (kind === 'behind') return { kind, newestAt: wholeMoment(moment), dueAt: wholeMoment(dueAt), byMs: Number(byMs) };
  return kind === 'failing' ? { kind, since: wholeMoment(moment) } : { kind };
}
