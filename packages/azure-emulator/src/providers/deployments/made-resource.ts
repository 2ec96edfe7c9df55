import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmAnswer } from '../../arm/calls.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { inAddress } from '../../arm/scopes.ts';
import { faultIn, NotMadeYet } from '../../templates/failure.ts';
import type { PlannedResource } from '../../templates/plan.ts';
import type { ArmError } from '../../world/arm-error.ts';

/** How far the making of one resource is. */
export type Making = {
  resource: PlannedResource;
  state: 'waiting' | 'running' | 'succeeded' | 'failed';
  operationId: string;
  startedAt: number;
  endedAt?: number;
  /** HTTP status of the answer to the request. */
  status?: number;
  error?: ArmError;
  /** Resources that must be there before it, by their ids in lower case; more may become known when its turn comes. */
  waitsFor: Set<string>;
  follow?: string;
};

const headerOf = ({ headers }: ArmAnswer, name: string): string | undefined =>
  Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];

const errorIn = (body: unknown, status: number): ArmError => {
  const error = valueAt(body, 'error');
  return typeof error === 'object' && error !== null
    ? (error as ArmError)
    : { code: 'Unknown', message: `The resource provider answered with status ${status}.` };
};

/** Ask for a resource, if everything that it is made from is there. */
export function begin(making: Making, { call, world }: ArmRequest): void {
  const { id, apiVersion, body } = making.resource;
  try {
    const wanted = body();
    making.startedAt = world.timeline.now;
    const answer = call('PUT', `${inAddress(id)}?api-version=${apiVersion}`, wanted);
    // A resource provider that asks for fewer calls is asked again [C].
    if (answer.status === 429) return;
    making.status = answer.status;
    if (answer.status >= 400) return end(making, world.timeline.now, errorIn(answer.body, answer.status));
    making.state = 'running';
    making.follow = headerOf(answer, 'azure-asyncoperation') ?? headerOf(answer, 'location') ?? '';
    if (making.follow === '' && isSettled(answer.body)) end(making, world.timeline.now);
  } catch (failure) {
    if (failure instanceof NotMadeYet) {
      making.waitsFor.add(failure.id.toLowerCase());
      return;
    }
    const fault = faultIn(failure);
    if (fault === undefined) throw failure;
    end(making, world.timeline.now, { code: 'InvalidTemplate', message: fault });
  }
}

function end(making: Making, now: number, error?: ArmError): void {
  making.state = error === undefined ? 'succeeded' : 'failed';
  making.endedAt = now;
  if (error !== undefined) making.error = error;
}

const isSettled = (body: unknown): boolean => {
  const state = textAt(body, 'properties', 'provisioningState');
  return state === undefined || /^(succeeded|failed|canceled)$/i.test(state);
};

/** Look how the making of a resource goes on: by its operation, or by the resource itself where it has none. */
export function look(making: Making, { call, world }: ArmRequest): void {
  const { resource, follow } = making;
  const isFollowed = follow !== undefined && follow !== '';
  const answer = call('GET', isFollowed ? follow : `${inAddress(resource.id)}?api-version=${resource.apiVersion}`);
  if (answer.status === 202) return;
  const said = textAt(answer.body, 'status') ?? textAt(answer.body, 'properties', 'provisioningState') ?? 'Succeeded';
  if (answer.status >= 400 || /^(failed|canceled|cancelled)$/i.test(said)) {
    return end(making, world.timeline.now, terminal(resource.id, said, errorIn(answer.body, answer.status)));
  }
  if (/^succeeded$/i.test(said) || (isFollowed && valueAt(answer.body, 'status') === undefined)) end(making, world.timeline.now);
}

// Reported words [C].
const terminal = (id: string, state: string, error: ArmError): ArmError => ({
  code: 'ResourceDeploymentFailure',
  target: id,
  message: `The resource write operation failed to complete successfully, because it reached terminal provisioning state '${state}'.`,
  details: [error],
});
