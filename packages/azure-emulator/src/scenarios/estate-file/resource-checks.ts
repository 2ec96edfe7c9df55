import { isObject } from '../../json/objects.ts';
import { momentIn } from '../../json/moments.ts';
import { deletedInstanceType, jobType, recoveryPointType } from '../../providers/data-protection/protocol/ids.ts';
import { textAt } from '../../arm/bodies.ts';
import type { Resource } from '../../world/resource-store.ts';
import { EstateFailure } from './estate.ts';

/** Where a field of something in a file stands in it. */
export type Place = (path: string) => string;

/** A moment in a file, in milliseconds. */
export function momentAt(written: string, place: string): number {
  const moment = momentIn(written);
  if (moment === undefined) throw new EstateFailure(`${place} must be a moment such as 2026-09-08T08:00:00Z.`);
  return moment;
}

/** What the emulator plans something for, by the type that has it. */
const neededMoments = new Map<string, readonly string[]>([
  [jobType, ['startTime']],
  [recoveryPointType, ['recoveryPointTime']],
  [deletedInstanceType, ['deletionInfo', 'scheduledPurgeTime']],
]);

/** Sizes, with the least that each may be. */
const leastSizes: Readonly<Record<string, number>> = { sizeGiB: 1, diskSizeGB: 1, baseSizeTiB: 0, extendedCapacitySizeTiB: 0 };

/** Refuse a resource that the world could not live with: days that do not exist, and sizes that nothing has. */
export function requireSound({ type, properties }: Resource, place: Place): void {
  const needed = neededMoments.get(type);
  if (needed !== undefined) momentAt(textAt(properties, ...needed) ?? '', place(['properties', ...needed].join('.')));
  requireSoundValue(properties, place('properties'));
}

function requireSoundValue(value: unknown, place: string): void {
  if (typeof value === 'string') requireDay(value, place);
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) requireSoundValue(one, `${place}[${at}]`);
  else if (isObject(value))
    for (const [name, one] of Object.entries(value)) {
      requireSize(name, one, `${place}.${name}`);
      requireSoundValue(one, `${place}.${name}`);
    }
}

// A moment by itself, or the first one of a schedule.
const likeMoment = /^(?:R\/)?(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))(?:\/P\w+)?$/;

function requireDay(text: string, place: string): void {
  const written = likeMoment.exec(text)?.[1];
  if (written === undefined || momentIn(written) !== undefined) return;
  throw new EstateFailure(`${place} has a day or time that does not exist: ${written}.`);
}

function requireSize(name: string, value: unknown, place: string): void {
  const least = Object.hasOwn(leastSizes, name) ? leastSizes[name] : undefined;
  if (least === undefined || value === null || (typeof value === 'number' && Number.isInteger(value) && value >= least)) return;
  throw new EstateFailure(`${place} must be a whole number from ${least} on.`);
}

/** Refuse a name that no resource of Azure's may have, or that is another one than the id ends in. */
export function requireName({ id, name }: Resource, place: Place): void {
  if (name.toLowerCase() !== id.split('/').at(-1)?.toLowerCase())
    throw new EstateFailure(`${place('name')} must be what the id ends in: ${id}.`);
  // What ARM takes in no name, whatever the type.
  if (/[<>%&\\?\p{Cc}]/u.test(name)) throw new EstateFailure(`${place('name')} has a character that no name of Azure's has: ${name}.`);
}

/** Refuse a list in which one thing stands twice, as Azure compares: without case. */
export function requireEachOnce(keys: readonly string[], place: (at: number) => string): void {
  const first = new Map<string, number>();
  for (const [at, key] of keys.entries()) {
    const before = first.get(key.toLowerCase());
    if (before !== undefined) throw new EstateFailure(`${place(at)} is there already as ${place(before)}; Azure does not tell case apart.`);
    first.set(key.toLowerCase(), at);
  }
}
