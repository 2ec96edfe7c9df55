import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { lastHeard, onMoment } from './azure-clock.ts';
import { portal } from './query.ts';

/** How long a span of Azure's time lasts for the person, in ms: an emulator's clock may run fast, or stand until it is moved. */
export function useSpan(): (azureMs: number) => number {
  const { emulator } = useSuspenseQuery(portal).data;
  if (emulator === null) return (azureMs) => azureMs;
  const { clockRate } = emulator;
  return (azureMs) => (clockRate > 0 ? Math.max(250, azureMs / clockRate) : Math.min(azureMs, 1000));
}

/** How often to ask for what has no pace of its own, in ms: an emulator on this machine stands more than Azure. */
export const usePace = (): number => (useSuspenseQuery(portal).data.emulator === null ? 5000 : 1000);

/** Azure's moment, in ms, second by second: what the last answer told, and what has passed there since; undefined before the first answer. */
export function useAzureNow(): number | undefined {
  const { emulator } = useSuspenseQuery(portal).data;
  const rate = emulator === null ? 1 : emulator.clockRate;
  const heard = useSyncExternalStore(onMoment, lastHeard);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (rate === 0) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [rate]);
  return heard === undefined ? undefined : heard.at + Math.max(0, now - heard.came) * rate;
}

/** Azure's moment as a text, on a page that stays open beyond the moment `asOf` of what it has read. */
export const useAzureMoment = (asOf: string): string => momentAt(useAzureNow(), asOf);

/** A moment in ms as a text; that of what was read where none is known. */
export const momentAt = (now: number | undefined, asOf: string): string => (now === undefined ? asOf : new Date(now).toISOString());
