import { textAt } from '../../arm/bodies.ts';
import { resourceGroupOf, lastPart, subscriptionOf } from '../../arm/scopes.ts';
import type { Said } from '../../kql/narrowing.ts';
import type { Column, Row } from '../../kql/values/table.ts';
import type { Type, Value } from '../../kql/values/value.ts';
import { makeRoom } from '../../world/make-room.ts';
import { tenantId } from '../../world/registrations.ts';

const dynamic = ['sku', 'plan', 'properties', 'tags', 'identity', 'zones', 'extendedLocation'];

/** The columns of every table here, in the order of recorded answers [R]; that tables other than those recorded have the same is a guess [U]. */
export const columns: readonly Column[] = [
  'id name type tenantId kind location resourceGroup subscriptionId managedBy'.split(' ').map((name) => ({ name, type: 'string' as Type })),
  dynamic.map((name) => ({ name, type: 'dynamic' as Type })),
].flat();

/** What a row is made of: a resource as it is returned, or something like one. */
export type Source = { id: string; name: string; type: string; location?: string; properties: unknown; [field: string]: unknown };

// Absent values come as nulls, not as absent fields [R].
const orNull = (value: unknown): Value => (value ?? null) as Value;

type Place = { folder: string; resourceGroup: string; subscriptionId: string };
let lastPlace: Place = { folder: '', resourceGroup: '', subscriptionId: '' };

/** What is in one folder comes one after another, and is in one resource group if the folder is. */
function placeOf(id: string): Place {
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  if (folder !== lastPlace.folder) {
    const isInGroup = folder.includes('/providers/');
    lastPlace = {
      folder: isInGroup ? folder : '',
      resourceGroup: lastPart(resourceGroupOf(id)).toLowerCase(),
      subscriptionId: subscriptionOf(id),
    };
  }
  return lastPlace;
}

const inLowerCase = new Map<string, string>();

/** Types and regions are few. */
function lowerCased(text: string): string {
  const known = inLowerCase.get(text);
  if (known !== undefined) return known;
  makeRoom(inLowerCase, 1000);
  const lower = text.toLowerCase();
  inLowerCase.set(text, lower);
  return lower;
}

/** A resource as a row: its id keeps its case, type, region and resource group have none [R]. */
export function rowOf(source: Source): Row {
  const { resourceGroup, subscriptionId } = placeOf(source.id);
  return [
    source.id,
    source.name,
    lowerCased(source.type),
    tenantId,
    textAt(source, 'kind') ?? '',
    lowerCased(source.location ?? ''),
    resourceGroup,
    subscriptionId,
    textAt(source, 'managedBy') ?? '',
    orNull(source['sku']),
    orNull(source['plan']),
    orNull(source.properties),
    orNull(source['tags']),
    orNull(source['identity']),
    orNull(source['zones']),
    orNull(source['extendedLocation']),
  ];
}

/**
 * Rows of one type: what they are of is found when they are asked for, each of them is made when it is looked at. Those for which something that is said
 * does not hold may be left out.
 */
export type OfType<S> = { type: string; rows: (sight: S, said: Said) => Iterable<Row> };

/** A row for each of some things, made anew each time that it is looked at. */
export const rowsOf = <T>(things: Iterable<T>, rowFor: (thing: T) => Row): Iterable<Row> => ({
  *[Symbol.iterator]() {
    for (const thing of things) yield rowFor(thing);
  },
});
