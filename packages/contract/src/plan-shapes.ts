import * as z from 'zod/mini';
import { areAllDifferent, name, policyId, resourceGroupId, several, vaultId, volumeGroupId } from './parts.ts';
import { atMost } from './input-faults.ts';

/** So many volumes a plan may have; Azure takes 800 resources in one deployment. */
const mostRows = 500;

const volume = z.strictObject({ name, instance: z.optional(name) });
const volumeGroup = z.strictObject({
  groupId: volumeGroupId,
  snapshotGroupId: resourceGroupId,
  volumes: several(volume, mostRows, (one) => one.name),
});

const volumesIn = (groups: readonly z.output<typeof volumeGroup>[]): string[] =>
  groups.flatMap(({ groupId, volumes }) => volumes.map((one) => `${groupId}/${one.name}`));

/** Volumes to protect in one vault by one policy: each id stands once, for a body of 256 kB has no room for 500 rows with all of theirs. */
export const plan = z.strictObject({
  vaultId,
  policyId,
  groups: several(volumeGroup, mostRows).check(
    z.refine((groups) => volumesIn(groups).length <= mostRows, atMost(mostRows)),
    z.refine((groups) => areAllDifferent(volumesIn(groups)), 'each-once'),
  ),
});
