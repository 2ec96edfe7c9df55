import type { Finding } from '@esan/domain';

type Say = (found: Finding) => string;

const known = new Map<string, Say>();

/** Has the sentences for what the portal itself finds; without a connection there are none, and the failure around them stands alone. */
export async function learnFindings(): Promise<void> {
  if (known.size > 0) return;
  const { allFoundWords } = await import('./all-found-words.ts').catch(() => ({ allFoundWords: {} }));
  for (const [is, say] of Object.entries(allFoundWords)) known.set(is, say as Say);
}

/** What the portal itself has found, in a sentence; nothing of what only a newer server knows. */
export const foundWords = (found: Finding | undefined): string | undefined =>
  found === undefined ? undefined : known.get(found.is)?.(found);
