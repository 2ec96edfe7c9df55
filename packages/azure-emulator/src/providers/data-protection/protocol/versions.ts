/** Versions of Microsoft.DataProtection that clients of the last years send, the newest first [R, S]. */
export const dataProtectionVersions = [
  '2026-06-01',
  '2026-04-01-preview',
  '2026-03-01',
  '2025-09-01',
  '2025-07-01',
  '2025-02-01',
  '2025-01-01',
  '2024-04-01',
  '2024-03-01',
  '2024-02-01-preview',
  '2023-12-01',
  '2023-11-01',
  '2023-05-01',
  '2023-01-01',
  '2022-12-01',
] as const;

/** Those in which a deleted vault can still be seen (routes of the API's description) [S]. */
export const deletedVaultVersions = dataProtectionVersions.slice(0, 5);

/** The types of Elastic SAN data sources exist in these alone [S]. */
export const elasticSanTypeVersions: readonly string[] = ['2026-06-01', '2024-02-01-preview'];

export const groupPath = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}';
export const vaultPath = `${groupPath}/providers/Microsoft.DataProtection/backupVaults/{vaultName}`;
export const instancePath = `${vaultPath}/backupInstances/{backupInstanceName}`;
