import { jobStatuses, protectionStates } from '@esan/domain';
import * as z from 'zod/mini';
import { problem } from '../problem-shapes.ts';
import { listedInstance } from '../shapes.ts';
import { healthKind } from './sent-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** What volumes of one volume group have in common. */
const group = z.object({ groupId: text, san: text, region: text });

/** What protected items of one vault and policy have in common. */
const vault = z.object({ subscriptionId: text, resourceGroup: text, vault: text, policy: text, snapshotGroupId: text });

/** How protected items stand alike, with the end of their last backups. */
const standing = z.object({
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  problem: z.nullable(problem),
  health: healthKind,
  lastBackup: z.nullable(z.object({ status: z.enum(jobStatuses), said: text })),
});

/**
 * Begin of an item's id, its group, vault and standing, the end of its id, the name of its volume, begin and end of its last backup, and what its
 * health says beside its kind.
 */
const row = z.tuple([z.number(), z.number(), z.number(), z.number(), text, text, z.nullable(moment), z.nullable(moment)], moment);
/** `items` is what the ids of items begin with. */
const common = { items: z.array(text), groups: z.array(group), vaults: z.array(vault), standings: z.array(standing) };
/** Protected items as they are sent. */
export const sentItems = z.object({ ...common, rows: z.array(z.union([row, listedInstance])) });

/** What volumes of one volume group have in common. */
export type Group = z.output<typeof group>;
/** What protected items of one vault and policy have in common. */
export type Vault = z.output<typeof vault>;
/** How protected items stand alike. */
export type Standing = z.output<typeof standing>;
/** A protected item in short. */
export type Row = z.output<typeof row>;
