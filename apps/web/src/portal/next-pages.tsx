import { useIsFetching } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RouteHandle } from './route.ts';

/** A page whose lists have been there for so long is read. */
const readMs = 600;

/** Gets the code of pages that are opened from this one, once nothing is on its way for it. */
export function NextPages({ next }: { next: RouteHandle['next'] }) {
  const isBusy = useIsFetching() > 0;
  useEffect(() => {
    if (isBusy || next === undefined) return undefined;
    // What cannot be had now is asked for again by whoever opens the page.
    const timer = setTimeout(() => void Promise.allSettled(next.map((load) => load())), readMs);
    return () => clearTimeout(timer);
  }, [isBusy, next]);
  return null;
}
