import { ageWords, durationWords, exactWords, momentWords } from './time-words.ts';

/**
 * A moment: its age by default, or the moment itself; the exact time and UTC on hover.
 * `asOf` is the service's now, which came with the same reply: the browser's clock may be off.
 */
export function Time({ at, asOf, as = 'age' }: { at: string | null | undefined; asOf: string; as?: 'age' | 'moment' }) {
  if (at === null || at === undefined) return <>–</>;
  return (
    <time dateTime={at} title={exactWords(at)}>
      {as === 'age' ? ageWords(at, asOf) : momentWords(at, asOf)}
    </time>
  );
}

/** How long something took, or has taken so far when `until` is the service's now. */
export function Duration({ from, until }: { from: string; until: string }) {
  const ms = Date.parse(until) - Date.parse(from);
  return <>{Number.isNaN(ms) ? '–' : durationWords(ms)}</>;
}
