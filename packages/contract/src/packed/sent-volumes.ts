import { protectionStates } from '@esan/domain';
import * as z from 'zod/mini';
import { volume, volumeProtection } from '../shapes.ts';
import { healthKind } from './sent-health.ts';

const text = z.string();

/** Where volumes stand together: `id` is what theirs begin with. */
const group = z.object({
  id: text,
  subscriptionId: text,
  resourceGroup: text,
  san: text,
  group: text,
  region: text,
  tags: z.optional(z.array(text)),
});

/** How volumes are protected alike. */
const protectedAlike = z.object({
  kind: z.literal('protected'),
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  health: healthKind,
  vault: text,
  policy: text,
});
const standing = z.union([protectedAlike, volumeProtection]);

/**
 * Group, name, size and standing of a volume; of a protected one, begin and end of its backup instance's id, and what its health says beside its
 * kind.
 */
const row = z.tuple([z.number(), text, z.number(), z.number()], z.union([text, z.number()]));
/** Volumes as they are sent; `instances` is what the ids of backup instances begin with. */
export const sentVolumes = z.object({
  groups: z.array(group),
  standings: z.array(standing),
  instances: z.array(text),
  rows: z.array(z.union([row, volume])),
});

/** Where volumes stand together. */
export type Group = z.output<typeof group>;
/** How volumes are protected alike. */
export type Standing = z.output<typeof standing>;
/** A volume in short. */
export type Row = z.output<typeof row>;
