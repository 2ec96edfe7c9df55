import { flattened, refName, strict, targetOf, type Models, type Schema } from './json-schema.ts';
import { bareTemplate, referenceFile } from './reference.ts';

type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Models };
};
type Operation = {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  'x-ms-pageable'?: { itemType: string };
};
type Types = { $defs: Models; resources: { body: Schema }[] };

/** Files of an API: the OpenAPI document says what a route answers, the types of several versions what is in it. */
const files: Record<string, { openapi: string; types: string[] }> = {
  DataProtection: {
    openapi: 'Microsoft.DataProtection-2025-09-01',
    types: ['2024-02-01-preview', '2025-07-01', '2025-09-01', '2026-03-01', '2026-06-01'].map((one) => `dataprotection-${one}`),
  },
  ElasticSan: {
    openapi: 'Microsoft.ElasticSan-2024-05-01',
    types: ['2023-01-01', '2024-05-01', '2024-07-01-preview', '2025-09-01', '2026-04-01-preview'].map((one) => `elasticsan-${one}`),
  },
  Compute: {
    openapi: 'Microsoft.Compute-DiskRP-2023-04-02',
    types: ['2023-04-02', '2025-01-02', '2026-03-02'].map((one) => `compute-${one}`),
  },
  Authorization: { openapi: 'Microsoft.Authorization-2022-04-01', types: ['authorization-2022-04-01'] },
  Locks: { openapi: 'Microsoft.Authorization-locks-2020-05-01', types: [] },
  Resources: { openapi: 'Microsoft.Resources-2025-04-01', types: [] },
  Subscriptions: { openapi: 'Microsoft.Resources-subscriptions-2022-12-01', types: [] },
};

/** Every model of one API in one version, made strict, with what each route answers. */
export type PublishedApi = {
  title: string;
  models: Models;
  answerOf: (method: string, path: string, status: number) => Schema | undefined;
};

const versionIn = (file: string): string => /\d{4}-\d{2}-\d{2}.*$/.exec(file)?.[0] ?? '';

/** Types of that very version, else the newest: the emulator answers in the newest shape (FIDELITY.md, api-version). */
const typesFor = (types: readonly string[], apiVersion: string): string | undefined =>
  types.find((file) => versionIn(file) === apiVersion) ?? types.at(-1);

const known = new Map<string, PublishedApi>();

/** The models that an answer of this API in this api-version is held against; none for an API without schemas. */
export function publishedApi(api: string, apiVersion: string): PublishedApi | undefined {
  const at = files[api];
  if (at === undefined) return undefined;
  const types = typesFor(at.types, apiVersion);
  const title = `${api} ${versionIn(types ?? at.openapi)}`;
  const found = known.get(title) ?? read(title, at.openapi, types);
  known.set(title, found);
  return found;
}

function read(title: string, openapiFile: string, typesFile: string | undefined): PublishedApi {
  const openapi = referenceFile(`schemas/${openapiFile}.openapi.json`) as OpenApi;
  const types = typesFile === undefined ? undefined : (referenceFile(`schemas/${typesFile}.schema.json`) as Types);
  const raw = together(openapi.components.schemas, types);
  const models = Object.fromEntries(Object.entries(raw).map(([name, schema]) => [name, strict(schema, raw, name)]));
  const operations = operationsOf(openapi);
  return {
    title,
    models,
    answerOf(method, path, status) {
      const operation = operations.get(`${method} ${bareTemplate(path)}`);
      const item = itemOf(operation, status);
      if (operation === undefined || item === undefined) return undefined;
      return operation['x-ms-pageable'] === undefined ? strict(item, raw) : listOf(strict(item, raw));
    },
  };
}

const operationsOf = (openapi: OpenApi): Map<string, Operation> =>
  new Map(
    Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${bareTemplate(path)}`, operation] as const),
    ),
  );

/** What an accepted call carries beside its 202 is the same resource. */
const itemOf = (operation: Operation | undefined, status: number): Schema | undefined => {
  const responses = operation?.responses ?? {};
  const schemas = [String(status), '200', '201'].map((code) => responses[code]?.content?.['application/json']?.schema);
  return schemas.find((schema) => schema !== undefined);
};

const listOf = (item: Schema): Schema => ({
  type: 'object',
  properties: { value: { type: 'array', items: item }, nextLink: { type: 'string' } },
  required: ['value'],
  additionalProperties: false,
});

/** Models of the OpenAPI document, with those of the types in their place where there are any. */
function together(components: Models, types: Types | undefined): Models {
  const raw: Models = { ...components };
  for (const [name, schema] of Object.entries(types?.$defs ?? {})) raw[refName(name)] = schema;
  for (const [name, schema] of Object.entries(components)) {
    const envelope = types === undefined ? undefined : envelopeOf(schema, raw, types);
    if (envelope !== undefined) raw[name] = envelope;
  }
  return raw;
}

/** What stands around a resource's properties: names of both descriptions, and as `type` that of any resource with these properties. */
function envelopeOf(component: Schema, raw: Models, types: Types): Schema | undefined {
  const inner = targetOf(component.properties?.['properties']);
  const bodies = types.resources.map(({ body }) => raw[targetOf(body) ?? ''] ?? {});
  const same = bodies.filter(({ properties }) => inner !== undefined && targetOf(properties?.['properties']) === inner);
  const [first] = same;
  if (first === undefined) return undefined;
  const { apiVersion: _, ...properties } = { ...component.properties, ...first.properties };
  const kinds = same.flatMap((body) => body.properties?.['type']?.enum ?? []);
  return { type: 'object', properties: { ...properties, type: { type: 'string', enum: kinds } }, required: flattened(first, raw).required };
}
