import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A page that has not scrolled for so long stands still. */
const stillMs = 150;
/** What is made up for takes no more of a frame than this. */
const atOnceMs = 5;

const waiting = new Set<() => void>();
let movedAt = Number.NEGATIVE_INFINITY;
let planned: ReturnType<typeof setTimeout> | undefined;
let isWatching = false;

function plan(): void {
  if (planned !== undefined || waiting.size === 0) return;
  planned = setTimeout(makeUp, Math.max(0, movedAt + stillMs - performance.now()));
}

/** Makes up for a few, one after the other: a press in between does not wait for all. */
function makeUp(): void {
  planned = undefined;
  const since = performance.now();
  if (since < movedAt + stillMs) return plan();
  for (const make of waiting) {
    waiting.delete(make);
    flushSync(make);
    if (performance.now() - since >= atOnceMs) break;
  }
  plan();
}

function leave(make: () => void): void {
  waiting.delete(make);
  if (waiting.size > 0) return;
  clearTimeout(planned);
  planned = undefined;
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  window.addEventListener('scroll', () => (movedAt = performance.now()), { passive: true });
}

/** Whether what only a page that stands still needs is to be there by now: not while it scrolls, once it stands, and from then on. */
export function useOnceStill(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const make = () => setThere(true);
    watch();
    waiting.add(make);
    plan();
    return () => leave(make);
  }, []);
  return isThere;
}
