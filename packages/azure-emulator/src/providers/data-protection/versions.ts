/** Elastic SAN data sources exist only in this api-version (wire.md 2.1) [S]. */
export const newestOnly = ['2026-06-01'] as const;

/** Vaults and policies read alike in these (wire.md 2.1) [R]. */
export const readVersions = ['2026-06-01', '2025-07-01', '2025-09-01'] as const;

export const groupPath = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}';
export const vaultPath = `${groupPath}/providers/Microsoft.DataProtection/backupVaults/{vaultName}`;
export const instancePath = `${vaultPath}/backupInstances/{backupInstanceName}`;
