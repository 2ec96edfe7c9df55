import { nameFault, nameRules, newNameFault, type NameFault } from '../names/name-rules.ts';

/** The most volumes that one restore set takes: its address has to hold them all. */
export const mostInSet = 50;

/** How the new volumes of a set are called unless something else is typed. */
export const usualPattern = '{volume}-restored-{date}';

/** The newest point at or before a moment (of all, without one), whatever the order of the list. */
export function newestPointAt<P extends { time: string }>(points: readonly P[], at: string | undefined): P | undefined {
  const most = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  return points.reduce<P | undefined>((best, point) => {
    const time = Date.parse(point.time);
    return time <= most && (best === undefined || time > Date.parse(best.time)) ? point : best;
  }, undefined);
}

/** How far the moments of a set's points lie apart, in ms. */
export function skewMsOf(times: readonly string[]): number {
  const moments = times.map((time) => Date.parse(time));
  return moments.length === 0 ? 0 : Math.max(...moments) - Math.min(...moments);
}

const parts = { volume: /\{volume\}/g, date: /\{date\}/g, time: /\{time\}/g };

/** What comes of a restore point: each has a rule of its own for names. */
export type Restored = 'volume' | 'disk';

/** What can be wrong with a pattern for names. */
export type PatternFault = 'no-volume' | NameFault;

/** What is wrong with a pattern: every name must say its volume, be one that Azure takes, and have room for the volume's name. */
export function patternFault(pattern: string, of: Restored = 'volume'): PatternFault | undefined {
  if (pattern === '') return 'empty';
  if (!pattern.includes('{volume}')) return 'no-volume';
  const name = patternedName(pattern, 'volume', '2026-01-01T00:00:00Z', of);
  return name.includes('volume') ? nameFault(of, name) : 'too-long';
}

/** The name that a pattern gives a volume at a moment (UTC); a long volume's name is cut so that the whole fits. */
export function patternedName(pattern: string, volume: string, at: string, of: Restored = 'volume'): string {
  const [date = '', clock = ''] = at.split('T');
  const around = pattern.replace(parts.date, date).replace(parts.time, clock.slice(0, 5).replace(':', ''));
  const rest = around.replace(parts.volume, '').length;
  const count = around.match(parts.volume)?.length ?? 1;
  const room = Math.max(0, Math.floor((nameRules[of].max - rest) / count));
  return around.replace(parts.volume, volume.slice(0, room).replace(/-+$/, ''));
}

/** One volume of a set as far as its new name depends on it. */
export type ToBeNamed = {
  volume: string;
  /** Id of the volume group in which the name must be free. */
  groupId: string;
  /** What somebody typed in place of the pattern. */
  typed?: string | undefined;
};

/** A new name, and what is wrong with it. */
export type RestoredName = { name: string; fault: NameFault | 'taken' | undefined };

/**
 * Names for all volumes of a set, in order: the pattern's, with a number where it is taken in the group or by
 * an earlier volume of the set. What was typed stays as it is, and is at fault if it is taken.
 */
export function restoredNames(
  volumes: readonly ToBeNamed[],
  { pattern, at, takenIn, of = 'volume' }: { pattern: string; at: string; takenIn: (groupId: string) => readonly string[]; of?: Restored },
): RestoredName[] {
  const given = new Map<string, string[]>();
  return volumes.map(({ volume, groupId, typed }) => {
    const key = groupId.toLowerCase();
    const taken = [...takenIn(groupId), ...(given.get(key) ?? [])];
    const name = typed ?? freeName(patternedName(pattern, volume, at, of), taken, of);
    given.set(key, [...(given.get(key) ?? []), name]);
    return { name, fault: newNameFault(of, name, taken) };
  });
}

/** The name itself, or with the first number that makes it free. */
export function freeName(wanted: string, taken: readonly string[], of: Restored = 'volume'): string {
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : `-${count}`;
    const name = `${wanted.slice(0, nameRules[of].max - ending.length).replace(/-+$/, '')}${ending}`;
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}
