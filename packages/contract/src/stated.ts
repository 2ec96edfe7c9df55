import { resourceStates } from '@esan/domain';
import * as z from 'zod/mini';

/** How a resource stands, as fields of its shape. */
export const stated = { state: z.enum(resourceStates), unknownState: z.optional(z.string()) };
