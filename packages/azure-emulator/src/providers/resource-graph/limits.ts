import { KqlFailure } from '../../kql/failure.ts';
import type { Operator, Pipeline, Query } from '../../kql/parsing/syntax.ts';

/** Joins and unions, and lists that are spread, in one query [D]. */
const mostTables = 3;
const mostSpreads = 3;

/** Tables that may stand on the right of several joins [C]. */
const isFree = (name: string): boolean => /^resource(s|containers)$/i.test(name);

/** Every operator of a pipeline and of those inside of it. */
function operatorsIn({ source, operators }: Pipeline): Operator[] {
  const before = source?.kind === 'pipeline' ? operatorsIn(source.pipeline) : [];
  return [...before, ...operators.flatMap((operator) => [operator, ...besideOf(operator).flatMap(operatorsIn)])];
}

const besideOf = (operator: Operator): Pipeline[] =>
  operator.kind === 'join' ? [operator.right] : operator.kind === 'union' ? operator.tables : [];

function tableOf({ source }: Pipeline): string | undefined {
  return source?.kind === 'pipeline' ? tableOf(source.pipeline) : source?.name;
}

/** Every pipeline of a query, and those inside of them. */
export function pipelinesIn({ lets, pipeline }: Query): Pipeline[] {
  const within = (one: Pipeline): Pipeline[] => [
    one,
    ...(one.source?.kind === 'pipeline' ? within(one.source.pipeline) : []),
    ...one.operators.flatMap((operator) => besideOf(operator).flatMap(within)),
  ];
  return [pipeline, ...lets.flatMap(({ value }) => ('operators' in value ? [value] : []))].flatMap(within);
}

/**
 * Refuse a query that brings too much together: the figures are documented [D], that a table other than the two of resources stands on the
 * right of a join only once is reported, with the code [C]; the words are ours [U].
 */
export function refuseTooMuch({ lets, pipeline }: Query): void {
  const all = [pipeline, ...lets.flatMap(({ value }) => ('operators' in value ? [value] : []))].flatMap(operatorsIn);
  const beside = all.flatMap((operator) => besideOf(operator));
  if (beside.length > mostTables) throw tooMany(`The query has more than ${mostTables} joins and unions.`);
  const right = all
    .flatMap((operator) => (operator.kind === 'join' ? [tableOf(operator.right) ?? ''] : []))
    .filter((name) => !isFree(name));
  const twice = right.find((name, at) => right.indexOf(name) !== at);
  if (twice !== undefined) throw tooMany(`The table ${twice} stands on the right of more than one join.`);
  if (all.filter(({ kind }) => kind === 'mv-expand').length > mostSpreads) {
    throw new KqlFailure('DisallowedMaxNumberOfMvExpands', `The query has more than ${mostSpreads} mv-expand operators.`);
  }
}

const tooMany = (message: string): KqlFailure => new KqlFailure('DisallowedMaxNumberOfRemoteTables', message);
