import { textAt } from '../../arm/bodies.ts';
import { resourceGroupOf, lastPart, subscriptionOf } from '../../arm/scopes.ts';
import type { Column, Row } from '../../kql/values/table.ts';
import type { Type, Value } from '../../kql/values/value.ts';
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

/** A resource as a row: its id keeps its case, type, region and resource group have none [R]. */
export const rowOf = (source: Source): Row => [
  source.id,
  source.name,
  source.type.toLowerCase(),
  tenantId,
  textAt(source, 'kind') ?? '',
  (source.location ?? '').toLowerCase(),
  lastPart(resourceGroupOf(source.id)).toLowerCase(),
  subscriptionOf(source.id),
  textAt(source, 'managedBy') ?? '',
  orNull(source['sku']),
  orNull(source['plan']),
  orNull(source.properties),
  orNull(source['tags']),
  orNull(source['identity']),
  orNull(source['zones']),
  orNull(source['extendedLocation']),
];

/** Rows of one type, made when they are asked for. */
export type OfType<S> = { type: string; rows: (sight: S) => Row[] };
