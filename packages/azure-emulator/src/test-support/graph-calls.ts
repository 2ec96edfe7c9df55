import { valueAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { answerArm } from '../arm/routing/dispatch.ts';
import { allRoutes } from '../providers/all-routes.ts';
import type { TestEstate } from './test-estate.ts';

/** Ask Resource Graph in the name of the estate's person. */
export function askGraph({ world, person }: TestEstate, query: string, more: object = {}): ArmAnswer {
  const asked = {
    method: 'POST',
    rawPath: '/providers/Microsoft.ResourceGraph/resources',
    query: new URLSearchParams('api-version=2021-03-01'),
  };
  return answerArm(
    { world, caller: person, ...asked, headers: {}, body: { query, ...more }, origin: 'https://azure.example', clockRate: 1 },
    allRoutes,
  );
}

export const graphRows = (estate: TestEstate, query: string, more: object = {}): Record<string, unknown>[] =>
  valueAt(askGraph(estate, query, more).body, 'data') as Record<string, unknown>[];
