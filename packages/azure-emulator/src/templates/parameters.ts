import { evaluated, type Functions } from './evaluate.ts';
import { TemplateFailure } from './failure.ts';
import { textOf } from './functions/pure-functions.ts';
import { isObject } from '../json/objects.ts';

/** A parameter's type and what it is in this deployment; of secrets nobody is told. */
export type ParameterValue = { type: string; value?: unknown };

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: Number.isInteger,
  bool: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObject,
  secureobject: isObject,
};

const invalid = (message: string): TemplateFailure => new TemplateFailure(`Deployment template validation failed: '${message}'.`);

/** What each parameter is: as it was given, or as the template has it where nothing was. */
export function parameterValues(
  declared: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  functions: Functions,
): Record<string, unknown> {
  const names = Object.keys(declared);
  const strange = Object.keys(given).filter((name) => !names.some((one) => one.toLowerCase() === name.toLowerCase()));
  if (strange.length > 0) {
    // Reported words [C], here and below.
    throw invalid(
      `The template parameters '${strange.join(', ')}' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are '${names.join(', ')}'. Please see https://aka.ms/arm-pass-parameter-values for usage details.`,
    );
  }
  const values: Record<string, unknown> = {};
  const known: Functions = { ...functions, parameters: (name) => valueIn(values, name, 'parameter') };
  for (const [name, about] of Object.entries(declared)) values[name] = parameterValue(name, about, given, known);
  return values;
}

/** A parameter or variable by its name, which has no case. */
export function valueIn(values: Readonly<Record<string, unknown>>, name: unknown, kind: 'parameter' | 'variable'): unknown {
  const found = Object.entries(values).find(([one]) => one.toLowerCase() === String(name).toLowerCase());
  if (found !== undefined) return found[1];
  throw new TemplateFailure(
    `The template ${kind} '${String(name)}' is not found. Please see https://aka.ms/arm-syntax-${kind}s for usage details.`,
  );
}

function parameterValue(name: string, about: unknown, given: Readonly<Record<string, unknown>>, functions: Functions): unknown {
  const declared = isObject(about) ? about : {};
  const type = typeOf(about);
  const entry = Object.entries(given).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
  const value = isObject(entry) && 'value' in entry ? entry['value'] : evaluated(declared['defaultValue'], functions);
  if (value === undefined) {
    throw invalid(
      `The value for the template parameter '${name}' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.`,
    );
  }
  if (!Object.hasOwn(fits, type) || fits[type]?.(value) !== true) {
    throw invalid(
      `Template parameter JToken type is not valid. Expected '${type}' for the parameter '${name}'. Please see https://aka.ms/arm-create-parameter-file for usage details.`,
    );
  }
  const allowed = declared['allowedValues'];
  if (Array.isArray(allowed) && !allowed.some((one) => JSON.stringify(one) === JSON.stringify(value))) {
    throw invalid(
      `The provided value '${textOf(value)}' for the template parameter '${name}' is not valid. The value is not part of the allowed value(s): '${allowed.map(String).join(',')}'.`,
    );
  }
  requireWithin(name, declared, value);
  return value;
}

/** Lengths of texts and lists, and the values of numbers, as far as the template limits them [S]. */
function requireWithin(name: string, declared: Record<string, unknown>, value: unknown): void {
  const limits: [string, number | undefined, (figure: number, limit: number) => boolean][] = [
    ['minLength', lengthOf(value), (figure, limit) => figure >= limit],
    ['maxLength', lengthOf(value), (figure, limit) => figure <= limit],
    ['minValue', typeof value === 'number' ? value : undefined, (figure, limit) => figure >= limit],
    ['maxValue', typeof value === 'number' ? value : undefined, (figure, limit) => figure <= limit],
  ];
  for (const [limit, figure, holds] of limits) {
    const wanted = declared[limit];
    if (figure === undefined || typeof wanted !== 'number' || holds(figure, wanted)) continue;
    throw invalid(`The provided value for the template parameter '${name}' is not valid: its ${limit} is '${wanted}'.`);
  }
}

const lengthOf = (value: unknown): number | undefined => (typeof value === 'string' || Array.isArray(value) ? value.length : undefined);

const typeOf = (about: unknown): string => textOf(isObject(about) ? (about['type'] ?? '') : '').toLowerCase();

const shownTypes: Readonly<Record<string, string>> = {
  string: 'String',
  securestring: 'SecureString',
  int: 'Int',
  bool: 'Bool',
  array: 'Array',
  object: 'Object',
  secureobject: 'SecureObject',
};

/** Parameters as a deployment shows them. */
export const shownParameters = (
  declared: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, ParameterValue> =>
  Object.fromEntries(
    Object.entries(declared).map(([name, about]) => {
      const type = typeOf(about);
      const shown = { type: shownTypes[type] ?? type };
      return [name, type.startsWith('secure') ? shown : { ...shown, value: values[name] }];
    }),
  );
