/** The resource type of a Backup vault. */
export const vaultType = 'Microsoft.DataProtection/backupVaults';
export const policyType = `${vaultType}/backupPolicies`;
export const instanceType = `${vaultType}/backupInstances`;
export const recoveryPointType = `${instanceType}/recoveryPoints`;
export const jobType = `${vaultType}/backupJobs`;
export const deletedInstanceType = `${vaultType}/deletedBackupInstances`;

/** The data source of Elastic SAN backup is the volume group; the volume is a selector [R]. */
export const dataSourceType = 'Microsoft.ElasticSan/elasticSans/volumeGroups';

/** Last part of a resource id. */
export const nameOf = (id: string): string => {
  const path = id.endsWith('/') ? id.replace(/\/+$/, '') : id;
  return path.slice(path.lastIndexOf('/') + 1);
};

/** Azure compares ids without case. */
export const sameId = (one: string, other: string): boolean => one === other || one.toLowerCase() === other.toLowerCase();

/** The subscription GUID in an id, or an empty text. */
export const subscriptionIdOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';

/** The id of the resource group that an id is in. */
export const resourceGroupIdOf = (id: string): string => /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? '';

/** The id of the Backup vault that an id is in. */
export const vaultIdOf = (id: string): string => /^.*\/backupVaults\/[^/]+/i.exec(id)?.[0] ?? '';

/** The id of the Elastic SAN that an id is in. */
export const sanIdOf = (id: string): string => /^.*\/elasticSans\/[^/]+/i.exec(id)?.[0] ?? '';
