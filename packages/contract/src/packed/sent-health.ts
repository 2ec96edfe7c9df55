import type { Health } from '@esan/domain';
import * as z from 'zod/mini';

/** How the backups of an item go, in one word. */
export const healthKind = z.enum(['on-time', 'behind', 'failing', 'no-point', 'unknown'] satisfies Health['kind'][]);
