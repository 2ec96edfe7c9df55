import { tenantId } from '../world/registrations.ts';

const audiences = ['https://management.core.windows.net/', 'https://management.azure.com/'];

/** Data planes that are named and not there. */
const suffixes = {
  storage: 'core.windows.net',
  storageSyncEndpointSuffix: 'afs.azure.net',
  keyVaultDns: 'vault.azure.net',
  mhsmDns: 'managedhsm.azure.net',
  sqlServerHostname: 'database.windows.net',
  acrLoginServer: 'azurecr.io',
};

const cloudAt = (origin: string) => ({
  portal: 'https://portal.azure.com',
  authentication: { loginEndpoint: origin, audiences, tenant: 'common', identityProvider: 'AAD' },
  graphAudience: 'https://graph.windows.net/',
  graph: 'https://graph.windows.net/',
  microsoftGraphResourceId: 'https://graph.microsoft.com/',
  name: 'AzureCloud',
  suffixes,
  batch: 'https://batch.core.windows.net/',
  resourceManager: `${origin}/`,
  gallery: 'https://gallery.azure.com/',
});

/**
 * What a client that is given this host alone finds of the cloud: Terraform asks 2022-09-01 and takes one object, Azure's command
 * line and PowerShell ask older ones and take a list; the first of all had other names [S, C].
 */
export function metadataAt(origin: string, apiVersion: string): unknown {
  const cloud = cloudAt(origin);
  if (apiVersion >= '2022-09-01') return cloud;
  if (apiVersion >= '2018-01-01') return [cloud];
  return {
    galleryEndpoint: cloud.gallery,
    graphEndpoint: cloud.graph,
    portalEndpoint: cloud.portal,
    authentication: { loginEndpoint: `${origin}/${tenantId}`, audiences },
  };
}
