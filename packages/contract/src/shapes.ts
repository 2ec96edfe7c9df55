import { diskSkus, protectionStates, rules, vaultRoles } from '@esan/domain';
import type {
  BackupInstance,
  Check,
  DeletedItem,
  Disk,
  DiskRate,
  ElasticSan,
  ElasticSanDetail,
  AssignmentState,
  Health,
  HeldRole,
  PointSnapshot,
  RequiredRole,
  RestorePoint,
  SnapshotRate,
  VaultRole,
  Volume,
  VolumeDetail,
  VolumeProtection,
  WatchedInstance,
} from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { problem } from './problem-shapes.ts';
import { resource, stated } from './replies.ts';
import { lastBackup } from './work-shapes.ts';

const text = z.string();
const orNull = z.nullable(text);

/** A role of the vault's identity with its scope. */
export const requiredRole = shapeOf<RequiredRole>()(
  z.object({
    role: z.enum(Object.keys(vaultRoles) as VaultRole[]),
    scope: text,
  }),
);

/** The same with where it is held. */
export const heldRole = shapeOf<HeldRole>()(z.object({ ...requiredRole.shape, heldAt: orNull }));

/** An assignment that is wanted, with how it stands. */
export const assignmentState = shapeOf<AssignmentState>()(
  z.object({
    ...heldRole.shape,
    name: text,
    isMadeHere: z.boolean(),
    mayAssign: z.boolean(),
    mayRevoke: z.boolean(),
  }),
);

/** One rule's outcome. */
export const check = shapeOf<Check>()(
  z.object({
    rule: z.enum(rules),
    verdict: z.enum(['ready', 'attention', 'blocked']),
    about: z.optional(text),
    limit: z.optional(text),
    role: z.optional(requiredRole),
    isUnread: z.optional(z.literal(true)),
    fault: z.optional(z.enum(['empty', 'too-short', 'too-long', 'bad-characters', 'taken', 'soft-deleted'])),
    holder: z.optional(text),
    quota: z.optional(
      z.object({ used: z.number(), limit: z.number(), redundancy: z.enum(['local', 'zone']), adds: z.nullable(z.number()) }),
    ),
  }),
);

/** How the backups of a protected item go. */
export const health = shapeOf<Health>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('on-time'), newestAt: text }),
    z.object({ kind: z.literal('behind'), newestAt: text, dueAt: text, byMs: z.number() }),
    z.object({ kind: z.literal('failing'), since: text, newestAt: z.optional(z.nullable(text)) }),
    z.object({ kind: z.literal('no-point') }),
    z.object({ kind: z.literal('unknown'), newestAt: z.optional(z.nullable(text)) }),
  ]),
);

/** Whether a volume is protected, and by what. */
export const volumeProtection = shapeOf<VolumeProtection>()(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('protected'),
      state: z.enum(protectionStates),
      unknownState: z.optional(text),
      health,
      instanceId: text,
      vault: text,
      policy: text,
    }),
    z.object({ kind: z.literal('not-protected') }),
    z.object({ kind: z.literal('unknown') }),
    z.discriminatedUnion('because', [
      z.object({ kind: z.literal('cannot'), because: z.literal('too-large'), limit: text }),
      z.object({ kind: z.literal('cannot'), because: z.literal('other-region') }),
    ]),
  ]),
);

/** What is said of a volume everywhere. */
const ofVolume = { ...resource, san: text, group: text, region: text, sizeGiB: z.number() };

/** A volume with its protection. */
export const volume = shapeOf<Volume>()(
  z.object({
    ...ofVolume,
    protection: volumeProtection,
    tags: z.optional(z.array(text)),
  }),
);

/** A volume with how a host reaches it. */
export const volumeDetail = shapeOf<VolumeDetail>()(
  z.object({
    ...ofVolume,
    ...stated,
    target: z.nullable(z.object({ iqn: text, host: text, port: z.number() })),
  }),
);

/** An Elastic SAN with its volume groups. */
export const elasticSan = shapeOf<ElasticSan>()(
  z.object({
    ...resource,
    region: text,
    totalGiB: z.number(),
    usedGiB: z.nullable(z.number()),
    groups: z.array(z.object({ id: text, name: text, volumes: z.array(text) })),
  }),
);

/** An Elastic SAN with the protection of its volumes. */
export const elasticSanDetail = shapeOf<ElasticSanDetail>()(
  z.object({
    ...elasticSan.shape,
    sku: text,
    zones: z.array(text),
    baseTiB: z.number(),
    extendedTiB: z.number(),
    iops: z.nullable(z.number()),
    throughputMBps: z.nullable(z.number()),
    ...stated,
    groups: z.array(z.object({ id: text, name: text, volumes: z.array(volume) })),
  }),
);

/** A protected volume. */
export const backupInstance = shapeOf<BackupInstance>()(
  z.object({
    ...resource,
    vault: text,
    region: text,
    volumeId: text,
    volumeName: text,
    groupId: text,
    san: text,
    sanId: text,
    policyId: text,
    policy: text,
    snapshotGroupId: text,
    state: z.enum(protectionStates),
    unknownState: z.optional(text),
    problem: z.nullable(problem),
  }),
);

/** A protected volume with how its backups go. */
export const watchedInstance = shapeOf<WatchedInstance>()(z.object({ ...backupInstance.shape, health }));

/** A protected volume as the list of all shows it. */
export const listedInstance = z.object({ ...watchedInstance.shape, lastBackup: z.nullable(lastBackup) });

/** A protected item that was deleted and can still be brought back. */
export const deletedItem = shapeOf<DeletedItem>()(
  z.object({
    ...resource,
    vault: text,
    region: text,
    volumeName: text,
    san: text,
    policy: text,
    deletedAt: text,
    purgedAt: text,
  }),
);

/** A restore point. */
export const restorePoint = shapeOf<RestorePoint>()(
  z.object({
    id: text,
    name: text,
    time: text,
    tag: text,
    policy: text,
    state: z.enum(['complete', 'partial', 'unknown']),
    unknownState: z.optional(text),
    expires: z.nullable(z.union([z.object({ at: text, computed: z.boolean() }), z.literal('never')])),
  }),
);

/** The snapshot behind a restore point. */
export const pointSnapshot = shapeOf<PointSnapshot>()(
  z.object({
    id: text,
    name: text,
    resourceGroup: text,
    region: text,
    sku: text,
    sizeGiB: z.nullable(z.number()),
    sectorSize: z.nullable(z.number()),
    createdAt: orNull,
    completionPercent: z.nullable(z.number()),
    matchedBy: z.enum(['metadata', 'time']),
  }),
);

/** What a disk of a tier costs in a region. */
export const diskRate = shapeOf<DiskRate>()(
  z.object({
    region: text,
    sku: z.enum(diskSkus),
    tier: text,
    usdPerMonth: z.number(),
    readOn: text,
  }),
);

/** What snapshots cost in a region. */
export const snapshotRate = shapeOf<SnapshotRate>()(z.object({ region: text, usdPerGBMonth: z.number(), readOn: text }));

/** A managed disk. */
export const disk = shapeOf<Disk>()(
  z.object({
    id: text,
    name: text,
    resourceGroup: text,
    region: text,
    sku: text,
    zone: orNull,
    tags: z.record(text, text),
    sizeGiB: z.nullable(z.number()),
    ...stated,
    sourceSnapshotId: orNull,
  }),
);
