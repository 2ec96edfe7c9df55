import { readFile } from 'node:fs/promises';
import type { Finding } from '@esan/domain';
import { ManagedIdentityApplication, type Configuration } from '@azure/msal-node';
import { EntraFailed } from '../refusals/entra-error.ts';
import { EntraSilent, tokenEndpoint } from '../token-endpoint.ts';
import { certificateIn, type ClientCredential } from './client-credential.ts';

/** What MSAL is told to prove the portal by. */
type Proof = Pick<Configuration['auth'], 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

// Whom a token must be for that stands for an application, by where one signs in.
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
const exchangeResource = 'api://AzureADTokenExchange';
const exchangeResources: Readonly<Record<string, string>> = {
  'https://login.microsoftonline.us': `${exchangeResource}USGov`,
  'https://login.partner.microsoftonline.cn': `${exchangeResource}China`,
  'https://login.chinacloudapi.cn': `${exchangeResource}China`,
};

/** The proof as it stands now: files may have been renewed, and a managed identity's token lasts a day. */
export async function proofBy(credential: ClientCredential, signInOrigin: string): Promise<Proof> {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  if (credential.kind === 'managed-identity') return { clientAssertion: await tokenOfIdentity(credential.clientId, signInOrigin) };
  const text = await readFile(credential.file, 'utf8').catch(() =>
    failed({ is: 'credential', fault: 'unreadable', file: credential.file }),
  );
  if (credential.kind === 'federated') return { clientAssertion: text.trim() };
  try {
    const { thumbprintSha256, privateKey } = certificateIn(text);
    return { clientCertificate: { thumbprintSha256, privateKey } };
  } catch {
    return failed({ is: 'credential', fault: 'no-certificate', file: credential.file });
  }
}

async function tokenOfIdentity(clientId: string | undefined, signInOrigin: string): Promise<string> {
  try {
    const identity = new ManagedIdentityApplication({
      ...(clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } }),
      system: { networkClient: tokenEndpoint },
    });
    return (await identity.acquireToken({ resource: exchangeResources[signInOrigin] ?? exchangeResource })).accessToken;
  } catch (error) {
    if (error instanceof EntraSilent) throw error;
    return failed({ is: 'no-identity-token' });
  }
}

/** Whoever runs the portal is to mend this: nobody can be let in to Azure until then. */
function failed(found: Finding): never {
  throw new EntraFailed(502, { code: 'portal-misconfigured', found });
}
