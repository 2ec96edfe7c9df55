import { isTimeOfDay, keepUnits, largestKeepCount, ruleTags, weekdays } from '@esan/domain';
import type { Policy, PolicyInUse, PolicyTerms } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';

const time = z.string().check(z.refine(isTimeOfDay, 'time-of-day'));
const timeZone = z.string().check(z.regex(/^[A-Za-z][-+\w/]{1,50}$/, 'time-zone'));
const keep = z.strictObject({
  count: z.int().check(z.minimum(1), z.maximum(largestKeepCount)),
  unit: z.enum(keepUnits),
});

/** When a policy backs up and for how long it keeps. */
export const policyTerms = shapeOf<PolicyTerms>()(
  z.strictObject({
    schedule: z.discriminatedUnion('frequency', [
      z.strictObject({ frequency: z.literal('daily'), time, timeZone }),
      z.strictObject({ frequency: z.literal('weekly'), days: z.array(z.enum(weekdays)).check(z.maxLength(7)), time, timeZone }),
    ]),
    keep,
    rules: z
      .array(z.strictObject({ tag: z.enum(ruleTags), on: z.enum(['first', ...weekdays]), keep, priority: z.int() }))
      .check(z.maxLength(ruleTags.length)),
  }),
);

/** A backup policy. */
export const policy = shapeOf<Policy>()(z.object({ id: z.string(), name: z.string(), terms: z.nullable(policyTerms) }));

/** A backup policy with how many protected items use it. */
export const policyInUse = shapeOf<PolicyInUse>()(
  z.object({
    ...policy.shape,
    usedBy: z.nullable(z.number()),
  }),
);
