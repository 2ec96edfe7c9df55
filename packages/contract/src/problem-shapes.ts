import { problemCodes, works, type PolicyDemand, type Problem, type RefusingPolicy } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { finding } from './finding-shapes.ts';

const text = z.string();

const policyDemand = shapeOf<PolicyDemand>()(
  z.object({ field: text, must: z.boolean(), be: text, values: z.array(text), found: z.optional(text) }),
);
const refusingPolicy = shapeOf<RefusingPolicy>()(z.object({ name: text, demands: z.array(policyDemand) }));

/** A failure. */
export const problem = shapeOf<Problem>()(
  z.object({
    code: z.enum(problemCodes),
    detail: z.optional(text),
    found: z.optional(finding),
    azureCode: z.optional(text),
    recommendedActions: z.optional(z.array(text)),
    correlationId: z.optional(text),
    field: z.optional(text),
    action: z.optional(text),
    scope: z.optional(text),
    denyAssignment: z.optional(text),
    policies: z.optional(z.array(refusingPolicy)),
    provider: z.optional(z.object({ namespace: text, subscriptionId: z.optional(text) })),
    claims: z.optional(text),
    work: z.optional(z.enum(works)),
    retryAfterMs: z.optional(z.number()),
  }),
);
