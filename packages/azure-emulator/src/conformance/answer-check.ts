import { createRequire } from 'node:module';
import type * as Draft2020 from 'ajv/dist/2020.js';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { HeardAnswer } from '../arm/routing/dispatch.ts';
import { deviations } from './deviations.ts';
import { publishedApi, type PublishedApi } from './published-models.ts';
import { errorBody, recordedModels } from './recorded-models.ts';
import { bareTemplate, publishedRoutes, type PublishedRoute } from './reference.ts';
import type { Schema } from './json-schema.ts';

/** What of an answer Azure's published description does not have; `known` says whether that deviation is recorded. */
export type Violation = { api: string; at: string; value: unknown; reason: string; known: boolean };

const seconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$/;

// Loaded when the first answer is heard: most tests of this repository hear none.
const load = createRequire(import.meta.url);

const validators = new Map<string, Ajv2020>();

function validatorOf(api: PublishedApi): Ajv2020 {
  const known = validators.get(api.title);
  if (known !== undefined) return known;
  const { Ajv2020: Validator } = load('ajv/dist/2020.js') as typeof Draft2020;
  const ajv = new Validator({
    allErrors: true,
    discriminator: true,
    strict: false,
    validateSchema: false,
    verbose: true,
    formats: { 'date-time': seconds },
  });
  ajv.addSchema({ $id: 'azure', $defs: api.models });
  validators.set(api.title, ajv);
  return ajv;
}

const compiled = new Map<string, ValidateFunction>();

function validate(api: PublishedApi, key: string, schema: Schema): ValidateFunction {
  const name = `${api.title} ${key}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = validatorOf(api).compile(absolute(schema) as object);
  compiled.set(name, made);
  return made;
}

/** References of a schema that stands outside of the models. */
const absolute = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, name === '$ref' ? `azure${String(value)}` : absolute(value)]),
  );
};

type Indexed = { route: PublishedRoute; parts: string[]; bare: string };

const byShape = new Map<string, Indexed[]>();

function indexed(): Map<string, Indexed[]> {
  if (byShape.size > 0) return byShape;
  for (const route of publishedRoutes()) {
    const bare = bareTemplate(route.path);
    const parts = bare.split('/').filter((part) => part !== '');
    const key = `${route.method} ${parts.includes('{scope}') ? 'scope' : parts.length}`;
    byShape.set(key, [...(byShape.get(key) ?? []), { route, parts, bare }]);
  }
  return byShape;
}

const fits = (parts: readonly string[], segments: readonly string[]): boolean =>
  parts.length === segments.length && parts.every((part, index) => part === '{}' || part === segments[index]);

/** The published route of a call: its own one, else one for any scope with as much of it spelt out as there is. */
function routeOf(method: string, path: string): Indexed | undefined {
  const segments = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const own = indexed().get(`${method} ${segments.length}`) ?? [];
  const literals = (one: Indexed): number => one.parts.filter((part) => part !== '{}').length;
  const [found] = own.filter(({ parts }) => fits(parts, segments)).sort((a, b) => literals(b) - literals(a));
  if (found !== undefined) return found;
  const ofScope = (indexed().get(`${method} scope`) ?? []).filter(({ parts }) => parts.length > 1);
  return ofScope.find(({ parts }) => fits(parts.slice(1), segments.slice(1 - parts.length)));
}

/** Whatever in an answer is not as Azure publishes it; nothing for a route that Azure does not publish. */
export function violationsOf(answer: HeardAnswer): Violation[] {
  const found = routeOf(answer.method, answer.path);
  if (answer.status >= 400) return found === undefined ? [] : refusalViolations(found.route.api, answer);
  const api = found === undefined ? undefined : publishedApi(found.route.api, answer.apiVersion);
  if (found === undefined || api === undefined) return [];
  const { route } = found;
  const ofStatus = route.statuses.includes(answer.status)
    ? []
    : [violation(route.api, 'status', answer.status, `the status is none of ${route.statuses.join(', ')}`)];
  const schema = schemaOf(api, found, answer);
  if (answer.body === undefined || answer.body === null || answer.body === '') {
    const promised = api.answerOf(route.method, route.path, answer.status) !== undefined && [200, 201].includes(answer.status);
    return promised && route.method !== 'DELETE' ? [...ofStatus, violation(route.api, 'body', undefined, 'there is no body')] : ofStatus;
  }
  if (schema === undefined) return [...ofStatus, violation(route.api, 'body', answer.body, 'no body is described')];
  const check = validate(api, JSON.stringify(schema), schema);
  return [...ofStatus, ...errorsIn(check, answer.body).map((error) => of(route.api, error))];
}

function schemaOf(api: PublishedApi, { route, bare }: Indexed, answer: HeardAnswer): Schema | undefined {
  const published = api.answerOf(route.method, route.path, answer.status);
  if (published !== undefined) return published;
  const { method } = route;
  const found = Object.entries(recordedModels).find(([key]) => key.startsWith(`${method} `) && bare.endsWith(key.slice(method.length + 1)));
  return found?.[1](answer.body);
}

function refusalViolations(api: string, answer: HeardAnswer): Violation[] {
  const models = publishedApi(api, answer.apiVersion);
  if (models === undefined || answer.method === 'HEAD') return [];
  const check = validate(models, 'refusal', errorBody);
  return errorsIn(check, answer.body ?? {}).map((error) => of(api, error));
}

/** What is wrong with a body. Most have no null that the published types do not know: the others are looked at without them. */
function errorsIn(check: ValidateFunction, body: unknown): readonly ErrorObject[] {
  const isAsPublished: boolean = check(body) || check(withoutNulls(body));
  return isAsPublished ? [] : (check.errors ?? []);
}

/** Azure writes null where a value is not there; the published types do not say so. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  // Every answer of every test goes through here: a loop takes half of what lists of entries do.
  for (const [name, item] of Object.entries(value)) if (item !== null) kept[name] = withoutNulls(item);
  return kept;
}

function of(api: string, error: ErrorObject): Violation {
  const inner = error.params['additionalProperty'] as unknown;
  const name = typeof inner === 'string' ? inner : (error.params['missingProperty'] as unknown);
  const at = `${error.instancePath}${typeof name === 'string' ? `/${name}` : ''}`.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  const value: unknown = typeof inner === 'string' ? Reflect.get(error.data as object, inner) : error.data;
  return violation(api, at, value, error.message ?? error.keyword);
}

function violation(api: string, at: string, value: unknown, reason: string): Violation {
  const known = deviations.some((one) => one.api === api && one.at.test(at) && (one.value === undefined || one.value === value));
  return { api, at, value, reason, known };
}
