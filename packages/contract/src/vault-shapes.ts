import { crossSubscriptionStates, immutabilities, redundancies, softDeleteStates, usualVaultSettings } from '@esan/domain';
import type { SpareRole, Vault, VaultContent, VaultDetail, VaultSetting, VaultSettings } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { resource, stated } from './replies.ts';
import { atMost } from './input-faults.ts';

const text = z.string();

/** A Backup vault. */
export const vault = shapeOf<Vault>()(
  z.object({
    ...resource,
    region: text,
    redundancy: z.nullable(z.enum(redundancies)),
    principalId: z.nullable(text),
    ...stated,
  }),
);

/** The settings of a Backup vault that can change. */
export const vaultSettings = shapeOf<VaultSettings>()(
  z.strictObject({
    softDelete: z.strictObject({ state: z.enum(softDeleteStates), days: z.number() }),
    immutability: z.enum(immutabilities),
    crossSubscriptionRestore: z.enum(crossSubscriptionStates),
    crossRegionRestore: z.boolean(),
    jobAlerts: z.boolean(),
    tags: z.record(text, text),
  }),
);

// Azure's limits: 50 tags, names of 512 characters, values of 256 (Microsoft Learn, resource tags, 2026-09).
const tags = z
  .record(z.string().check(z.maxLength(512)), z.string().check(z.maxLength(256)))
  .check(z.refine((all) => Object.keys(all).length <= 50, atMost(50)));

/** The same as somebody wants them: no longer than Azure takes them. */
export const wantedSettings = z.strictObject({ ...vaultSettings.shape, tags });

/** What a Backup vault holds. */
export const vaultContent = shapeOf<VaultContent>()(
  z.object({
    instances: z.array(z.object({ id: text, name: text, isVolume: z.nullable(z.boolean()) })),
    policies: z.array(z.object({ id: text, name: text, isForVolumes: z.nullable(z.boolean()) })),
    deleted: z.array(z.object({ id: text, name: text, purgedAt: z.nullable(text) })),
  }),
);

/** A role that nothing needs. */
export const spareRole = shapeOf<SpareRole>()(z.object({ id: text, name: text, scope: text }));

const settings = Object.keys(usualVaultSettings) as VaultSetting[];

/** A Backup vault with its settings. */
export const vaultDetail = shapeOf<VaultDetail>()(
  z.object({
    ...vault.shape,
    settings: vaultSettings,
    unset: z.array(z.enum(settings)),
    unknown: z.partialRecord(z.enum(settings), text),
    isGuarded: z.boolean(),
    hasCustomerKey: z.boolean(),
  }),
);
