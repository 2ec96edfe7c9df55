import { validateHeaderName, validateHeaderValue } from 'node:http';
import { stepsOf } from '../arm/faults/paths.ts';
import type { CallPick, Fault } from '../world/faults.ts';
import {
  ControlFailure,
  fieldsAt,
  flagOr,
  oneOf,
  onlyFields,
  optionalOneOf,
  optionalText,
  optionalWhole,
  text,
  textsAt,
  whole,
  type Fields,
} from './body.ts';
import { presets } from './fault-presets.ts';

type Kind = Fault['kind'];
type Read<K extends Kind> = (fields: Fields) => Omit<Extract<Fault, { kind: K }>, 'id' | 'kind' | 'times'>;

const longest = 600_000;

const ofCall = ['action', 'method', 'path', 'skip'];
const ofError = ['code', 'message', 'recommendedAction'];

/** The fields that each kind has beside `kind` and `times`. */
const known: Record<Kind, readonly string[]> = {
  'next-call': [...ofCall, ...ofError, 'status', 'retryAfterSeconds', 'retryAfterAs', 'additionalInfo'],
  'drop-after-accept': ofCall,
  'fail-later': [...ofError, 'operation', 'target'],
  'change-answer': [...ofCall, 'status', 'headers', 'set', 'drop', 'capitals'],
  'unreadable-answer': [...ofCall, 'as', 'status', 'carriedOut'],
  hang: [...ofCall, 'ms', 'carriedOut'],
  slow: [...ofCall, 'ms'],
  cut: ofCall,
  'lagging-list': [...ofCall, 'seconds'],
  'endless-list': [...ofCall, 'repeats'],
  'next-link-elsewhere': [...ofCall, 'origin'],
  'sign-in': ['at', 'hangMs', 'status', 'error', 'number', 'message', 'retryAfterSeconds'],
};

const read: { [K in Kind]: Read<K> } = {
  'next-call': (fields) => ({
    ...pick(fields),
    status: whole(fields, 'status', 400, 599),
    code: text(fields, 'code'),
    message: text(fields, 'message'),
    ...given('retryAfterSeconds', optionalWhole(fields, 'retryAfterSeconds', 0, 86_400)),
    ...given('retryAfterAs', optionalOneOf(fields, 'retryAfterAs', ['scaled', 'exact', 'date'] as const)),
    ...given('recommendedAction', optionalText(fields, 'recommendedAction')),
    ...given('additionalInfo', additionalInfo(fields)),
  }),
  'drop-after-accept': pick,
  'fail-later': (fields) => ({
    operation: oneOf(fields, 'operation', ['backup', 'restore', 'configure', 'disk', 'elastic-san']),
    target: optionalText(fields, 'target') ?? '*',
    code: text(fields, 'code'),
    message: text(fields, 'message'),
    recommendedAction: optionalText(fields, 'recommendedAction') ?? '',
  }),
  'change-answer': (fields) => ({
    ...pick(fields),
    ...given('status', optionalWhole(fields, 'status', 200, 599)),
    ...given('headers', headers(fields)),
    ...given('set', paths(fieldsAt(fields, 'set'), Object.keys)),
    ...given(
      'drop',
      paths(textsAt(fields, 'drop'), (drop) => drop),
    ),
    ...given(
      'capitals',
      paths(textsAt(fields, 'capitals'), (capitals) => capitals),
    ),
  }),
  'unreadable-answer': (fields) => ({
    ...pick(fields),
    as: oneOf(fields, 'as', ['html', 'truncated', 'empty']),
    ...given('status', optionalWhole(fields, 'status', 200, 599)),
    carriedOut: flagOr(fields, 'carriedOut', true),
  }),
  hang: (fields) => ({
    ...pick(fields),
    ms: optionalWhole(fields, 'ms', 1, longest) ?? longest / 2,
    carriedOut: flagOr(fields, 'carriedOut', true),
  }),
  slow: (fields) => ({ ...pick(fields), ms: optionalWhole(fields, 'ms', 1, longest) ?? 10_000 }),
  cut: pick,
  'lagging-list': (fields) => ({ ...pick(fields), seconds: whole(fields, 'seconds', 1, 1_000_000) }),
  'endless-list': (fields) => ({ ...pick(fields), repeats: flagOr(fields, 'repeats', false) }),
  'next-link-elsewhere': (fields) => ({ ...pick(fields), origin: origin(fields) }),
  'sign-in': (fields) => ({
    at: oneOf(fields, 'at', ['token', 'keys', 'discovery']),
    status: optionalWhole(fields, 'status', 400, 599) ?? (fields['error'] === 'invalid_client' ? 401 : 503),
    message: optionalText(fields, 'message') ?? 'The service is unavailable.',
    ...given('hangMs', optionalWhole(fields, 'hangMs', 1, longest)),
    ...given('error', optionalText(fields, 'error')),
    ...given('number', optionalWhole(fields, 'number', 1, 99_999_999)),
    ...given('retryAfterSeconds', optionalWhole(fields, 'retryAfterSeconds', 0, 86_400)),
  }),
};

/** A fault from the fields of a request. */
export function faultOf(fields: Fields, id: string): Fault {
  if (fields['preset'] !== undefined) return faultOf(presetFields(fields), id);
  const kind = oneOf(fields, 'kind', Object.keys(known) as Kind[]);
  onlyFields(fields, 'kind', 'times', ...known[kind]);
  const times = optionalWhole(fields, 'times', 1, 1_000_000) ?? 1;
  return { id, kind, times, ...read[kind](fields) } as Fault;
}

function pick(fields: Fields): Omit<CallPick, 'times'> {
  return {
    action: optionalText(fields, 'action') ?? '*',
    ...given('method', optionalText(fields, 'method')?.toUpperCase()),
    ...given('path', optionalText(fields, 'path')),
    ...given('skip', optionalWhole(fields, 'skip', 0, 1_000_000)),
  };
}

/** A field that is there only when there is something to say. */
const given = <N extends string, V>(name: N, value: V | undefined): { [K in N]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [K in N]?: V };

function headers(fields: Fields): Record<string, string | null> | undefined {
  const told = fieldsAt(fields, 'headers');
  if (told === undefined) return undefined;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value === null ? null : header(name, text(told, name))]));
}

/** An origin that a link can begin with. */
function origin(fields: Fields): string {
  const told = text(fields, 'origin');
  if (URL.canParse(told) && /^https?:$/.test(new URL(told).protocol)) return told;
  throw new ControlFailure(400, 'The field "origin" must be the beginning of an address, such as https://azure.example.net.');
}

/** These say where an answer ends: with another value no client could read it; the kind `cut` ends one early. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'trailer', 'upgrade']);

/** A header that can be sent. */
function header(name: string, value: string): string {
  if (framing.has(name.toLowerCase()))
    throw new ControlFailure(400, `The header "${name}" says where the answer ends, and cannot be changed.`);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return value;
  } catch {
    throw new ControlFailure(400, `"${name}" is not a header with a value that can be sent.`);
  }
}

function paths<T>(told: T | undefined, pathsIn: (told: T) => string[]): T | undefined {
  const bad = told === undefined ? undefined : pathsIn(told).find((path) => stepsOf(path) === undefined);
  if (bad === undefined) return told;
  throw new ControlFailure(400, `"${bad}" is not a path such as properties.status or value[].properties.sizeGiB.`);
}

function additionalInfo(fields: Fields): { type: string; info: Record<string, unknown> }[] | undefined {
  const told = fields['additionalInfo'];
  if (told === undefined) return undefined;
  if (Array.isArray(told)) {
    const all = told.map((one: unknown): Fields => ({ ...(typeof one === 'object' ? one : {}) }));
    return all.map((one) => ({ type: text(one, 'type'), info: fieldsAt(one, 'info') ?? {} }));
  }
  throw new ControlFailure(400, 'The field "additionalInfo" must be a list of objects with type and info.');
}

function presetFields(fields: Fields): Fields {
  onlyFields(fields, 'preset', 'times');
  const name = text(fields, 'preset');
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) throw new ControlFailure(400, `The field "preset" must be one of ${Object.keys(presets).join(', ')}.`);
  return { ...preset.fields, ...(fields['times'] === undefined ? {} : { times: fields['times'] }) };
}
