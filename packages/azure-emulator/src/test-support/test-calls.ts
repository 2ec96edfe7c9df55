import { buildMainJob } from '../scenarios/main-job.ts';
import { World, type Pace, type Person } from '../world/world.ts';
import { allRoutes } from '../providers/all-routes.ts';
import { valueAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { answerArm } from '../arm/routing/dispatch.ts';

/** One world in a test, with the calls that its people make. */
export type Trial = {
  world: World;
  /** `/subscriptions/{guid}` of the only subscription. */
  subscription: string;
  admin: Person;
  operator: Person;
  reader: Person;
  call: (
    method: string,
    path: string,
    body?: unknown,
    more?: { as?: Person; headers?: Record<string, string>; clockRate?: number },
  ) => ArmAnswer;
  /** Lets the world's time pass. */
  wait: (ms: number) => void;
};

/** The scenario `main-job` at eight in the morning, reached without HTTP; `path` may carry a query. */
export function trial(pace: Partial<Pace> = {}, name = 'trial'): Trial {
  const world = new World(name, Date.parse('2026-09-08T08:00:00Z'), pace);
  buildMainJob(world);
  const [admin, operator, reader] = world.people;
  if (admin === undefined || operator === undefined || reader === undefined) throw new Error('The scenario has three people.');
  return {
    world,
    subscription: `/subscriptions/${world.subscriptions[0]?.subscriptionId ?? ''}`,
    admin,
    operator,
    reader,
    wait: (ms) => world.timeline.advanceTo(world.timeline.now + ms),
    call: (method, path, body, more = {}) => {
      const [rawPath = '', query = ''] = path.replace('https://azure.test', '').split('?');
      const answer = answerArm(
        {
          world,
          caller: more.as ?? admin,
          method,
          rawPath,
          query: new URLSearchParams(query),
          headers: more.headers ?? {},
          body,
          origin: 'https://azure.test',
          clockRate: more.clockRate ?? 0,
        },
        allRoutes,
      );
      // A copy, as it is over HTTP: the world goes on changing.
      return structuredClone(answer);
    },
  };
}

/** `code` of an answer's error. */
export const codeOf = (answer: ArmAnswer): unknown => valueAt(answer.body, 'error', 'code');

/** `message` of an answer's error. */
export const messageOf = (answer: ArmAnswer): unknown => valueAt(answer.body, 'error', 'message');

/** Names in one page of a list. */
export const namesIn = (answer: ArmAnswer): unknown[] => {
  const value = valueAt(answer.body, 'value');
  return Array.isArray(value) ? value.map((item) => valueAt(item, 'name')) : [];
};
