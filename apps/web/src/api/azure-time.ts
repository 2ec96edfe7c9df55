import { useSuspenseQuery } from '@tanstack/react-query';
import { portal } from './query.ts';

/** How long a span of Azure's time lasts for the person, in ms: an emulator's clock may run fast, or stand until it is moved. */
export function useSpan(): (azureMs: number) => number {
  const { emulator } = useSuspenseQuery(portal).data;
  if (emulator === null) return (azureMs) => azureMs;
  const { clockRate } = emulator;
  return (azureMs) => (clockRate > 0 ? Math.max(250, azureMs / clockRate) : Math.min(azureMs, 1000));
}
