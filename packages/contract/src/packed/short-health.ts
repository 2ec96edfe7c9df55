import type { Health } from '@esan/domain';
import { shortMoment, wholeMoment } from './said-once.ts';

/** A moment or a span. */
type Cell = number | string;

/** What health says beside its kind. */
export function shortHealth(health: Health): Cell[] {
  if (health.kind === 'on-time') return [shortMoment(health.newestAt)];
  if (health.kind === 'behind') return [shortMoment(health.newestAt), shortMoment(health.dueAt), health.byMs];
  if (health.kind === 'no-point') return [];
  return [...(health.kind === 'failing' ? [shortMoment(health.since)] : []), ...shortNewest(health)];
}

/** That there is no newest point is an empty cell, that it is not known none. */
function shortNewest({ newestAt }: Extract<Health, { kind: 'failing' | 'unknown' }>): Cell[] {
  if (newestAt === undefined) return [];
  return [newestAt === null ? '' : shortMoment(newestAt)];
}

const wholeNewest = (cell: Cell | undefined) => (cell === undefined ? {} : { newestAt: cell === '' ? null : wholeMoment(cell) });

/** Health again. */
export function wholeHealth(kind: Health['kind'], cells: readonly Cell[]): Health {
  const [moment = '', other, byMs = 0] = cells;
  if (kind === 'on-time') return { kind, newestAt: wholeMoment(moment) };
  if (kind === 'behind') return { kind, newestAt: wholeMoment(moment), dueAt: wholeMoment(other ?? ''), byMs: Number(byMs) };
  if (kind === 'failing') return { kind, since: wholeMoment(moment), ...wholeNewest(other) };
  return kind === 'unknown' ? { kind, ...wholeNewest(cells[0]) } : { kind };
}
