import type { Health } from '@esan/domain';
import { shortMoment, wholeMoment } from './said-once.ts';

/** A moment or a span. */
type Cell = number | string;

/** What health says beside its kind. */
export function shortHealth(health: Health): Cell[] {
  if (health.kind === 'on-time') return [shortMoment(health.newestAt)];
  if (health.kind === 'behind') return [shortMoment(health.newestAt), shortMoment(health.dueAt), health.byMs];
  if (health.kind !== 'failing') return [];
  const { since, newestAt } = health;
  if (newestAt === undefined) return [shortMoment(since)];
  return [shortMoment(since), newestAt === null ? '' : shortMoment(newestAt)];
}

/** Health again. */
export function wholeHealth(kind: Health['kind'], [moment = '', other, byMs = 0]: readonly Cell[]): Health {
  if (kind === 'on-time') return { kind, newestAt: wholeMoment(moment) };
  if (kind === 'behind') return { kind, newestAt: wholeMoment(moment), dueAt: wholeMoment(other ?? ''), byMs: Number(byMs) };
  if (kind !== 'failing') return { kind };
  return { kind, since: wholeMoment(moment), ...(other === undefined ? {} : { newestAt: other === '' ? null : wholeMoment(other) }) };
}
