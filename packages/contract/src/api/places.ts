import { name, subscriptionId } from '../parts.ts';

/** Where a resource group stands in the addresses of the BFF. */
export const group = '/api/subscriptions/:subscriptionId/resource-groups/:resourceGroup';

/** Where a Backup vault stands. */
export const inVault = `${group}/vaults/:vault` as const;

/** Where an Elastic SAN stands. */
export const inSan = `${group}/elastic-sans/:san` as const;

/** The parts of those addresses. */
export const inGroupParams = { subscriptionId, resourceGroup: name };
export const inVaultParams = { ...inGroupParams, vault: name };
export const inSanParams = { ...inGroupParams, san: name };
export const inVolumeParams = { ...inSanParams, group: name, volume: name };

/** Where a backup instance stands. */
export const inInstance = `${inVault}/backup-instances/:instance` as const;
export const inInstanceParams = { ...inVaultParams, instance: name };
