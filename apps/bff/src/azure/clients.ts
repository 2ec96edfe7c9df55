import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ComputeManagementClient } from '@azure/arm-compute';
import { DataProtectionClient } from '@azure/arm-dataprotection';
import { ElasticSanManagement } from '@azure/arm-elasticsan';
import { ManagementLockClient } from '@azure/arm-locks';
import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { getClient } from '@azure-rest/core-client';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { ownLeases, type Leases } from '../servers/leases.ts';
import type { Changes, RequestScope } from './calls/person-calls.ts';
import { AzureClock, ownConnection } from './transport.ts';
import { Writes } from './writes.ts';

/** Azure as one person sees it, for the length of one request. */
export type Azure = ReturnType<typeof azureFor>;

type Scope = Pick<RequestScope, 'person' | 'signal'> & { changes?: Changes; leases?: Leases };
const nothing: Changes = { recent: () => [], note: () => undefined };

// What may be asked again is asked again by `PersonCalls`, in the time that a request has.
const noRetries = { maxRetries: 0 };

/** What is known of the cloud: where its Resource Manager is, and whether it may be asked by queries. */
type Cloud = { armOrigin: string; hasGraph: boolean };

/** The only place where Azure's clients are made. */
export function azureFor(
  credential: TokenCredential,
  httpClient: HttpClient,
  { armOrigin, hasGraph }: Cloud,
  { person, signal, changes = nothing, leases = ownLeases() }: Scope,
) {
  const clock = new AzureClock();
  const writes = new Writes();
  const scopes = [`${armOrigin}/.default`];
  const additionalPolicies = [
    { policy: clock.policy, position: 'perRetry' as const },
    { policy: writes.policy, position: 'perCall' as const },
  ];
  const base = { endpoint: armOrigin, httpClient, additionalPolicies };
  const modular = { ...base, credentials: { scopes }, retryOptions: noRetries };
  const action = {
    ...modular,
    additionalPolicies: [...base.additionalPolicies, { policy: ownConnection, position: 'perRetry' as const }],
  };
  const older = { ...base, credentialScopes: scopes, retryOptions: noRetries };
  return {
    /** Object id of the person that it is asked for. */
    person,
    /** Says when nobody waits for an answer any more. */
    signal,
    /** Azure's moment, as of the newest answer; empty where no answer said one. */
    asOf: (): string => clock.asOf,
    /** What this person has changed just now, by whatever request: Resource Graph may not show it yet. */
    changes,
    /** What keeps the same press at two servers one press. */
    leases,
    /** What has been sent so far to change something. */
    writes: writes.all,
    subscriptions: () => new SubscriptionClient(credential, modular),
    resources: (subscriptionId: string) => new ResourceManagementClient(credential, subscriptionId, modular),
    compute: (subscriptionId: string) => new ComputeManagementClient(credential, subscriptionId, modular),
    elasticSan: (subscriptionId: string) => new ElasticSanManagement(credential, subscriptionId, modular),
    dataProtection: (subscriptionId: string) => new DataProtectionClient(credential, subscriptionId, modular),
    /** For actions that must reach Azure at most once per call. */
    dataProtectionActions: (subscriptionId: string) => new DataProtectionClient(credential, subscriptionId, action),
    authorization: (subscriptionId: string) =>
      new AuthorizationManagementClient(credential, subscriptionId, { ...older, $host: armOrigin }),
    locks: (subscriptionId: string) => new ManagementLockClient(credential, subscriptionId, { ...older, $host: armOrigin }),
    /** Whether this cloud may be asked by queries. */
    hasGraph,
    /** Queries over all subscriptions; lists are read by `graphRows`, which knows what to do where there is no answer. */
    graph: () => new ResourceGraphClient(credential, modular),
    /** One GET of a path on Azure Resource Manager. */
    get: (path: string, headers: Record<string, string> = {}) =>
      getClient(armOrigin, credential, modular).pathUnchecked(path).get({ headers }),
    /** One PUT or POST of a path, where the official clients have no method. */
    send: (method: 'put' | 'post', path: string, body?: unknown) => {
      const at = getClient(armOrigin, credential, modular).pathUnchecked(path);
      const content = body === undefined ? {} : { body };
      return method === 'put' ? at.put(content) : at.post(content);
    },
  };
}
