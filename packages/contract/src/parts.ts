import { isResourceName, nameFault, parseResourceId, regionNameOf, vaultPlaceOf, volumePlaceOf, type Named } from '@esan/domain';
import * as z from 'zod/mini';
import { atMost } from './input-faults.ts';

z.config(z.locales.en());

/** A subscription's GUID. */
export const subscriptionId = z.guid();

/** The name of something that exists. */
export const name = z.string().check(z.refine(isResourceName, 'name'));

/** A region in any spelling of Azure's, "East US 2"; read as `eastus2`. */
export const region = z.string().check(z.overwrite(regionNameOf), z.regex(/^[a-z0-9]{1,60}$/, 'name'));

/** A name for something new, by Azure's rule for its kind. */
export const newName = (of: Named) => z.string().check(z.refine((text) => nameFault(of, text) === undefined, 'name'));

const resourceId = z.string().check(
  z.maxLength(1000),
  z.refine((id) => id.startsWith('/') && id.slice(1).split('/').every(isResourceName), 'id'),
  z.refine((id) => parseResourceId(id) !== undefined, 'id'),
);

const idWhere = (fits: (id: string) => boolean) => resourceId.check(z.refine(fits, 'id'));

/** Id of a volume. */
export const volumeId = idWhere((id) => volumePlaceOf(id) !== undefined);

/** Id of an Elastic SAN's volume group. */
export const volumeGroupId = idWhere((id) => volumePlaceOf(`${id}/volumes/any`) !== undefined);

/** Id of a Backup vault. */
export const vaultId = idWhere((id) => isInVault(id, undefined));

/** Id of a backup policy. */
export const policyId = idWhere((id) => isInVault(id, 'backuppolicies'));

/** Id of a backup instance. */
export const instanceId = idWhere((id) => isInVault(id, 'backupinstances'));

/** Id of a resource group. */
export const resourceGroupId = idWhere(isResourceGroup);

/** Id of a managed-disk snapshot. */
export const snapshotId = idWhere(isSnapshot);

/** A scope that a role can be assigned at. */
export const scope = resourceId;

/** A subscription, a resource group or a resource in one: where Azure tells what a person may do. */
export const resourceScope = idWhere((id) => {
  const parsed = parseResourceId(id);
  return parsed !== undefined && (parsed.resourceGroup !== undefined || (parsed.provider === undefined && parsed.path.length === 0));
});

/** Some of one kind: one at least and so many at most; none stands twice where it is said what names them, in upper or in lower case. */
export const several = <T extends z.ZodMiniType>(item: T, most: number, nameOf?: (one: z.output<T>) => string) =>
  z.array(item).check(
    z.minLength(1, 'one-at-least'),
    z.maxLength(most, atMost(most)),
    z.refine((all) => nameOf === undefined || areAllDifferent(all.map(nameOf)), 'each-once'),
  );

/** Whether none of some names or ids stands twice, in upper or in lower case. */
export const areAllDifferent = (names: readonly string[]): boolean => new Set(names.map((one) => one.toLowerCase())).size === names.length;

/** A moment in UTC, "2026-09-08T13:00:00.000Z". */
export const moment = z.iso.datetime();

/** The id that a wizard draws when it opens: Azure keeps it as the job's activity. */
export const intent = z.guid();

function isInVault(id: string, child: string | undefined): boolean {
  const place = vaultPlaceOf(id);
  return (
    place !== undefined && place.child?.type.toLowerCase() === child && parseResourceId(id)?.path.length === (child === undefined ? 1 : 2)
  );
}

function isResourceGroup(id: string): boolean {
  const parsed = parseResourceId(id);
  return parsed?.resourceGroup !== undefined && parsed.provider === undefined && parsed.path.length === 0;
}

function isSnapshot(id: string): boolean {
  const parsed = parseResourceId(id);
  const [only] = parsed?.path ?? [];
  return parsed?.provider?.toLowerCase() === 'microsoft.compute' && only?.type.toLowerCase() === 'snapshots' && parsed.path.length === 1;
}
