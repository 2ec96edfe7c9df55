import { protectionStates, type BackupInstance } from '@esan/domain';

/** How a protected item stood before work on it was begun in this tab. */
export type StoodBefore = Pick<BackupInstance, 'state' | 'policy'>;

/** One place for the newest work: the sign-in keeps its tokens in the same storage, and needs room there. */
const place = 'stood-before';

/**
 * Keeps how items stand now that work on them begins, in place of those of the work before; Azure tells no more of it afterwards. The text says all that
 * the work is about.
 */
export function rememberBefore(about: string, items: Readonly<Record<string, { state: BackupInstance['state']; policy?: string }>>): void {
  const short = Object.entries(items).map(([id, { state, policy = '' }]) => [id, [state, policy]] as const);
  try {
    sessionStorage.setItem(place, JSON.stringify([about, Object.fromEntries(short)]));
  } catch {
    // Storage may be full or off: then the result says how the items stand now, and not how they stood.
  }
}

/** How the items stood, by their ids in small letters; nothing where this tab did not begin the work, or has begun other work since. */
export function stoodBefore(about: string): Readonly<Record<string, StoodBefore | undefined>> {
  try {
    const all: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    const [of, kept] = Array.isArray(all) ? (all as unknown[]) : [];
    if (of !== about || typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).flatMap(([id, stood]: [string, unknown]) => {
        const [word, policy] = Array.isArray(stood) ? (stood as unknown[]) : [];
        const state = protectionStates.find((one) => one === word);
        return state === undefined || typeof policy !== 'string' ? [] : [[id, { state, policy }]];
      }),
    );
  } catch {
    return {};
  }
}
