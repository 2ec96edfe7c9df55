/** As much of JSON Schema as the published models use. */
export type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: boolean | Schema;
  format?: string;
  pattern?: string;
  discriminator?: { propertyName: string };
  'x-known-values'?: string[];
  'x-ms-discriminator-value'?: string;
  'x-common'?: string;
  const?: unknown;
};

/** Models by name. */
export type Models = Record<string, Schema>;

/** The name of the model that a reference points to. */
export const refName = (ref: string): string => ref.replace(/^#\/(components\/schemas|\$defs)\//, '').replaceAll('/', '.');

/** What a reference, or a wrapper around one reference, points to. */
export const targetOf = (schema: Schema | undefined): string | undefined => {
  const ref = schema?.$ref ?? (schema?.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  return ref === undefined ? undefined : refName(ref);
};

/** Properties and required names of a model together with those that it inherits. */
export function flattened(schema: Schema, models: Models): { properties: Record<string, Schema>; required: string[] } {
  let properties: Record<string, Schema> = { ...schema.properties };
  const required = [...(schema.required ?? [])];
  for (const part of schema.allOf ?? []) {
    const target = targetOf(part);
    const inherited = flattened(target === undefined ? part : (models[target] ?? {}), models);
    properties = { ...inherited.properties, ...properties };
    required.push(...inherited.required);
  }
  return { properties, required };
}

/**
 * A model made strict: what it does not name is refused, and known values of an open enumeration are all that is expected.
 * Azure's own schemas allow more, so that clients of today take answers of tomorrow.
 */
export function strict(schema: Schema, models: Models, name = ''): Schema {
  const target = targetOf(schema);
  if (target !== undefined) return { $ref: `#/$defs/${target}` };
  if (schema.discriminator !== undefined) return oneOfVariants(schema, models, name);
  if (schema['x-common'] === 'SystemData' && models['SystemData'] !== undefined) return { $ref: '#/$defs/SystemData' };
  if (schema.allOf !== undefined) return closedObject({ ...schema, ...flattened(schema, models) }, models);
  if (schema.properties !== undefined) return closedObject(schema, models);
  const values = schema.enum ?? schema['x-known-values'];
  return {
    ...(schema.type === undefined ? {} : { type: schema.type }),
    ...(values === undefined ? {} : { enum: values }),
    ...(schema.format === undefined ? {} : { format: schema.format }),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(schema.items === undefined ? {} : { items: strict(schema.items, models) }),
    ...(typeof schema.additionalProperties === 'object' ? { additionalProperties: strict(schema.additionalProperties, models) } : {}),
  };
}

function closedObject(schema: Schema, models: Models): Schema {
  const own = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, strict(one, models)] as const);
  const more = schema.additionalProperties;
  return {
    type: 'object',
    properties: Object.fromEntries(own),
    ...(schema.required === undefined ? {} : { required: [...new Set(schema.required)] }),
    additionalProperties: typeof more === 'object' ? strict(more, models) : own.length === 0,
  };
}

/** A model with kinds: the value of one property says which of them it is. */
function oneOfVariants(base: Schema, models: Models, name: string): Schema {
  const tag = base.discriminator?.propertyName ?? '';
  const variants = (base.oneOf ?? []).map((one) => targetOf(one) ?? '');
  const named = variants.length > 0 ? variants : inheritorsOf(models, name);
  if (named.length === 0) return closedObject(base, models);
  const shared = { properties: base.properties ?? {}, required: base.required ?? [] };
  return {
    type: 'object',
    required: [tag],
    discriminator: { propertyName: tag },
    oneOf: named.map((variant) => {
      const { properties, required } = flattened(models[variant] ?? {}, models);
      const value = properties[tag]?.enum?.[0] ?? models[variant]?.['x-ms-discriminator-value'] ?? variant;
      const merged = { ...shared.properties, ...properties, [tag]: { type: 'string', enum: [value] } };
      return closedObject({ properties: merged, required: [...shared.required, ...required, tag] }, models);
    }),
  };
}

const inheritorsOf = (models: Models, base: string): string[] =>
  Object.keys(models).filter((name) => models[name]?.allOf?.some((part) => targetOf(part) === base) === true);
