import { forecastChanges, runRowStates, runStates, type ForecastRow, type PlanRun, type RunRow } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { problem } from './problem-shapes.ts';

const text = z.string();

/** A plan that Azure carries out. */
export const run = shapeOf<PlanRun>()(
  z.object({
    id: text,
    name: text,
    subscriptionId: text,
    resourceGroup: text,
    vaultId: text,
    policyId: text,
    state: z.enum(runStates),
    said: text,
    startedAt: text,
    endedAt: z.nullable(text),
    problem: z.nullable(problem),
    volumes: z.number(),
    failed: z.number(),
  }),
);

/** A volume of such a plan. */
export const runRow = shapeOf<RunRow>()(
  z.object({
    volumeId: text,
    snapshotGroupId: text,
    instance: text,
    state: z.enum(runRowStates),
    problem: z.nullable(problem),
    later: z.nullable(
      z.object({ run: z.nullable(z.object({ subscriptionId: text, resourceGroup: text, name: text })), isProtected: z.boolean() }),
    ),
  }),
);

/** What Azure says beforehand of one volume. */
export const forecastRow = shapeOf<ForecastRow>()(
  z.object({ volumeId: text, change: z.enum(forecastChanges), fields: z.array(text), because: z.nullable(text) }),
);
