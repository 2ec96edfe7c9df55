import { valueAt } from '../../../arm/bodies.ts';
import { isObject } from '../../../json/objects.ts';

/** The items of a list at a path; an absent list has none. */
export function itemsAt(body: unknown, ...path: (string | number)[]): readonly unknown[] {
  const value = valueAt(body, ...path);
  return Array.isArray(value) ? value : [];
}

/** What a change leaves of what was there: objects change part by part, everything else as a whole; null names nothing to change. */
export function merged(before: unknown, change: unknown): unknown {
  if (change === undefined || change === null) return before;
  if (!isObject(before) || !isObject(change)) return change;
  const parts = Object.entries(change).map(([name, part]) => [name, merged(before[name], part)] as const);
  return { ...before, ...Object.fromEntries(parts) };
}

/** Equal as JSON, whatever the order of keys. */
export function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  );
}
