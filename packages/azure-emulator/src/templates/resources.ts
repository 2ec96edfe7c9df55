import { evaluated, type Functions } from './evaluate.ts';
import { TemplateFailure } from './failure.ts';
import { textOf } from './functions/pure-functions.ts';
import { countOf, withCopies, withIndex } from './variables.ts';
import { objectIn } from '../json/objects.ts';

/** A resource as a template has it, once for each round of its loop. */
export type Written = {
  id: string;
  type: string;
  name: string;
  apiVersion: string;
  symbol: string | undefined;
  loop: string | undefined;
  /** Not what is there already, nor what its condition leaves out: both can be depended on [D]. */
  isMade: boolean;
  dependsOn: readonly string[];
  functions: Functions;
  body: (functions: Functions, work: Work) => Record<string, unknown>;
};

/** How what stands in a resource is worked out: strictly, or as far as it is known. */
export type Work = typeof evaluated;

type Place = { subscriptionId: string; group: { id: string; name: string } | undefined };

/** What says how a resource is made and is no part of it. */
const aboutTheTemplate = new Set([
  'type',
  'apiVersion',
  'name',
  'dependsOn',
  'copy',
  'condition',
  'comments',
  'metadata',
  'scope',
  'resources',
  'existing',
  'resourceGroup',
  'subscriptionId',
]);

type Inside = { type: string; name: string };

/** Every resource of a template: a list, or by symbolic names; loops are gone round. */
export function spreadOut(resources: unknown, functions: Functions, place: Place, inside?: Inside): Written[] {
  const all: [string | undefined, unknown][] = Array.isArray(resources)
    ? resources.map((one: unknown): [undefined, unknown] => [undefined, one])
    : Object.entries(objectIn(resources));
  return all.flatMap(([symbol, one]) => rounds(objectIn(one), functions, { symbol, place, ...(inside === undefined ? {} : { inside }) }));
}

type About = { symbol: string | undefined; place: Place; inside?: Inside };

function rounds(one: Record<string, unknown>, functions: Functions, about: About): Written[] {
  const { copy } = one;
  if (copy === undefined) return written(one, functions, about);
  const { name, count } = objectIn(copy);
  const loop = textOf(name);
  const rounds = countOf(count, functions);
  if (rounds === 0) return [{ ...nothing, functions, symbol: about.symbol, loop }];
  return Array.from({ length: rounds }, (_, at) => written(one, withIndex(functions, at, loop), about, loop)).flat();
}

/** A loop without rounds, which others may depend on. */
const nothing = { id: '', type: '', name: '', apiVersion: '', isMade: false, dependsOn: [], body: () => ({}) };

function written(one: Record<string, unknown>, functions: Functions, { symbol, place, inside }: About, loop?: string): Written[] {
  const isWanted = evaluated(one['condition'] ?? true, functions) === true;
  const own = { type: textOf(evaluated(one['type'] ?? '', functions)), name: textOf(evaluated(one['name'] ?? '', functions)) };
  const type = inside === undefined || own.type.includes('.') ? own.type : `${inside.type}/${own.type}`;
  const name = inside === undefined || own.name.includes('/') ? own.name : `${inside.name}/${own.name}`;
  const dependsOn = evaluated(one['dependsOn'] ?? [], functions);
  const made: Written = {
    id: idOf(type, name, scopeOf(one, functions, place, type)),
    type,
    name,
    apiVersion: textOf(evaluated(one['apiVersion'] ?? '', functions)),
    symbol,
    loop,
    isMade: isWanted && one['existing'] !== true,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(textOf) : [],
    functions,
    body: (all, work) => bodyOf(one, type, all, work),
  };
  // A condition is of the resource alone, not of those inside of it [D].
  return [made, ...spreadOut(one['resources'] ?? [], functions, place, { type, name })];
}

function bodyOf(one: Record<string, unknown>, type: string, functions: Functions, work: Work): Record<string, unknown> {
  const parts = Object.fromEntries(Object.entries(one).filter(([field]) => !aboutTheTemplate.has(field)));
  if (!isInner(one, type)) return objectIn(work(withCopies(parts, functions), functions));
  // A template that is worked out by itself is handed on as it is [D].
  const { template, ...properties } = objectIn(parts['properties']);
  return { ...objectIn(work({ ...parts, properties }, functions)), properties: { ...objectIn(work(properties, functions)), template } };
}

const isInner = (one: Record<string, unknown>, type: string): boolean => {
  const { scope } = objectIn(objectIn(one['properties'])['expressionEvaluationOptions']);
  return /^Microsoft\.Resources\/deployments$/i.test(type) && textOf(scope ?? '').toLowerCase() === 'inner';
};

/** The scope that a resource is made in: what it extends, another resource group, or where the template is deployed. */
function scopeOf(one: Record<string, unknown>, functions: Functions, { subscriptionId, group }: Place, type: string): string {
  const subscription = textOf(evaluated(one['subscriptionId'] ?? subscriptionId, functions));
  const here = group?.id ?? `/subscriptions/${subscriptionId}`;
  if (one['resourceGroup'] !== undefined) {
    return `/subscriptions/${subscription}/resourceGroups/${textOf(evaluated(one['resourceGroup'], functions))}`;
  }
  if (one['scope'] === undefined) return /^Microsoft\.Resources\/resourceGroups$/i.test(type) ? `/subscriptions/${subscriptionId}` : here;
  const scope = textOf(evaluated(one['scope'], functions));
  if (scope === '/') return '';
  return scope.startsWith('/') ? scope : `${here}/${relative(scope)}`;
}

/** `Microsoft.X/a/b/c/d` in a scope becomes `providers/Microsoft.X/a/b/c/d`. */
const relative = (scope: string): string => (/^[^/]+\.[^/]+\//.test(scope) ? `providers/${scope}` : scope);

function idOf(type: string, name: string, scope: string): string {
  if (/^Microsoft\.Resources\/resourceGroups$/i.test(type)) return `${scope}/resourceGroups/${name}`;
  const [namespace = '', ...types] = type.split('/');
  const names = name.split('/');
  if (types.length > 0 && types.length === names.length) {
    return `${scope}/providers/${namespace}${types.map((one, at) => `/${one}/${names[at] ?? ''}`).join('')}`;
  }
  // Reported words, without line and column [C].
  throw new TemplateFailure(
    `Deployment template validation failed: 'The template resource '${name}' for type '${type}' has incorrect segment lengths. A nested resource type must have identical number of segments as its resource name. A root resource type must have segment length one greater than its resource name. Please see https://aka.ms/arm-syntax-resources for usage details.'.`,
  );
}
