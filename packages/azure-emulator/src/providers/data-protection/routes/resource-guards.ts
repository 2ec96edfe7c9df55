import { locationAt, tagsAt } from '../../../arm/bodies.ts';
import { found, groupIdIn, part, systemData } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import { refuseOtherLocation, requireRegion } from '../../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { nothingThere } from '../protocol/errors.ts';
import { vaultIn } from '../protocol/in-vault.ts';
import { vaultRegions } from '../items/vaults.ts';
import { dataProtectionVersions, groupPath, vaultPath } from '../protocol/versions.ts';

const guardType = 'Microsoft.DataProtection/resourceGuards';
const guardIdIn = (request: ArmRequest): string => `${groupIdIn(request)}/providers/${guardType}/${part(request, 'resourceGuardName')}`;
const guardIn = (request: ArmRequest): Resource => found(request.world, guardIdIn(request));

/** What a guard watches over, and in whose lists a request for it stands: the pairs of the API's own example [S]. */
const guarded = [
  ['Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/delete', 'deleteResourceGuardProxyRequests'],
  ['Microsoft.RecoveryServices/vaults/backupconfig/write', 'disableSoftDeleteRequests'],
  ['Microsoft.RecoveryServices/vaults/backupSecurityPIN/action', 'getBackupSecurityPINRequests'],
  ['Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete', 'deleteProtectedItemRequests'],
  ['Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write', 'updateProtectedItemRequests'],
  ['Microsoft.RecoveryServices/vaults/backupPolicies/write', 'updateProtectionPolicyRequests'],
] as const;

function putGuard(request: ArmRequest): ArmResponse {
  const { world, body, caller } = request;
  const existing = world.resources.get(guardIdIn(request));
  const location = requireRegion(locationAt(body), guardType, vaultRegions);
  if (existing !== undefined) refuseOtherLocation(existing, location);
  const excluded = itemsAt(body, 'properties', 'vaultCriticalOperationExclusionList');
  const tags = tagsAt(body);
  const id = existing?.id ?? guardIdIn(request);
  const guard = world.resources.put({
    location,
    ...(tags === undefined ? {} : { tags }),
    properties: {
      provisioningState: 'Succeeded',
      allowAutoApprovals: true,
      resourceGuardOperations: guarded
        .filter(([operation]) => !excluded.includes(operation))
        .map(([vaultCriticalOperation, requests]) => ({ vaultCriticalOperation, requestResourceType: `${guardType}/${requests}` })),
      vaultCriticalOperationExclusionList: excluded,
    },
    id,
    name: part(request, 'resourceGuardName'),
    type: guardType,
    systemData: systemData(world, caller, existing),
  });
  return { status: existing === undefined ? 201 : 200, body: guard };
}

/** Tags alone [S]. */
function patchGuard(request: ArmRequest): ArmResponse {
  const guard = guardIn(request);
  const tags = tagsAt(request.body) ?? guard.tags ?? {};
  const changed = { ...guard, tags, systemData: systemData(request.world, request.caller, guard) };
  return { status: 200, body: request.world.resources.put(changed) };
}

const deleteGuard = ({ world }: ArmRequest, id: string): ArmResponse => ({ status: world.resources.remove(id) ? 200 : 204 });

const listGuards = (request: ArmRequest, scope: string): ArmResponse => ({
  status: 200,
  body: pageOf(request, request.world.resources.list(guardType, scope)),
});

/** Azure's actions of guards are called by where these are, not by their type alone (the built-in roles of guards) [D]. */
const guardAction = (verb: string): string => `Microsoft.DataProtection/subscriptions/resourceGroups/providers/resourceGuards/${verb}`;

/** Each list of requests holds one thing, called default, for clients to ask permission on [S]. */
function requestsRoutes(requests: string): ArmRoute[] {
  const one = (request: ArmRequest): Record<string, unknown> => ({
    id: `${guardIn(request).id}/${requests}/default`,
    name: 'default',
    type: `${guardType}/${requests}`,
  });
  const template = `${groupPath}/providers/${guardType}/{resourceGuardName}/${requests}`;
  const action = guardAction(`${requests}/read`);
  const named = (request: ArmRequest): ArmResponse => {
    if (part(request, 'requestName').toLowerCase() !== 'default') throw nothingThere();
    return { status: 200, body: one(request) };
  };
  return [
    { method: 'GET', template, apiVersions, action, handle: (request) => ({ status: 200, body: pageOf(request, [one(request)]) }) },
    { method: 'GET', template: `${template}/{requestName}`, apiVersions, action, handle: named },
  ];
}

const apiVersions = dataProtectionVersions;
const inGroup = `${groupPath}/providers/${guardType}`;
const one = `${inGroup}/{resourceGuardName}`;

const guardRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: `/subscriptions/{subscriptionId}/providers/${guardType}`,
    apiVersions,
    action: 'Microsoft.DataProtection/subscriptions/providers/resourceGuards/read',
    handle: (request) => listGuards(request, `/subscriptions/${part(request, 'subscriptionId')}`),
  },
  {
    method: 'GET',
    template: inGroup,
    apiVersions,
    action: guardAction('read'),
    handle: (request) => listGuards(request, groupIdIn(request)),
  },
  {
    method: 'GET',
    template: one,
    apiVersions,
    action: guardAction('read'),
    handle: (request) => ({ status: 200, body: guardIn(request) }),
  },
  { method: 'PUT', template: one, apiVersions, action: guardAction('write'), handle: putGuard },
  { method: 'PATCH', template: one, apiVersions, action: guardAction('write'), handle: patchGuard },
  {
    method: 'DELETE',
    template: one,
    apiVersions,
    action: guardAction('delete'),
    handle: (request) => deleteGuard(request, guardIdIn(request)),
  },
  ...guarded.flatMap(([, requests]) => requestsRoutes(requests)),
];

const proxies = `${vaultPath}/backupResourceGuardProxies`;
const proxyAction = (verb: string): string => `Microsoft.DataProtection/backupVaults/backupResourceGuardProxies/${verb}`;

const noProxy = (request: ArmRequest): never => {
  vaultIn(request);
  throw nothingThere();
};

/** No vault is tied to a guard: making the tie is not emulated, so there is nothing to read, to unlock or to delete. */
const proxyRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: proxies,
    apiVersions,
    action: proxyAction('read'),
    handle: (request) => {
      vaultIn(request);
      return { status: 200, body: pageOf(request, []) };
    },
  },
  { method: 'GET', template: `${proxies}/{proxyName}`, apiVersions, action: proxyAction('read'), handle: noProxy },
  {
    method: 'DELETE',
    template: `${proxies}/{proxyName}`,
    apiVersions,
    action: proxyAction('delete'),
    handle: (request) => {
      vaultIn(request);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    template: `${proxies}/{proxyName}/unlockDelete`,
    apiVersions,
    action: proxyAction('unlockDelete/action'),
    handle: noProxy,
  },
];

/** Resource Guards, and the ties of vaults to them, of which there are none. */
export const resourceGuardRoutes: readonly ArmRoute[] = [...guardRoutes, ...proxyRoutes];
