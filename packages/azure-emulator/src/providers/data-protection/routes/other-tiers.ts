import { textAt } from '../../../arm/bodies.ts';
import type { ArmRequest, ArmRoute } from '../../../arm/routing/routes.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { instanceIn } from '../protocol/in-vault.ts';
import { dataProtectionVersions, instancePath } from '../protocol/versions.ts';

/** Codes as recorded of other data sources [R]; the sentences are ours [U]. */
const rangeEnds = (): UserError => ({
  code: 'UserErrorInvalidRestorableTimeRange',
  message: 'The start of the time range must lie before its end.',
  recommendedAction: 'Ask for a time range whose start lies before its end.',
});
const noRanges = (): UserError => ({
  code: 'DppPluginInvalidInputParameters',
  message: 'Backups of Elastic SAN volumes are restored from recovery points, not to a point in time.',
  recommendedAction: 'List the recovery points of the backup instance and restore one of them.',
});

function findRanges(request: ArmRequest): never {
  instanceIn(request);
  const { world, body } = request;
  if (textAt(body, 'sourceDataStoreType') === undefined) throw refused(world, invalidInput('sourceDataStoreType is required.'));
  const [from, to] = [Date.parse(textAt(body, 'startTime') ?? ''), Date.parse(textAt(body, 'endTime') ?? '')];
  throw refused(world, from >= to ? rangeEnds() : noRanges());
}

/** There is no archive tier for Elastic SAN, so no point ever waits there [D]. */
function rehydrate(request: ArmRequest): never {
  instanceIn(request);
  throw refused(request.world, invalidInput('a recovery point of the operational tier cannot be rehydrated.'));
}

const routeOf = (name: string, handle: (request: ArmRequest) => never): ArmRoute => ({
  method: 'POST',
  template: `${instancePath}/${name}`,
  apiVersions: dataProtectionVersions,
  action: `Microsoft.DataProtection/backupVaults/backupInstances/${name}/action`,
  handle,
});

/** What belongs to continuous and archived backups, which Elastic SAN has none of. */
export const otherTierRoutes: readonly ArmRoute[] = [routeOf('findRestorableTimeRanges', findRanges), routeOf('rehydrate', rehydrate)];
