/*
 * One step of work on many rows: the caller brings the rows that are under way, each with the id of its operation, and some more to begin. Azure is
 * asked once about each, and the answer tells of each row in turn. Nobody remembers anything in between, and a single row is a set of one.
 */
import * as z from 'zod/mini';
import { several } from './parts.ts';
import { problem } from './problem-shapes.ts';
import { operation } from './work-shapes.ts';
import { atMost } from './input-faults.ts';

/** So many rows are begun in one step. */
const mostBegun = 8;

/** Rows under way and rows to begin. */
const mostRows = 32;

/** The id of a row's operation; without it the row is begun. */
export const operationId = z.optional(z.string().check(z.regex(/^[-\w]{1,8000}$/, 'id')));

/** What came of a row: how its operation stands, or why there is none. */
export const outcome = z.object({ operation: z.nullable(operation), problem: z.nullable(problem) });

type Begun = { operationId?: string | undefined };

/** The rows of one step. */
export const someRows = <T extends z.ZodMiniType<Begun>>(row: T, nameOf: (one: z.output<T>) => string) =>
  several(row, mostRows, nameOf).check(
    z.refine((rows) => rows.filter((one) => one.operationId === undefined).length <= mostBegun, atMost(mostBegun)),
  );

/** The answer of a step: the rows in their order. */
export const stepReply = <T extends z.ZodMiniType>(row: T) => z.object({ asOf: z.string(), items: z.array(row) });
