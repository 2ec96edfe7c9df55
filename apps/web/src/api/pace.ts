import { useSuspenseQuery } from '@tanstack/react-query';
import { portal } from './query.ts';

/** How often to ask for what has no pace of its own, in ms: an emulator on this machine stands more than Azure. */
export const usePace = (): number => (useSuspenseQuery(portal).data.emulator === null ? 5000 : 1000);
