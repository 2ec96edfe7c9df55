import { ArmFailure } from './errors.ts';
import { regionName } from './regions.ts';

/** What stands at a path in a body that nobody has checked yet. */
export function valueAt(body: unknown, ...path: (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The text at a path; none if something else stands there. */
export function textAt(body: unknown, ...path: (string | number)[]): string | undefined {
  const value = valueAt(body, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The number at a path; none if something else stands there. */
export function numberAt(body: unknown, ...path: (string | number)[]): number | undefined {
  const value = valueAt(body, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The object at a path; an empty one if something else stands there. */
export function objectAt(body: unknown, ...path: (string | number)[]): Record<string, unknown> {
  const value = valueAt(body, ...path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The texts of a list at a path; an absent list has none. */
export function textsAt(body: unknown, ...path: (string | number)[]): string[] {
  const value = valueAt(body, ...path);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Tags of a body: texts by name. */
export function tagsAt(body: unknown): Record<string, string> | undefined {
  const tags = valueAt(body, 'tags');
  if (tags === undefined || tags === null) return undefined;
  const entries = Object.entries(objectAt(body, 'tags'));
  const isObject = typeof tags === 'object' && !Array.isArray(tags);
  if (isObject && entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return Object.fromEntries(entries);
  throw new ArmFailure(400, { code: 'InvalidRequestContent', message: 'The request content was invalid: the tags must be texts.' });
}

const mostTags = 50;
const longestTagName = 512;
const longestTagValue = 256;

/** Limits of tags, which hold for resource groups and resources [D]; codes and words are ours [U]. */
export function requireTagLimits(tags: Record<string, string>): void {
  const all = Object.entries(tags);
  if (all.length > mostTags) throw tagFailure('TooManyTags', `The number of tags '${all.length}' exceeds the maximum of '${mostTags}'.`);
  for (const [name, value] of all) {
    if (name.length > longestTagName)
      throw tagFailure('InvalidTagNameLength', `The tag name '${name}' exceeds the maximum length of '${longestTagName}' characters.`);
    if (value.length > longestTagValue)
      throw tagFailure(
        'InvalidTagValueLength',
        `The value of the tag '${name}' exceeds the maximum length of '${longestTagValue}' characters.`,
      );
  }
}

const tagFailure = (code: string, message: string): ArmFailure => new ArmFailure(400, { code, message });

/** The region of a body as Azure keeps it: `East US 2` becomes `eastus2`. */
export function locationAt(body: unknown): string {
  const location = regionName(textAt(body, 'location') ?? '');
  if (location !== '') return location;
  throw new ArmFailure(400, { code: 'LocationRequired', message: 'The location property is required for this definition.' });
}

/** Refuse a body that is no JSON object, in ARM's words. */
export function requireObject(body: unknown): void {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return;
  throw new ArmFailure(400, { code: 'InvalidRequestContent', message: 'The request content was invalid and could not be deserialized.' });
}
