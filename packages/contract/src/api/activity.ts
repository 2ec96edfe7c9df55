import { loggedKinds, loggedOutcomes, starterUnknown, type Actor, type LoggedDeed, type Starter } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from '../drift.ts';
import { endpoints } from '../endpoint.ts';
import { instanceId, moment, several } from '../parts.ts';
import { listOf } from '../replies.ts';
import { inInstance, inInstanceParams } from './places.ts';

const text = z.string();
const orNull = z.nullable(text);

const actor = shapeOf<Actor>()(z.object({ kind: z.enum(['person', 'application', 'managed-identity']), name: text, account: orNull }));

const starter = shapeOf<Starter>()(
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('known'), by: actor }),
    z.object({ is: z.literal('unknown'), because: z.enum(starterUnknown) }),
  ]),
);

const deed = shapeOf<LoggedDeed>()(
  z.object({
    id: text,
    kind: z.enum(loggedKinds),
    action: text,
    instanceId: text,
    at: text,
    by: z.nullable(actor),
    outcome: z.enum(loggedOutcomes),
    requestId: orNull,
  }),
);

/** What the browser may ask for at once: the rows that a tall window shows. */
const mostAtOnce = 40;

/** Azure's names are of no certain form; these come from its own list of jobs. */
const said = z.string().check(z.maxLength(1000));

/** Who did what, by Azure's Activity log. */
export const activityEndpoints = endpoints({
  /** Who began each of some jobs that people began; of a job whose part of the log cannot be read it is missing. */
  listJobStarters: {
    method: 'post',
    shows: ['jobs'],
    path: '/api/jobs/started-by',
    isLookedAt: true,
    body: z.strictObject({
      jobs: several(
        z.strictObject({ id: said, instanceId, operation: z.enum(['backup', 'restore']), startedAt: moment, activityId: said }),
        mostAtOnce,
        ({ id }) => id,
      ),
    }),
    reply: listOf(z.object({ jobId: text, starter })),
  },
  /** What was done to an item since a moment of the last 90 days, the newest first. */
  listLoggedDeeds: {
    method: 'get',
    shows: ['protected items', 'jobs'],
    path: `${inInstance}/deeds`,
    params: z.object(inInstanceParams),
    query: z.strictObject({ since: moment }),
    reply: listOf(deed),
  },
});
