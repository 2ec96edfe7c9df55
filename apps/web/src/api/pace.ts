import { useSuspenseQuery } from '@tanstack/react-query';
import { portal } from './query.ts';

/** Azure shows the job of what it has accepted within a few looks; one that no look has shown by then may not come. */
export const patientLooks = 5;

/** How often to ask for what has no pace of its own, in ms: an emulator on this machine stands more than Azure. */
export const usePace = (): number => (useSuspenseQuery(portal).data.emulator === null ? 5000 : 1000);
