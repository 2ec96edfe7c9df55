import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { KqlFailure } from '../../kql/failure.ts';
import { parseQuery } from '../../kql/parsing/query-parser.ts';
import { runQuery, type Answer } from '../../kql/run-query.ts';
import { answerBody } from './answer.ts';
import { refuseTooMuch } from './limits.ts';
import { queryRequestOf } from './query-request.ts';
import { spendQuery } from './quota.ts';
import { queryFailure } from './refusals.ts';
import { Sight } from './sight.ts';
import { tablesIn } from './tables.ts';

function answer(request: ArmRequest, query: string, sight: Sight): Answer {
  try {
    const parsed = parseQuery(query);
    refuseTooMuch(parsed);
    return runQuery(parsed, tablesIn(sight), request.world.timeline.now);
  } catch (failure) {
    if (failure instanceof KqlFailure) throw queryFailure(request, failure);
    // Brackets in brackets without end.
    if (failure instanceof RangeError) throw queryFailure(request, new KqlFailure('ParserFailure', 'ParserFailure'));
    throw failure;
  }
}

/** Answers from the world as it is now: Azure's answers lag behind. */
function query(request: ArmRequest): ArmResponse {
  const headers = spendQuery(request);
  const asked = queryRequestOf(request);
  const sight = new Sight(request.world, request.caller, asked.subscriptions);
  const body = answerBody(request, asked, answer(request, asked.query, sight));
  return { status: 200, headers: { ...headers, 'x-ms-resource-graph-request-duration': '0:00:00:00.0695538' }, body };
}

/** Queries in the Kusto language over all subscriptions that a caller may read. Nobody needs a right to ask: nothing is seen without one. */
export const resourceGraphRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: '/providers/Microsoft.ResourceGraph/resources',
    apiVersions: ['2024-04-01', '2022-10-01', '2021-03-01'],
    handle: query,
  },
];
