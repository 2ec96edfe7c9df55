import { numberAt, textAt } from '../../arm/bodies.ts';
import { guidOf } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { diskSnapshotType } from './ids.ts';
import { computeTime } from './long-running.ts';

/** What Azure Backup exports: one volume snapshot into one managed-disk snapshot. */
export type Export = {
  name: string;
  resourceGroupId: string;
  location: string;
  volumeSnapshotId: string;
  sku: string;
  tags?: Record<string, string>;
};

/** Export a volume snapshot into an incremental managed-disk snapshot that needs no other one to be restored. */
export function exportIncrementalSnapshot(world: World, wanted: Export): Resource {
  const source = world.resources.get(wanted.volumeSnapshotId);
  const snapshot = world.resources.put(
    finishedSnapshot(world, {
      id: `${wanted.resourceGroupId}/providers/${diskSnapshotType}/${wanted.name}`,
      location: wanted.location,
      sku: wanted.sku,
      tags: wanted.tags ?? {},
      sizeGB: numberAt(source?.properties, 'sourceVolumeSizeGiB') ?? 0,
      creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: source?.id ?? wanted.volumeSnapshotId },
      familyId: familyOf(world, source),
    }),
  );
  world.blocks.replace(snapshot.id, world.blocks.read(wanted.volumeSnapshotId));
  return snapshot;
}

/** Whether an incremental snapshot of a volume is there, whoever made it. */
export function hasIncrementalSnapshot(world: World, volumeId: string): boolean {
  const lineage = textAt(world.resources.get(volumeId)?.properties, 'volumeId');
  const families = new Map<number | undefined, string>();
  for (const { sample } of world.resources.alike(diskSnapshotType, '')) {
    const size = sizeOf(sample.properties);
    const family = families.get(size) ?? familyOfLineage(world, lineage, size);
    if (textAt(sample.properties, 'incrementalSnapshotFamilyId') === family) return true;
    families.set(size, family);
  }
  return false;
}

const sizeOf = (properties: unknown): number | undefined =>
  numberAt(properties, 'sourceVolumeSizeGiB') ?? numberAt(properties, 'diskSizeGB');

/** The family of the snapshots of a volume, by what the volume is known as through its life, and its size. */
export const familyOfLineage = (world: World, lineage: string | undefined, sizeGiB: number | undefined): string =>
  guidOf(`${world.seed}/family/${lineage ?? ''}/${sizeGiB ?? ''}`);

/**
 * Snapshots of one volume are one family. A volume that was deleted and made anew begins another, and so does the first snapshot
 * after it has grown, which builds on none before it [D].
 */
export function familyOf(world: World, source: Resource | undefined): string {
  const volume = world.resources.get(textAt(source?.properties, 'creationData', 'sourceId') ?? '');
  const lineage =
    textAt(source?.properties, 'incrementalSnapshotFamilyId') ??
    textAt(volume?.properties, 'volumeId') ??
    textAt(source?.properties, 'uniqueId') ??
    source?.id;
  return familyOfLineage(world, lineage, sizeOf(source?.properties));
}

/** The SKU of the newest snapshot of a family, which the next one has where nobody says another [S]; undefined where it would be the first. */
export function skuOfFamily(world: World, familyId: string): string | undefined {
  const family = world.resources
    .list(diskSnapshotType, '')
    .filter(({ properties }) => textAt(properties, 'incrementalSnapshotFamilyId') === familyId)
    .map(({ sku, properties }) => ({ sku, at: textAt(properties, 'timeCreated') ?? '' }))
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  return textAt(family[0], 'sku', 'name');
}

export type SnapshotFacts = {
  id: string;
  location: string;
  sku: string;
  tags: Record<string, string>;
  sizeGB: number;
  creationData: Record<string, unknown>;
  /** Only of incremental ones. */
  familyId?: string;
  /** Now, unless told. */
  madeAt?: number;
  /** Drawn, unless told. */
  uniqueId?: string;
};

/** The tier that goes with a SKU of snapshots. */
export const tierOf = (sku: string): string => (sku.startsWith('Premium') ? 'Premium' : 'Standard');

/** A snapshot as Azure returns it when it is ready (recorded read-back) [R]. */
export function finishedSnapshot(world: World, facts: SnapshotFacts): Resource {
  return {
    name: facts.id.split('/').at(-1) ?? '',
    id: facts.id,
    type: diskSnapshotType,
    location: facts.location,
    tags: facts.tags,
    sku: { name: facts.sku, tier: tierOf(facts.sku) },
    properties: {
      creationData: facts.creationData,
      diskSizeGB: facts.sizeGB,
      diskSizeBytes: facts.sizeGB * 1024 ** 3,
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      incremental: facts.familyId !== undefined,
      ...(facts.familyId === undefined ? {} : { incrementalSnapshotFamilyId: facts.familyId, completionPercent: 100 }),
      networkAccessPolicy: 'AllowAll',
      publicNetworkAccess: 'Enabled',
      timeCreated: computeTime(facts.madeAt ?? world.timeline.now),
      provisioningState: 'Succeeded',
      diskState: 'Unattached',
      uniqueId: facts.uniqueId ?? world.guids.next(),
      snapshotAccessState: 'Available',
    },
  };
}

/** Delete a managed-disk snapshot with its content; others of its family keep theirs. */
export function removeSnapshot(world: World, id: string): void {
  world.blocks.remove(id);
  world.resources.remove(id);
}
