import { plural, t } from '@lingui/core/macro';
import { someOf } from './some-of.ts';
import type { Work } from './use-work.ts';

/** What the bell is called: how much runs, how much of what failed is new, and whether that is all. */
export function bellWords(work: Pick<Work, 'running' | 'hasMore' | 'missing'> | undefined, news: number): string {
  if (work === undefined) return t`Work`;
  const { running, hasMore, missing } = work;
  const told = [
    ...(hasMore.running ? [t`${someOf(running.length, true)} jobs under way`] : []),
    ...(running.length > 0 && !hasMore.running ? [plural(running.length, { one: '# job under way', other: '# jobs under way' })] : []),
    ...(news > 0 ? [t`${someOf(news, hasMore.failed)} failed since your last visit`] : []),
    ...(missing.length > 0 ? [t`not all jobs could be read`] : []),
  ].join(', ');
  return told === '' ? t`Work` : t`Work: ${told}`;
}
