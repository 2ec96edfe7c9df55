import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { KqlFailure } from '../../kql/failure.ts';
import { saidBehind } from '../../kql/narrowing.ts';
import { parseQuery } from '../../kql/parsing/query-parser.ts';
import { runQuery, type Answer } from '../../kql/run-query.ts';
import type { World } from '../../world/world.ts';
import { answerBody } from './answer.ts';
import { pipelinesIn, refuseTooMuch } from './limits.ts';
import { queryRequestOf, type QueryRequest } from './query-request.ts';
import { spendQuery } from './quota.ts';
import { queryFailure, refuseTooLong } from './refusals.ts';
import { Sight } from './sight.ts';
import { tablesIn } from './tables.ts';
import { withinLimit } from './within-limit.ts';
import { resourceGraphVersions } from '../resources/versions.ts';

/** How long the machine may be at one query, more in a large world; where Azure stops is not known, nor how it says so [U]. */
const mostMsIn = ({ resources }: World): number => 3000 + Math.min(resources.stored, 15_000);

type Kept = { question: string; changes: number; at: number; answer: Answer };

// The next pages of an answer follow the first one at once; more than a few at a time nobody turns.
const mostKept = 4;
const kept = new WeakMap<World, Kept[]>();

/** For so long, by the world's clock, the pages after the first are of the same answer; Azure's answers lag behind by more. */
const keptForMs = 5 * 60_000;

const questionOf = ({ caller }: ArmRequest, { query, subscriptions }: QueryRequest): string =>
  JSON.stringify([caller.objectId, query, subscriptions.map(({ subscriptionId }) => subscriptionId)]);

/** The answer of which an earlier page was asked for, if nothing was changed in the world meanwhile. */
function answerOfPageBefore(request: ArmRequest, asked: QueryRequest): Answer | undefined {
  if (asked.skipToken === undefined && asked.skip === 0) return undefined;
  const { resources, timeline } = request.world;
  const question = questionOf(request, asked);
  const isIt = (one: Kept) =>
    one.question === question && one.changes === resources.changes && timeline.now >= one.at && timeline.now - one.at < keptForMs;
  return kept.get(request.world)?.find(isIt)?.answer;
}

function keep(request: ArmRequest, asked: QueryRequest, answer: Answer): void {
  const { resources, timeline } = request.world;
  const question = questionOf(request, asked);
  const others = (kept.get(request.world) ?? []).filter((one) => one.question !== question);
  kept.set(request.world, [{ question, changes: resources.changes, at: timeline.now, answer }, ...others].slice(0, mostKept));
}

function answered(request: ArmRequest, asked: QueryRequest): unknown {
  const before = answerOfPageBefore(request, asked);
  if (before !== undefined) return answerBody(request, asked, before);
  const parsed = parseQuery(asked.query);
  refuseTooMuch(parsed);
  const tables = tablesIn(new Sight(request.world, request.caller, asked.subscriptions));
  // What is there is put together before: only what the query makes of it can go on for ever.
  for (const { source, operators } of pipelinesIn(parsed))
    if (source?.kind === 'table') tables(source.name.toLowerCase(), saidBehind(operators, request.world.timeline.now));
  return withinLimit(mostMsIn(request.world), () => {
    const found = runQuery(parsed, tables, request.world.timeline.now);
    const body = answerBody(request, asked, found);
    if (body.$skipToken !== undefined) keep(request, asked, found);
    refuseTooLong(request, JSON.stringify(body).length);
    return body;
  });
}

function answer(request: ArmRequest, asked: QueryRequest): unknown {
  try {
    const body = answered(request, asked);
    if (body !== undefined) return body;
    throw new KqlFailure('QueryTimeout', 'The query takes too long.');
  } catch (failure) {
    if (failure instanceof KqlFailure) throw queryFailure(request, failure);
    // Brackets in brackets without end, in the query or in what it makes.
    if (failure instanceof RangeError) throw queryFailure(request, new KqlFailure('ParserFailure', 'ParserFailure'));
    throw failure;
  }
}

/** Answers from the world as it is now: Azure's answers lag behind. */
function query(request: ArmRequest): ArmResponse {
  const headers = spendQuery(request);
  const asked = queryRequestOf(request);
  const body = answer(request, asked);
  return { status: 200, headers: { ...headers, 'x-ms-resource-graph-request-duration': '0:00:00:00.0695538' }, body };
}

/** Queries in the Kusto language over all subscriptions that a caller may read. Nobody needs a right to ask: nothing is seen without one. */
export const resourceGraphRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: '/providers/Microsoft.ResourceGraph/resources',
    apiVersions: resourceGraphVersions,
    handle: query,
  },
];
