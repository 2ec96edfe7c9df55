import type { ArmRequest } from '../../../arm/routing/routes.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import { elasticSanTypeVersions } from '../protocol/versions.ts';

const ownTypes = new Set(['GenericBackupDatasourceParameters', 'GenericRestoreDatasourceCriteria', 'ResourceListSelectionCriteria']);

/** Bodies that name a type of Elastic SAN backup are understood only where Azure has it; the refusal's text is ours [U]. */
export function requireKnownTypes(request: ArmRequest): void {
  if (elasticSanTypeVersions.includes(request.apiVersion)) return;
  const type = ownTypeIn(request.body);
  if (type !== undefined)
    throw refused(request.world, invalidInput(`the type '${type}' is not known in api-version '${request.apiVersion}'.`));
}

function ownTypeIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const type = key === 'objectType' && typeof item === 'string' && ownTypes.has(item) ? item : ownTypeIn(item);
    if (type !== undefined) return type;
  }
  return undefined;
}
