import { valueAt } from '../../arm/bodies.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { lastPart } from '../../arm/scopes.ts';
import { circleAt } from '../../templates/dependencies.ts';
import { faultIn } from '../../templates/failure.ts';
import type { Plan } from '../../templates/plan.ts';
import type { ArmError } from '../../world/arm-error.ts';
import { guidOf } from '../../world/guids.ts';
import type { Operation } from '../../world/operations.ts';
import type { World } from '../../world/world.ts';
import { begin, look, type Making } from './made-resource.ts';

/** How often a deployment looks after what it has asked for; Azure gives no figure [U]. */
const lookEveryMs = 5000;

/** One deployment that is carried out, or was. */
export type Run = {
  plan: Plan;
  /** As it was sent. */
  template: unknown;
  makings: readonly Making[];
  operation: Operation;
  startedAt: number;
  isCanceled: boolean;
};

const kept = new WeakMap<World, Map<string, Run>>();

/** The run of a deployment, by its id in any case. */
export const runOf = (world: World, id: string): Run | undefined => kept.get(world)?.get(id.toLowerCase());

/** Forget a run with its deployment. */
export const forgetRun = (world: World, id: string): void => {
  kept.get(world)?.delete(id.toLowerCase());
};

/** How many deployments this one is made by, each inside of the one before. */
export function levelOf(world: World, id: string): number {
  const running = [...(kept.get(world)?.values() ?? [])].filter(({ operation }) => operation.status === 'running');
  let [level, wanted] = [0, id.toLowerCase()];
  for (;;) {
    const outer = running.find(({ makings }) => makings.some((making) => idOf(making) === wanted));
    if (outer === undefined) return level;
    [level, wanted] = [level + 1, (outer.operation.targetId ?? '').toLowerCase()];
  }
}

/** Who is told when a run begins its work and when it has ended. */
export type Told = { begun: () => void; ended: (run: Run, error?: ArmError, outputs?: unknown) => void };

/** Carry a plan out: what depends on nothing begins at once, the rest when what it depends on is there. */
export function carryOut(request: ArmRequest, deploymentId: string, plan: Plan, told: Told): Run {
  const { world } = request;
  const id = guidOf(`${deploymentId}/${world.timeline.now}`);
  const run: Run = {
    plan,
    template: structuredClone(valueAt(request.body, 'properties', 'template')),
    makings: plan.resources.map((resource, at) => ({
      resource,
      state: 'waiting',
      operationId: guidOf(`${id}/${at}`).replaceAll('-', '').slice(0, 16).toUpperCase(),
      startedAt: world.timeline.now,
      waitsFor: new Set(resource.dependsOn),
    })),
    operation: world.operations.open({ id, kind: 'deployment', targetId: deploymentId }),
    startedAt: world.timeline.now,
    isCanceled: false,
  };
  const ofWorld = kept.get(world) ?? new Map<string, Run>();
  kept.set(world, ofWorld);
  ofWorld.set(deploymentId.toLowerCase(), run);
  const goOn = (): void => {
    if (step(run, request)) return world.timeline.after(lookEveryMs, goOn);
    finish(run, request, deploymentId, told);
  };
  world.timeline.after(1000, () => {
    told.begun();
    goOn();
  });
  return run;
}

/** One look at everything; whether there is more to come. */
function step(run: Run, request: ArmRequest): boolean {
  const { makings } = run;
  for (const making of makings) if (making.state === 'running') look(making, request);
  const missing = new Set(makings.filter(({ state }) => state !== 'succeeded').map(idOf));
  if (!run.isCanceled) {
    for (const making of makings) {
      if (isReady(making, missing)) begin(making, request);
      if (making.state === 'succeeded') missing.delete(idOf(making));
    }
  }
  return makings.some((one) => one.state === 'running' || (!run.isCanceled && isReady(one, missing)));
}

const idOf = ({ resource }: Making): string => resource.id.toLowerCase();

const isReady = ({ state, waitsFor }: Making, missing: ReadonlySet<string>): boolean =>
  state === 'waiting' && ![...waitsFor].some((id) => missing.has(id));

function finish(run: Run, { world }: ArmRequest, deploymentId: string, told: Told): void {
  const failed = failuresIn(run);
  const outputs = failed.length > 0 || run.isCanceled ? {} : outputsOf(run);
  const error = outputs.error ?? (failed.length > 0 ? deploymentFailed(deploymentId, failed) : undefined);
  world.operations.close(run.operation, error === undefined ? {} : { error });
  told.ended(run, error, outputs.values);
}

/** What went wrong; where nothing did and something still waits, it waits for itself, by a `reference` that goes round. */
function failuresIn({ makings, isCanceled }: Run): ArmError[] {
  const failed = makings.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const stuck = failed.length > 0 || isCanceled ? undefined : makings.find(({ state }) => state === 'waiting');
  return stuck === undefined ? failed : [{ code: 'InvalidTemplate', message: circleAt(stuck.resource.id) }];
}

function outputsOf({ plan }: Run): { values?: unknown; error?: ArmError } {
  try {
    return { values: plan.outputs() };
  } catch (failure) {
    const fault = faultIn(failure);
    if (fault === undefined) throw failure;
    return { error: { code: 'DeploymentOutputEvaluationFailed', message: `Unable to evaluate template outputs: '${fault}'.` } };
  }
}

// Reported words [C].
const deploymentFailed = (deploymentId: string, details: ArmError[]): ArmError => ({
  code: 'DeploymentFailed',
  target: deploymentId,
  message:
    'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.',
  details,
});

const words: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** An ISO 8601 duration of whole and parts of seconds. */
export function durationOf(ms: number): string {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms % 60_000) / 1000];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds}S`;
}

/** What was done for a resource, as the list of a deployment's operations shows it [D]. */
export function shownOperation(world: World, deploymentId: string, making: Making): Record<string, unknown> {
  const { resource, operationId, state, startedAt, endedAt, status, error } = making;
  return {
    id: `${deploymentId}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: 'Create',
      provisioningState: state === 'succeeded' ? 'Succeeded' : state === 'failed' ? 'Failed' : 'Running',
      timestamp: new Date(endedAt ?? startedAt).toISOString().replace('Z', '0000Z'),
      duration: durationOf((endedAt ?? world.timeline.now) - startedAt),
      trackingId: guidOf(`${deploymentId}/${operationId}`),
      ...(status === undefined ? {} : { statusCode: state === 'succeeded' ? 'OK' : (words[status] ?? String(status)) }),
      ...(error === undefined
        ? {}
        : { statusMessage: { ...(error.code === 'ResourceDeploymentFailure' ? { status: 'Failed' } : {}), error } }),
      targetResource: {
        id: resource.id,
        resourceType: resource.type,
        resourceName: lastPart(resource.id),
        apiVersion: resource.apiVersion,
      },
    },
  };
}
