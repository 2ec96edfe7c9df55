import { isObject } from '../json/objects.ts';

/** A place where an answer is not what was recorded. */
export type Difference = { at: string; recorded: unknown; answered: unknown };

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

// What differs from one world to the next keeps its form alone: ids, moments, durations, made-up names of hosts.
const forms: readonly (readonly [RegExp, string])[] = [
  [guid, '<guid>'],
  [/\b[A-Za-z0-9+]{90,}={0,2}/g, '<operation>'],
  [/\b[0-9a-f]{32}\b/g, '<hex>'],
  [/\d{4}-\d{2}-\d{2}T\d{2}(:|-|%3A)\d{2}\1\d{2}(\.\d{1,7})?/g, '<moment>'],
  [/\bPT(?!0S)[0-9HMS.]+/g, '<duration>'],
  [/^\d{2}:\d{2}:\d{2}(\.\d{7})?$/g, '<time span>'],
  [/\b\d{18}\b/g, '<ticks>'],
  [/\bes-[a-z0-9]{12}\b/g, 'es-<name>'],
  [/\bz\d{1,2}(?=\.)/g, 'z<n>'],
  [/\biqn\.\d{4}-\d{2}\b/g, 'iqn.<month>'],
  [/(?<=volume\d+)-\d{10}\b/g, '-<seconds>'],
];

const noMoment = '0001-01-01T00:00:00Z';

/** A text without what differs from one world to the next. */
export const formOf = (text: string): string =>
  text === noMoment ? text : forms.reduce((form, [pattern, name]) => form.replaceAll(pattern, name), text);

// How precisely a moment is written is part of its form.
const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|\+00:00)$/;
const precision = (text: string): string => `<moment${text.includes('.') ? ' in fractions' : ''}>${text.endsWith('Z') ? 'Z' : '+00:00'}`;

const valueForm = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  return isMoment.test(value) && value !== noMoment ? precision(value) : formOf(value);
};

/** Every place in which two bodies differ in more than ids and moments; text in JSON is looked into. */
export function differencesOf(recorded: unknown, answered: unknown, at = ''): Difference[] {
  if (isObject(recorded) && isObject(answered)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
    return [...names].flatMap((name) => differencesOf(recorded[name], answered[name], `${at}/${name}`));
  }
  if (Array.isArray(recorded) && Array.isArray(answered)) return listDifferences(recorded, answered, at);
  const [one, other] = [jsonIn(recorded), jsonIn(answered)];
  if (one !== undefined && other !== undefined) return differencesOf(one, other, at);
  return valueForm(recorded) === valueForm(answered) ? [] : [{ at, recorded, answered }];
}

// The same number of items; `<more>` stands where a recording was shortened.
function listDifferences(recorded: readonly unknown[], answered: readonly unknown[], at: string): Difference[] {
  const shortened = recorded.some((item) => typeof item === 'string' && item.includes('more trimmed'));
  const kept = recorded.filter((item) => typeof item !== 'string' || !item.includes('more trimmed'));
  const ofLength =
    shortened || recorded.length === answered.length ? [] : [{ at: `${at}/length`, recorded: recorded.length, answered: answered.length }];
  const compared = kept.slice(0, answered.length);
  return [...ofLength, ...compared.flatMap((item, index) => differencesOf(item, answered[index], `${at}/${index}`))];
}

function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

// Headers that a recording keeps whole; others count calls, name edge servers or are cut from the recordings.
const exact = ['x-ms-error-code', 'x-ms-failure-cause'];
const always = ['cache-control', 'pragma', 'expires', 'x-content-type-options', 'strict-transport-security'];
const addresses = ['location', 'azure-asyncoperation'];
const counters = /^x-ms-ratelimit-remaining-subscription-(reads|writes|deletes|resource-requests)$|^x-ms-throttling-version$/;

type Headers = Record<string, unknown>;

const lowered = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** An address without host, signature and the names of the world; its api-version is that of the call. */
function addressForm(url: unknown, apiVersion: string): string | undefined {
  if (typeof url !== 'string') return undefined;
  const { pathname, searchParams } = new URL(url.replaceAll(/[<>]/g, ''));
  const version = searchParams.get('api-version') === apiVersion ? 'the call’s' : searchParams.get('api-version');
  return `${formOf(decodeURIComponent(pathname))} monitor=${searchParams.get('monitor')} api-version=${version}`;
}

const differs = (name: string, a: unknown, b: unknown): Difference[] =>
  a === b ? [] : [{ at: `header ${name}`, recorded: a, answered: b }];

/** Every header in which an answer differs from the recorded one; `versions` are the api-versions of the two calls. */
export function headerDifferences(recorded: Headers, answered: Headers, versions: { recorded: string; answered: string }): Difference[] {
  const [one, other] = [lowered(recorded), lowered(answered)];
  const told = one['retry-after'] !== undefined && one['retry-after'] !== '<not seen>';
  const kind = (headers: Headers): string | undefined => (headers['content-type'] as string | undefined)?.toLowerCase().replaceAll(' ', '');
  return [
    ...always.filter((name) => one[name] !== undefined).flatMap((name) => differs(name, one[name], other[name])),
    ...exact.flatMap((name) => differs(name, one[name], other[name])),
    ...addresses.flatMap((name) => differs(name, addressForm(one[name], versions.recorded), addressForm(other[name], versions.answered))),
    ...(told ? differs('retry-after', one['retry-after'], other['retry-after']) : []),
    ...(one['content-type'] === undefined ? [] : differs('content-type', kind(one), kind(other))),
    ...Object.keys(one)
      .filter((name) => counters.test(name))
      .flatMap((name) => differs(name, 'there', other[name] === undefined ? undefined : 'there')),
  ];
}
