import { textAt } from '../../../arm/bodies.ts';
import { ArmFailure } from '../../../arm/errors.ts';
import { groupIdIn, part } from '../../../arm/found.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Operation } from '../../../world/operations.ts';
import { azureTime, notYet, wholeSecond } from '../protocol/azure-time.ts';
import { nothingThere } from '../protocol/errors.ts';
import { sameId, subscriptionIdOf, vaultIdOf } from '../protocol/ids.ts';
import { instanceIdIn, vaultIdIn } from '../protocol/in-vault.ts';
import { groupPath, instancePath, dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

const statusNames = { running: 'Inprogress', succeeded: 'Succeeded', failed: 'Failed' } as const;

const subscriptionIn = (request: ArmRequest): string => `/subscriptions/${part(request, 'subscriptionId')}`;
const locationIn = (request: ArmRequest): string => `providers/Microsoft.DataProtection/locations/${part(request, 'location')}`;

/** The operation in the path; its id is secret enough to need no role, but must be of this scope. */
function operationIn(request: ArmRequest): Operation {
  const operation = request.world.operations.get(part(request, 'operationId'));
  const targetId = operation?.targetId ?? '';
  const vaultId = vaultIdOf(targetId);
  const isOfSubscription = sameId(subscriptionIdOf(vaultId), part(request, 'subscriptionId'));
  const isOfVault = request.params['vaultName'] === undefined || sameId(vaultId, vaultIdIn(request));
  if (operation === undefined || !isOfSubscription || !isOfVault) throw nothingThere();
  return operation;
}

/** The error of a failed operation leaves out what a refused call writes as null or empty (OperationStatus_Failed_UserFacingError) [R]. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null && item !== '');
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutEmpty(item)]));
}

/** A backup or a restore whose call is over has a job; of other work the status says no more than that it is over (11c) [R]. */
const startsJob = ({ status, result }: Operation): boolean => status === 'succeeded' && textAt(result, 'jobId') !== undefined;

/** HTTP 200 whatever the outcome, and no Retry-After [R]; the id follows the scope of the poll. */
function statusAt(request: ArmRequest, scope: string): ArmResponse {
  const operation = operationIn(request);
  return {
    status: 200,
    body: {
      id: `${scope}/operationStatus/${operation.id}`,
      name: operation.id,
      status: statusNames[operation.status],
      ...(operation.error === undefined ? {} : { error: withoutEmpty(operation.error) }),
      startTime: azureTime(operation.startedAt),
      endTime: operation.endedAt === undefined ? notYet : wholeSecond(operation.endedAt),
      ...(startsJob(operation) ? { properties: operation.result } : {}),
    },
  };
}

/** 202 while it runs; done, 200 with its result and where its status stands (recordings 04b, 07d) [R]. */
function resultsAt(request: ArmRequest, scope: string): ArmResponse {
  const { world } = request;
  const operation = operationIn(request);
  const query = `?api-version=${request.apiVersion}&t=${Math.floor(world.timeline.now)}`;
  const headers = { 'Retry-After': request.retryAfter(30) };
  if (operation.status === 'running') {
    return { status: 202, headers: { ...headers, Location: request.absolute(`${scope}/operationResults/${operation.id}${query}`) } };
  }
  if (operation.error !== undefined) throw new ArmFailure(400, operation.error);
  const region = world.resources.get(vaultIdOf(operation.targetId ?? ''))?.location ?? part(request, 'location');
  const status = `${subscriptionIn(request)}/providers/Microsoft.DataProtection/locations/${region}/operationStatus/${operation.id}${query}`;
  const body = operation.result ?? { objectType: 'OperationJobExtendedInfo' };
  return { status: 200, body, headers: { ...headers, 'Azure-AsyncOperation': request.absolute(status) } };
}

/** For an instance's PUT the result is the instance itself, without those headers (PutBI_OperationResults) [R]. */
function instanceResults(request: ArmRequest): ArmResponse {
  const operation = operationIn(request);
  const instance = request.world.resources.get(instanceIdIn(request));
  if (!sameId(operation.targetId ?? '', instanceIdIn(request))) throw nothingThere();
  if (operation.status !== 'succeeded' || operation.kind !== 'instance') return resultsAt(request, instanceIdIn(request));
  if (instance === undefined) throw nothingThere();
  return { status: 200, body: instance };
}

const atLocation = 'providers/Microsoft.DataProtection/locations/{location}';
const routeOf = (template: string, handle: (request: ArmRequest) => ArmResponse): ArmRoute => ({
  method: 'GET',
  template: `${template}/{operationId}`,
  apiVersions: dataProtectionVersions,
  handle,
});

/** Status and results of long-running operations, at every scope that Azure offers. */
export const operationRoutes: readonly ArmRoute[] = [
  routeOf(`${vaultPath}/operationStatus`, (request) => statusAt(request, vaultIdIn(request))),
  routeOf(`${groupPath}/${atLocation}/operationStatus`, (request) => statusAt(request, `${groupIdIn(request)}/${locationIn(request)}`)),
  routeOf(`/subscriptions/{subscriptionId}/${atLocation}/operationStatus`, (request) =>
    statusAt(request, `${subscriptionIn(request)}/${locationIn(request)}`),
  ),
  routeOf(`/subscriptions/{subscriptionId}/${atLocation}/operationResults`, (request) =>
    resultsAt(request, `${subscriptionIn(request)}/${locationIn(request)}`),
  ),
  routeOf(`${vaultPath}/operationResults`, (request) => resultsAt(request, vaultIdIn(request))),
  routeOf(`${instancePath}/operationResults`, instanceResults),
];
