import { isObject } from '../../json/objects.ts';

/** How a property would change, as what-if tells it [S]. */
export type PropertyChange = {
  path: string;
  propertyChangeType: 'Create' | 'Modify' | 'Delete' | 'Array';
  before?: unknown;
  after?: unknown;
  children?: PropertyChange[];
};

/** Texts that Azure compares without case: ids, regions and words such as Iscsi, which reads back as iSCSI. */
const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' ? one.toLowerCase() === other.toLowerCase() : Object.is(one, other);

// A PUT takes away what it leaves out of these [D].
const replaced = ['tags', 'identity'];

/**
 * What a template would change of a resource as it is now. Tags and identity that it leaves out go; any other part that it does not say
 * stays, so that it is no change: Azure shows some of it as deleted although it stays, which it calls noise itself [D].
 */
export function resourceChanges(before: Record<string, unknown>, after: Record<string, unknown>): PropertyChange[] {
  const gone = replaced.flatMap((field) => goneFrom(field, before[field], after[field]));
  return [...changesOf(before, after), ...gone];
}

function goneFrom(field: string, before: unknown, after: unknown): PropertyChange[] {
  if (!isObject(before) || isNothing(before) || before['type'] === 'None') return [];
  if (!isObject(after)) return [{ path: field, propertyChangeType: 'Delete', before }];
  if (field !== 'tags') return [];
  const kept = new Set(Object.keys(after).map((name) => name.toLowerCase()));
  return Object.entries(before).flatMap(([name, value]) =>
    kept.has(name.toLowerCase()) ? [] : [{ path: `${field}.${name}`, propertyChangeType: 'Delete' as const, before: value }],
  );
}

function changesOf(before: Record<string, unknown>, after: Record<string, unknown>, under = ''): PropertyChange[] {
  return Object.entries(after).flatMap(([name, wanted]) => {
    const path = under === '' ? name : `${under}.${name}`;
    const known = Object.entries(before).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
    return changeOf(path, known, wanted);
  });
}

function changeOf(path: string, before: unknown, after: unknown): PropertyChange[] {
  if (isObject(before) && isObject(after)) return changesOf(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) {
    const children = itemChanges(before, after);
    return children.length === 0 ? [] : [{ path, propertyChangeType: 'Array', children }];
  }
  if (before === undefined || before === null) return isNothing(after) ? [] : [{ path, propertyChangeType: 'Create', after }];
  return isSame(before, after) ? [] : [{ path, propertyChangeType: 'Modify', before, after }];
}

const isNothing = (value: unknown): boolean =>
  value === null || (isObject(value) && Object.keys(value).length === 0) || (Array.isArray(value) && value.length === 0);

const itemChanges = (before: readonly unknown[], after: readonly unknown[]): PropertyChange[] =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at).flatMap((at) =>
    at < after.length
      ? changeOf(String(at), before[at], after[at])
      : [{ path: String(at), propertyChangeType: 'Modify', before: before[at], after: null }],
  );
