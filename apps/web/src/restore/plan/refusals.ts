import type { Problem } from '@esan/domain';

const keyOf = (intent: string): string => `refused ${intent.toLowerCase()}`;

/** Keep what Azure refused at once: it makes no job that would tell later. */
export function rememberRefusals(intent: string, refusals: ReadonlyMap<string, Problem>): void {
  try {
    sessionStorage.setItem(keyOf(intent), JSON.stringify([...refusals]));
  } catch {
    // Storage may be full or off: the volume then shows as not started.
  }
}

/** What this tab saw refused, by the id of the backup instance. */
export function refusalsOf(intent: string): ReadonlyMap<string, Problem> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(keyOf(intent)) ?? '[]') as [string, Problem][]);
  } catch {
    return new Map();
  }
}

/** Under what this tab keeps the operation that came of an intent for one volume. */
export const startedKey = (intent: string, instanceId: string): string => `${intent} ${instanceId}`;
