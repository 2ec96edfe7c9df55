import * as z from 'zod/mini';
import { problem } from './problem-shapes.ts';
import { resourceStates } from '@esan/domain';

const asOf = z.string();

/** What every resource of Azure's is known by. */
export const resource = { id: z.string(), name: z.string(), subscriptionId: z.string(), resourceGroup: z.string() };

/** Places that could not be read, each with the reason; of one that was read in part, what came is there. */
export const unread = z.array(z.object({ id: z.string(), name: z.string(), problem, isPartly: z.optional(z.boolean()) }));

/** Where a list was read: with one question to Azure Resource Graph, or with many to each of Azure's services, where the first gave no answer. */
export const listSources = ['resource-graph', 'each-service'] as const;

/** A list with Azure's moment; what could not be read is named, the rest still shows. `from` is there where a list has two ways. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ asOf, items: z.array(item), missing: unread, from: z.optional(z.enum(listSources)) });

/** One thing with Azure's moment. */
export const oneOf = <T extends z.ZodMiniType>(item: T) => z.object({ asOf, item });

/** How a resource stands, as fields of its shape. */
export const stated = { state: z.enum(resourceStates), unknownState: z.optional(z.string()) };
