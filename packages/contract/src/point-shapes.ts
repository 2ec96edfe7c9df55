import {
  jobStatuses,
  protectionStates,
  type Attempt,
  type BrowsedPoint,
  type NoSnapshot,
  type PointVolume,
  type SnapshotMoments,
} from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { policyTerms } from './policy-shapes.ts';
import { problem } from './problem-shapes.ts';
import { health } from './shapes.ts';

const text = z.string();

/** Why no snapshot is shown behind a restore point. */
export const noSnapshot = shapeOf<NoSnapshot>()(
  z.discriminatedUnion('because', [
    z.object({ because: z.literal('gone'), id: text }),
    z.object({ because: z.literal('not-matched'), resourceGroup: text, candidates: z.number() }),
    z.object({ because: z.literal('unreadable'), resourceGroup: text, problem }),
  ]),
);

/** A restore point as long lists carry it. */
export const browsedPoint = shapeOf<BrowsedPoint>()(
  z.object({
    name: text,
    time: text,
    tag: text,
    policy: text,
    state: z.enum(['complete', 'partial', 'unknown']),
    unknownState: z.optional(text),
    saidExpiry: z.nullable(text),
  }),
);

/** A backup job as far as restore points are concerned. */
export const attempt = shapeOf<Attempt>()(
  z.object({
    name: text,
    status: z.enum(jobStatuses),
    trigger: z.enum(['scheduled', 'on-demand']),
    startedAt: text,
    endedAt: z.nullable(text),
  }),
);

/** When the snapshots of an item's points were taken. */
export const snapshotMoments = shapeOf<SnapshotMoments>()(z.object({ taken: z.array(text), lateMs: z.number() }));

/** A volume with restore points, as the list of all shows it. */
export const pointVolume = shapeOf<PointVolume>()(
  z.object({
    id: text,
    volumeName: text,
    group: text,
    san: text,
    snapshotGroupId: text,
    vault: text,
    policy: text,
    terms: z.nullable(policyTerms),
    state: z.enum(protectionStates),
    unknownState: z.optional(text),
    health,
    purgedAt: z.nullable(text),
    attempts: z.nullable(z.array(attempt)),
  }),
);
