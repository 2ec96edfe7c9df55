import { badRequest, ArmFailure } from '../../arm/errors.ts';
import { tagsAt, textAt } from '../../arm/bodies.ts';
import { part } from '../../arm/found.ts';
import { ownFollowHeaders, ownOperation } from '../../arm/own-operations.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { subscriptionOf } from '../../arm/scopes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { idIn, planIn } from './planned.ts';
import { refuseUnauthorized } from './preflight.ts';
import { deploymentType, deploymentVersions } from './ids.ts';
import { carryOut, forgetRun, levelOf, runOf, shownOperation } from './run.ts';
import { ended, started } from './shown.ts';
import { scopeIn } from './surroundings.ts';
import { whatIf } from './what-if.ts';

function deploymentIn(request: ArmRequest): Resource {
  const found = request.world.resources.get(idIn(request));
  if (found !== undefined) return found;
  throw new ArmFailure(404, { code: 'DeploymentNotFound', message: `Deployment '${part(request, 'deploymentName')}' could not be found.` });
}

/** A template that could be deployed [S]; nothing is made. */
function validate(request: ArmRequest): ArmResponse {
  const plan = planIn(request);
  refuseUnauthorized(request, plan);
  const { id, name, properties } = started(request, idIn(request), plan);
  return {
    status: 200,
    body: {
      id,
      name,
      type: deploymentType,
      properties: { ...properties, provisioningState: 'Succeeded', validatedResources: plan.resources.map((one) => ({ id: one.id })) },
    },
  };
}

// A template can hand itself on to a deployment inside of it without end; where Azure stops is not known [U].
const mostLevels = 20;

/** 201 new, 200 over an old one of the same name, which is the same deployment again [S]. */
function putDeployment(request: ArmRequest): ArmResponse {
  const { world } = request;
  const id = idIn(request);
  const existing = world.resources.get(id);
  const running = runOf(world, id);
  if (running?.operation.status === 'running') throw stillActive(request, running.startedAt);
  if (scopeIn(request).split('/').length === 3 && textAt(request.body, 'location') === undefined) {
    throw badRequest('LocationRequired', 'The location property is required for this deployment.');
  }
  if (levelOf(world, id) > mostLevels) throw badRequest('InvalidTemplate', 'The template is nested too deeply.');
  const plan = planIn(request);
  refuseUnauthorized(request, plan);
  const tags = tagsAt(request.body);
  const deployment = world.resources.put({ ...started(request, id, plan), ...(tags === undefined ? {} : { tags }) });
  const change = (to: (now: Resource) => Resource): void => {
    const now = world.resources.get(id);
    if (now !== undefined) world.resources.put(to(now));
  };
  const run = carryOut(request, id, plan, {
    begun: () => change((now) => ({ ...now, properties: { ...now.properties, provisioningState: 'Running' } })),
    ended: (of, error, outputs) => change((now) => ended(world, now, of, error, outputs)),
  });
  const follow = request.absolute(`${deployment.id}/operationStatuses/${run.operation.id}?api-version=${request.apiVersion}`);
  return {
    status: existing === undefined ? 201 : 200,
    headers: { 'Azure-AsyncOperation': follow, 'Retry-After': request.retryAfter(5) },
    body: deployment,
  };
}

const shown = (moment: number): string => new Date(moment).toLocaleString('en-US', { timeZone: 'UTC' }).replace(',', '');

// Reported words [C].
function stillActive(request: ArmRequest, since: number): ArmFailure {
  const week = 7 * 86_400_000;
  return new ArmFailure(409, {
    code: 'DeploymentActive',
    message: `Unable to edit or replace deployment '${part(request, 'deploymentName')}': previous deployment from '${shown(since)}' is still active (expiration time is '${shown(since + week)}'). Please see https://aka.ms/arm-deploy for usage details.`,
  });
}

function follow(request: ArmRequest): ArmResponse {
  const run = runOf(request.world, idIn(request));
  if (run?.operation.id !== part(request, 'operationId')) {
    throw new ArmFailure(404, { code: 'DeploymentNotFound', message: 'The operation of the deployment was not found.' });
  }
  const { status, error } = run.operation;
  if (status === 'running') return { status: 200, headers: { 'Retry-After': request.retryAfter(5) }, body: { status: 'Running' } };
  return {
    status: 200,
    body: run.isCanceled
      ? { status: 'Canceled' }
      : { status: error === undefined ? 'Succeeded' : 'Failed', ...(error === undefined ? {} : { error }) },
  };
}

/** What has begun goes on; nothing else begins [D]. */
function cancel(request: ArmRequest): ArmResponse {
  const { id, name } = deploymentIn(request);
  const run = runOf(request.world, id);
  if (run?.operation.status !== 'running') {
    throw new ArmFailure(409, {
      code: 'DeploymentCannotBeCancelled',
      message: `The deployment '${name}' cannot be cancelled: it is not active.`,
    });
  }
  run.isCanceled = true;
  return { status: 204 };
}

/** 202 and `Location` alone; the record goes, what was made stays [D]. */
function deleteDeployment(request: ArmRequest): ArmResponse {
  const { world } = request;
  const found = world.resources.get(idIn(request));
  if (found === undefined) return { status: 204 };
  const running = runOf(world, found.id);
  if (running?.operation.status === 'running') throw stillActive(request, running.startedAt);
  const operationId = world.guids.next();
  world.operations.start({ id: operationId, kind: ownOperation, targetId: found.id, takesMs: world.takes('compute') }, () => {
    if (world.resources.get(found.id) !== found) return {};
    forgetRun(world, found.id);
    world.resources.remove(found.id);
    return {};
  });
  return { status: 202, headers: ownFollowHeaders(request, `/subscriptions/${subscriptionOf(found.id)}/operationresults/${operationId}`) };
}

/** The template that was deployed, as it was sent [S]. */
function exportTemplate(request: ArmRequest): ArmResponse {
  const { id } = deploymentIn(request);
  return { status: 200, body: { template: runOf(request.world, id)?.template } };
}

/** `provisioningState eq '…'` picks those in a state [S]. */
function listDeployments(request: ArmRequest): ArmResponse {
  const filter = [...request.query].find(([name]) => name.toLowerCase() === '$filter')?.[1] ?? '';
  const [, state] = /^\s*provisioningState\s+eq\s+'([^']+)'\s*$/i.exec(filter) ?? [];
  if (filter.trim() !== '' && state === undefined)
    throw badRequest('InvalidFilterInQueryString', `Invalid $filter '${filter}' specified in the query string.`);
  const scope = scopeIn(request);
  const all = request.world.resources
    .list(deploymentType, scope)
    .filter(({ id }) => id.toLowerCase().startsWith(`${scope}/providers/${deploymentType}/`.toLowerCase()));
  const fitting = all.filter(
    ({ properties }) => state === undefined || String(properties['provisioningState']).toLowerCase() === state.toLowerCase(),
  );
  return { status: 200, body: pageOf(request, fitting.toReversed()) };
}

const makingsOf = (request: ArmRequest, id: string) => (runOf(request.world, id)?.makings ?? []).filter(({ state }) => state !== 'waiting');

function listOperations(request: ArmRequest): ArmResponse {
  const { id } = deploymentIn(request);
  return {
    status: 200,
    body: pageOf(request, makingsOf(request, id), (making) => shownOperation(request.world, id, making)),
  };
}

function getOperation(request: ArmRequest): ArmResponse {
  const { id, name } = deploymentIn(request);
  const wanted = part(request, 'operationId');
  const found = makingsOf(request, id).find(({ operationId }) => operationId.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return { status: 200, body: shownOperation(request.world, id, found) };
  throw new ArmFailure(404, {
    code: 'DeploymentOperationNotFound',
    message: `The operation '${wanted}' of deployment '${name}' could not be found.`,
  });
}

const apiVersions = deploymentVersions;
const action = (verb: string): string => `${deploymentType}/${verb}`;

const operationRoutesAt = (one: string): ArmRoute[] => [
  { method: 'GET', template: `${one}/operations`, apiVersions, action: action('operations/read'), handle: listOperations },
  { method: 'GET', template: `${one}/operations/{operationId}`, apiVersions, action: action('operations/read'), handle: getOperation },
];

function routesAt(scope: string): ArmRoute[] {
  const list = `${scope}/providers/${deploymentType}`;
  const one = `${list}/{deploymentName}`;
  return [
    { method: 'GET', template: list, apiVersions, action: action('read'), handle: listDeployments },
    {
      method: 'GET',
      template: one,
      apiVersions,
      action: action('read'),
      handle: (request) => ({ status: 200, body: deploymentIn(request) }),
    },
    { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putDeployment },
    { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteDeployment },
    { method: 'POST', template: `${one}/validate`, apiVersions, action: action('validate/action'), handle: validate },
    { method: 'POST', template: `${one}/whatIf`, apiVersions, action: action('whatIf/action'), handle: whatIf },
    { method: 'POST', template: `${one}/cancel`, apiVersions, action: action('cancel/action'), handle: cancel },
    { method: 'POST', template: `${one}/exportTemplate`, apiVersions, action: action('exportTemplate/action'), handle: exportTemplate },
    ...operationRoutesAt(one),
    { method: 'GET', template: `${one}/operationStatuses/{operationId}`, apiVersions, handle: follow },
  ];
}

/** Deployments of templates in a resource group and in a subscription. */
export const deploymentRoutes: readonly ArmRoute[] = [
  ...routesAt('/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}'),
  ...routesAt('/subscriptions/{subscriptionId}'),
  // Clients ask for the operations of a resource group's deployment without the provider [S].
  ...operationRoutesAt('/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/deployments/{deploymentName}'),
];
