import { protectionStates } from '@esan/domain';
import * as z from 'zod/mini';
import { attempt, pointVolume } from '../point-shapes.ts';
import { policyTerms } from '../policy-shapes.ts';
import { healthKind } from './sent-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** Where volumes with restore points stand together. */
const place = z.object({ group: text, san: text, snapshotGroupId: text });

/** By what they are backed up. */
const plan = z.object({ vault: text, policy: text, terms: z.nullable(policyTerms) });

/** How they stand alike. */
const standing = z.object({ state: z.enum(protectionStates), unknownState: z.optional(text), health: healthKind });

/**
 * Begin of the id of a volume's backup instance, place, plan and standing of the volume, the end of that id, the volume's name, its purge, its
 * telling backups, and what its health says beside its kind.
 */
const row = z.tuple([z.number(), z.number(), z.number(), z.number(), text, text, z.nullable(moment), z.nullable(z.array(attempt))], moment);
/** `items` is what the ids of backup instances begin with. */
const common = { items: z.array(text), places: z.array(place), plans: z.array(plan), standings: z.array(standing) };
/** Volumes with restore points as they are sent. */
export const sentPointVolumes = z.object({ ...common, rows: z.array(z.union([row, pointVolume])) });

/** Where volumes with restore points stand together. */
export type Place = z.output<typeof place>;
/** By what they are backed up. */
export type Plan = z.output<typeof plan>;
/** How volumes with restore points stand alike. */
export type Standing = z.output<typeof standing>;
/** A volume with restore points in short. */
export type Row = z.output<typeof row>;
