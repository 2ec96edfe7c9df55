import { objectAt, textAt, valueAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { ownFollowHeaders, ownOperation } from '../../arm/own-operations.ts';
import type { ArmRequest, ArmResponse } from '../../arm/routing/routes.ts';
import { inAddress, resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import type { Plan, PlannedResource } from '../../templates/plan.ts';
import { guidOf } from '../../world/guids.ts';
import { resourceChanges } from './delta.ts';
import { idIn, planFor, planIn, refusalOf } from './planned.ts';
import { refuseUnauthorized } from './preflight.ts';
import { scopeIn } from './surroundings.ts';
import { isObject } from '../../json/objects.ts';

type Change = Record<string, unknown>;

/** What a deployment would make, change and leave as it is; nothing is made. 202 with `Location`, the answer is there [S]. */
export function whatIf(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const format = textAt(body, 'properties', 'whatIfSettings', 'resultFormat') ?? 'FullResourcePayloads';
  if (format !== 'FullResourcePayloads' && format !== 'ResourceIdOnly') {
    throw badRequest('InvalidRequestContent', `The result format '${format}' of what-if is not known.`);
  }
  const plan = planIn(request, true);
  refuseUnauthorized(request, plan);
  const id = world.guids.next();
  world.operations.start({ id, kind: ownOperation, targetId: idIn(request), takesMs: world.takes('whatIf') }, () => ({
    result: predicted(request, plan, { correlationId: guidOf(`${id}/correlation`), idsOnly: format === 'ResourceIdOnly' }),
  }));
  return { status: 202, headers: ownFollowHeaders(request, `/subscriptions/${subscriptionOf(request.path)}/operationresults/${id}`) };
}

/** What would change; what cannot be worked out is told where the answer is, as Failed with its error [S]. */
function predicted(request: ArmRequest, plan: Plan, { correlationId, idsOnly }: { correlationId: string; idsOnly: boolean }): unknown {
  try {
    return { status: 'Succeeded', properties: { correlationId, changes: allChanges(request, plan, idsOnly) } };
  } catch (failure) {
    const refusal = refusalOf(failure);
    if (refusal instanceof ArmFailure) return { status: 'Failed', error: refusal.error };
    throw refusal;
  }
}

function allChanges(request: ArmRequest, plan: Plan, idsOnly: boolean): Change[] {
  const resources = leavesOf(request, plan);
  const named = new Set(resources.map(({ id }) => id.toLowerCase()));
  const changes = resources.map((one) => changeFor(request, one, idsOnly));
  return [...changes, ...ignored(request, named, idsOnly)];
}

/** A deployment inside is shown by what is in it [D]. */
function leavesOf(request: ArmRequest, { resources }: Plan): PlannedResource[] {
  return resources.flatMap((one) => {
    if (!/^Microsoft\.Resources\/deployments$/i.test(one.type)) return [one];
    const scope = one.id.slice(0, one.id.toLowerCase().lastIndexOf('/providers/'));
    return leavesOf(request, planFor(request, { id: one.id, scope, body: one.foreseen(), isForeseen: true }));
  });
}

function changeFor({ call }: ArmRequest, resource: PlannedResource, idsOnly: boolean): Change {
  const { id: resourceId, apiVersion, type, name } = resource;
  const answer = call('GET', `${inAddress(resourceId)}?api-version=${apiVersion}`);
  if (answer.status !== 200 && answer.status !== 404) {
    return { resourceId, changeType: 'Unsupported', unsupportedReason: textAt(answer.body, 'error', 'message') ?? String(answer.status) };
  }
  const isNew = answer.status === 404;
  if (idsOnly) return { resourceId, changeType: isNew ? 'Create' : 'Deploy' };
  const wanted = resource.foreseen();
  if (isNew)
    return { resourceId, changeType: 'Create', after: { ...wanted, apiVersion, id: resourceId, name: name.split('/').at(-1), type } };
  const before = objectAt(answer.body);
  const delta = resourceChanges(before, wanted);
  const { tags: _, identity: __, ...kept } = before;
  const after = { ...merged(kept, wanted), apiVersion };
  return delta.length === 0
    ? { resourceId, changeType: 'NoChange', before, after }
    : { resourceId, changeType: 'Modify', before, after, delta };
}

const merged = (before: Record<string, unknown>, wanted: Record<string, unknown>): Record<string, unknown> => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => {
      const was = before[name];
      return [name, isObject(was) && isObject(value) ? merged(was, value) : value];
    }),
  ),
});

/** What else is in the resource group stays as it is: an incremental deployment removes nothing [D]. */
function ignored(request: ArmRequest, named: ReadonlySet<string>, idsOnly: boolean): Change[] {
  const scope = scopeIn(request);
  if (resourceGroupOf(scope) === '') return [];
  return everythingIn(request, `${scope}/resources?api-version=2025-04-01`).flatMap((before) => {
    const resourceId = textAt(before, 'id') ?? '';
    if (named.has(resourceId.toLowerCase())) return [];
    return [{ resourceId, changeType: 'Ignore', ...(idsOnly ? {} : { before, after: before }) }];
  });
}

/** What-if goes through so many pages: a list that a fault makes endless ends, too. */
const mostPages = 200;

/** Every item of a list, page by page. */
function everythingIn({ call }: ArmRequest, path: string): unknown[] {
  const found: unknown[] = [];
  let next: string | undefined = path;
  for (let page = 0; next !== undefined && page < mostPages; page += 1) {
    const { body }: { body?: unknown } = call('GET', next);
    const value = valueAt(body, 'value');
    if (Array.isArray(value)) found.push(...(value as unknown[]));
    next = textAt(body, 'nextLink');
  }
  return found;
}
