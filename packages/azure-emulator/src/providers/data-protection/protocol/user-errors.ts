import type { UserError } from '../../../arm/user-facing.ts';

const retryLater = 'If roles were assigned recently, wait a few minutes for them to take effect and try again.';

/** The vault's identity lacks Elastic SAN Snapshot Exporter; this data source's code is not published [U]. */
export const noExporter = (san: string): UserError => ({
  code: 'UserErrorNotEnoughPermissionOnElasticSan',
  message: `The Backup vault's managed identity does not have the permissions to take and export snapshots of Elastic SAN ${san}.`,
  recommendedAction: `Assign the role Elastic SAN Snapshot Exporter to the vault's managed identity on ${san}. ${retryLater}`,
});

/** Code documented for disk backup [D]; used for Elastic SAN [U]. */
export const noSnapshotContributor = (group: string): UserError => ({
  code: 'UserErrorNotEnoughPermissionOnSnapshotRG',
  message: `The Backup vault's managed identity does not have the permissions to create snapshots in resource group ${group}.`,
  recommendedAction: `Assign the role Disk Snapshot Contributor to the vault's managed identity on ${group}. ${retryLater}`,
});

/** Code documented for disk backup [D]; used for a restore without Reader [U]. */
export const noSnapshotReader = (group: string): UserError => ({
  code: 'UserErrorNotEnoughPermissionOnSnapshotRG',
  message: `The Backup vault's managed identity does not have the permissions to read snapshots in resource group ${group}.`,
  recommendedAction: `Assign the role Reader to the vault's managed identity on ${group}. ${retryLater}`,
});

/** The vault's identity lacks Elastic SAN Volume Importer [U]. */
export const noImporter = (san: string): UserError => ({
  code: 'UserErrorNotEnoughPermissionOnTargetElasticSan',
  message: `The Backup vault's managed identity does not have the permissions to import volumes into Elastic SAN ${san}.`,
  recommendedAction: `Assign the role Elastic SAN Volume Importer to the vault's managed identity on ${san}. ${retryLater}`,
});

/** A vault without managed identity cannot be given roles [D]; code [U]. */
export const noIdentity = (vault: string): UserError => ({
  code: 'UserErrorVaultIdentityNotFound',
  message: `Backup vault ${vault} has no system-assigned managed identity.`,
  recommendedAction: `Turn on the system-assigned managed identity of Backup vault ${vault} and assign it the required roles.`,
});

/** The SAN, group or volume is not there [U]. */
export const sourceNotFound = (kind: 'Elastic SAN' | 'volume group' | 'volume', name: string): UserError => ({
  code: {
    'Elastic SAN': 'UserErrorElasticSanNotFound',
    'volume group': 'UserErrorElasticSanVolumeGroupNotFound',
    volume: 'UserErrorElasticSanVolumeNotFound',
  }[kind],
  message: `The ${kind} ${name} could not be found.`,
  recommendedAction: `Check that the ${kind} exists and has not been moved or deleted.`,
});

/** More than the profile's largest volume (support matrix) [D]; code [U]. */
export const volumeTooLarge = (volume: string, sizeGiB: number, largestGiB: number): UserError => ({
  code: 'UserErrorElasticSanVolumeSizeNotSupported',
  message: `Volume ${volume} has ${sizeGiB} GiB; volumes of more than ${largestGiB} GiB are not supported.`,
  recommendedAction: 'Choose a volume of a supported size.',
});

/** A code of disk backup [D]; used for Elastic SAN, in its words [U]. */
export const diskQuotaReached = (): UserError => ({
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Free up or raise the disk and snapshot quota of the subscription, then try again.',
});

/** Codes of disk backup [D]; used for Elastic SAN [U]. */
export const snapshotGroupMissing = (group: string): UserError => ({
  code: 'UserErrorSnapshotRGNotFound',
  message: `The snapshot resource group ${group} could not be found.`,
  recommendedAction: 'Choose a snapshot resource group that exists.',
});

export const snapshotGroupElsewhere = (group: string): UserError => ({
  code: 'UserErrorSnapshotRGSubscriptionMismatch',
  message: `The snapshot resource group ${group} is in another subscription than the volume.`,
  recommendedAction: 'Choose a snapshot resource group in the subscription of the volume.',
});

export const noOperationalStore = (): UserError => ({
  code: 'UserErrorOperationalStoreParametersNotProvided',
  message: 'The snapshot resource group was not provided.',
  recommendedAction: 'Provide AzureOperationalStoreParameters with the id of the snapshot resource group.',
});

/** Vault and volume must share subscription and region (support matrix) [D]; codes [U]. */
export const vaultElsewhere = (what: 'subscription' | 'region'): UserError => ({
  code: what === 'region' ? 'UserErrorDatasourceRegionMismatch' : 'UserErrorDatasourceSubscriptionMismatch',
  message: `The Backup vault and the Elastic SAN must be in the same ${what}.`,
  recommendedAction: `Choose a Backup vault in the ${what} of the Elastic SAN.`,
});

/** Code documented for a region that disk backup does not serve [D]; used for Elastic SAN [U]. */
export const regionNotSupported = (region: string, supported: string): UserError => ({
  code: 'BackupAgentPluginHostValidateProtectionError',
  message: `Backup of Elastic SAN volumes is not supported in region ${region}.`,
  recommendedAction: `Choose a volume of an Elastic SAN in ${supported}.`,
});

/** A delete lock keeps expired snapshots from being removed [D]; codes [U]. */
export const snapshotGroupLocked = (lockedScope: string): UserError => ({
  code: 'UserErrorSnapshotRGLocked',
  message: `A delete lock on ${lockedScope} prevents Azure Backup from removing expired snapshots.`,
  recommendedAction: `Remove the delete lock from ${lockedScope}, or choose a snapshot resource group without one.`,
});

export const sourceLocked = (lockedScope: string): UserError => ({
  code: 'UserErrorElasticSanLocked',
  message: `A lock on ${lockedScope} prevents Azure Backup from removing its temporary volume snapshot.`,
  recommendedAction: `Remove the lock from ${lockedScope}.`,
});

/** Under a read-only lock nothing can be made [D]; codes [U]. */
export const snapshotGroupReadOnly = (lockedScope: string): UserError => ({
  code: 'UserErrorSnapshotRGLocked',
  message: `A read-only lock on ${lockedScope} prevents Azure Backup from creating snapshots.`,
  recommendedAction: `Remove the read-only lock from ${lockedScope}, or choose a snapshot resource group without one.`,
});

export const targetReadOnly = (lockedScope: string): UserError => ({
  code: 'UserErrorTargetElasticSanLocked',
  message: `A read-only lock on ${lockedScope} prevents Azure Backup from creating volumes.`,
  recommendedAction: `Remove the read-only lock from ${lockedScope}, or choose a volume group without one.`,
});

/** A soft-deleted item cannot be protected again in its vault [D]; the text for it [U]. */
export const softDeletedHere = (instance: string, vaultId: string): UserError => ({
  code: 'UserErrorDppDatasourceAlreadyHasBackupInstance',
  message: `Datasource is already associated with the backup instance ${instance} in the Backup vault ${vaultId} with the protection status as SoftDeleted.`,
  recommendedAction: `Undelete the backup instance ${instance} and resume protection, or protect the datasource in another vault.`,
});

/** Text recorded for resumeProtection of a disk [R]. */
export const protectedElsewhere = (instance: string, vaultId: string, state: string): UserError => ({
  code: 'UserErrorDppDatasourceAlreadyHasBackupInstance',
  message: `Datasource is already associated with the backup instance ${instance} in the Backup vault ${vaultId} with the protection status as ${state}.`,
  recommendedAction: `Delete the backup instance ${instance} from the Backup vault ${vaultId} to re-protect the datasource in any other vault`,
});

/** Code of disk backup [D]. */
export const snapshotMissing = (snapshot: string): UserError => ({
  code: 'UserErrorDiskSnapshotNotFound',
  message: `The snapshot ${snapshot} of this recovery point could not be found.`,
  recommendedAction: 'The snapshot was deleted or moved. Choose another recovery point.',
});

/** The rules below are documented, their codes are not [U]. */
export const recoveryPointMissing = (id: string): UserError => ({
  code: 'UserErrorRecoveryPointNotFound',
  message: `The recovery point ${id} could not be found.`,
  recommendedAction: 'It may have expired. Choose another recovery point.',
});

export const nameTaken = (volume: string, group: string): UserError => ({
  code: 'UserErrorSameNameElasticSanVolumeAlreadyExists',
  message: `A volume named ${volume} already exists in volume group ${group}.`,
  recommendedAction: 'Choose another name for the restored volume.',
});

/** The rule is that of Elastic SAN's own API [S]. */
export const nameNotAllowed = (volume: string): UserError => ({
  code: 'UserErrorInvalidElasticSanVolumeName',
  message: `'${volume}' is not a valid volume name.`,
  recommendedAction: 'Use 3 to 63 lowercase letters, digits and hyphens; each hyphen stands between letters or digits.',
});

export const targetElsewhere = (): UserError => ({
  code: 'UserErrorCrossRegionRestoreNotSupported',
  message: 'The target Elastic SAN is not in the region of the snapshot.',
  recommendedAction: 'Choose an Elastic SAN in the region of the recovery point.',
});

export const noCapacity = (san: string, neededGiB: number, freeGiB: number): UserError => ({
  code: 'UserErrorElasticSanInsufficientCapacity',
  message: `Elastic SAN ${san} has ${freeGiB} GiB of free capacity; the restored volume needs ${neededGiB} GiB.`,
  recommendedAction: 'Expand the Elastic SAN or choose another one.',
});

export const tooManyToday = (what: 'backups' | 'restores', limit: number): UserError => ({
  code: what === 'backups' ? 'UserErrorMaxOnDemandBackupsLimitReached' : 'UserErrorMaxRestoresLimitReached',
  message: `The limit of ${limit} ${what === 'backups' ? 'on-demand backups' : 'restores'} per day has been reached for this backup instance.`,
  recommendedAction: 'Try again tomorrow.',
});

export const tooManyPoints = (limit: number): UserError => ({
  code: 'UserErrorMaxRecoveryPointsLimitReached',
  message: `The backup instance already has ${limit} recovery points.`,
  recommendedAction: 'Shorten the retention of the policy so that recovery points expire.',
});

/** One backup at a time; the code is recorded for other refused backups [R], for this one [U]. */
export const backupRunning = (): UserError => ({
  code: 'UserErrorInvalidBackupInstanceOperation',
  message: 'A backup of this backup instance is already in progress.',
  recommendedAction: 'Wait until the backup in progress has finished.',
});

/** Code and words of ours [U]; the setting is the API's [S]. */
export const otherSubscription = (vault: string): UserError => ({
  code: 'UserErrorCrossSubscriptionRestoreNotAllowed',
  message: `Cross Subscription Restore is disabled on the Backup vault ${vault}.`,
  recommendedAction: 'Restore into the subscription of the vault, or enable Cross Subscription Restore in the properties of the vault.',
});

export const temporarySnapshotLost = (): UserError => ({
  code: 'UserErrorElasticSanVolumeSnapshotNotFound',
  message: 'The temporary volume snapshot was deleted before it had been exported.',
  recommendedAction: 'Do not delete the temporary snapshot while a backup is running. Run the backup again.',
});

export const instanceGone = (): UserError => ({
  code: 'UserErrorBackupInstanceNotFound',
  message: 'The backup instance was deleted while the job was running.',
  recommendedAction: 'Configure protection again to take backups of this volume.',
});

/** Names in a sentence, the first ones of many. */
export const someOf = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');

/** Code and base text known from Recovery Services vaults [C]; for Backup vaults, and with the names of what is inside, [U]. */
export const vaultNotEmpty = (inside: string): UserError => ({
  code: 'BMSUserErrorVaultDeletionNotAllowed',
  message: `Vault cannot be deleted as there are existing resources within the vault. ${inside}`,
  recommendedAction: 'Delete the backup instances and backup policies of the vault first.',
});

/** Code known from Recovery Services vaults [C]; for Backup vaults [U]. */
export const policyInUse = (policy: string, instances: string): UserError => ({
  code: 'BMSUserErrorPolicyObjectInUse',
  message: `Policy ${policy} is associated with backup instances: ${instances}.`,
  recommendedAction: 'Move the backup instances to another policy first.',
});
