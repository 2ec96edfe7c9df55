import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { name, subscriptionId } from '../parts.ts';
import { plan } from '../plan-shapes.ts';
import { problem } from '../problem-shapes.ts';
import { listOf, oneOf } from '../replies.ts';
import { operationId } from '../row-steps.ts';
import { forecastRow, run, runRow } from '../run-shapes.ts';
import { group, inGroupParams } from './places.ts';

const inRun = `${group}/runs/:run` as const;
const inRunParams = { ...inGroupParams, run: name };
const wholeRun = oneOf(z.object({ ...run.shape, rows: z.array(runRow) }));

/** Plans that Azure carries out by itself: what they would do, starting them, and how they stand. */
export const runEndpoints = endpoints({
  forecastRun: {
    method: 'post',
    shows: ['protected items'],
    path: '/api/run-forecasts',
    /** Asked again with the `forecast` that the answer before has named, until it is told. */
    body: z.strictObject({ plan, forecast: operationId }),
    /** `others` is how much else is in the resource group of the vault: it stays as it is. */
    reply: oneOf(
      z.discriminatedUnion('status', [
        z.object({ status: z.literal('asked'), forecast: z.string(), pollAfterMs: z.number() }),
        z.object({ status: z.literal('told'), rows: z.array(forecastRow), others: z.number() }),
        /** Deployments are refused for this person or in this place; single calls may still go. */
        z.object({ status: z.literal('not-possible'), problem }),
      ]),
    ),
  },
  startRun: {
    method: 'post',
    changes: ['protected items', 'runs'],
    path: '/api/runs',
    status: 202,
    body: z.strictObject({ plan }),
    reply: oneOf(run),
  },
  listRuns: {
    method: 'get',
    shows: ['runs'],
    path: '/api/runs',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId) }),
    reply: listOf(run),
  },
  getRun: { method: 'get', shows: ['runs'], path: inRun, params: z.object(inRunParams), reply: wholeRun },
  cancelRun: {
    method: 'post',
    changes: ['runs'],
    path: `${inRun}/cancel`,
    status: 202,
    params: z.object(inRunParams),
    reply: wholeRun,
  },
});
