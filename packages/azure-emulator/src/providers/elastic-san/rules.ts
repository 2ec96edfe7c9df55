import { badRequest } from '../../arm/errors.ts';
import { numberAt, objectAt } from '../../arm/bodies.ts';

type Rule = { pattern: RegExp; least: number; most: number };

/** Patterns and lengths of the API's own description [S]. */
const rules = {
  elasticSanName: { pattern: /^[A-Za-z0-9]+((-|_)[a-z0-9A-Z]+)*$/, least: 3, most: 24 },
  volumeGroupName: { pattern: /^[A-Za-z0-9]+((-|_)[a-z0-9A-Z]+)*$/, least: 3, most: 63 },
  volumeName: { pattern: /^[a-z0-9]+(-[a-z0-9A-Z]+)*$/, least: 3, most: 63 },
  snapshotName: { pattern: /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/, least: 1, most: 80 },
} as const satisfies Record<string, Rule>;

/** Why a thing may not be called so; nothing if it may. */
function nameProblem(what: keyof typeof rules, name: string): string | undefined {
  const rule = rules[what];
  if (name.length < rule.least || name.length > rule.most) {
    return `'${what}' must be between '${rule.least}' and '${rule.most}' characters long.`;
  }
  return rule.pattern.test(name) ? undefined : `'${what}' must match the pattern '${rule.pattern.source}'.`;
}

export function requireName(what: keyof typeof rules, name: string): void {
  const problem = nameProblem(what, name);
  if (problem !== undefined) throw badRequest('InvalidParameter', `The value of parameter ${what} is invalid: ${problem}`);
}

/** Largest volume in GiB: 64 TiB (scale targets) [D]. */
const largestVolumeGiB = 65_536;

/** The size in a volume's body: whole GiB from 1 to 65,536. */
export function requiredSizeGiB(body: unknown): number {
  const size = numberAt(body, 'properties', 'sizeGiB');
  if (size !== undefined && Number.isInteger(size) && size >= 1 && size <= largestVolumeGiB) return size;
  throw badRequest(
    'InvalidParameter',
    `The value of parameter sizeGiB is invalid: it must be a whole number from 1 to ${largestVolumeGiB}.`,
  );
}

/** The properties that the body of a PATCH names; null names nothing to change. */
export const namedIn = (body: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(objectAt(body, 'properties')).filter(([, value]) => value !== null));
