import { textAt, valueAt } from '../../../arm/bodies.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import { protectionProblem } from '../work/backup-checks.ts';
import { requireKnownTypes } from '../items/elastic-san-types.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import { userFacing } from '../../../arm/user-facing.ts';
import { instanceProblem } from '../items/instance-rules.ts';
import { instanceIn, vaultOf } from '../protocol/in-vault.ts';
import { accepted } from '../protocol/long-running.ts';
import { dataProtectionVersions, instancePath } from '../protocol/versions.ts';

const done = { result: { objectType: 'OperationJobExtendedInfo' } };

const workOn = (request: ArmRequest, kind: string) => {
  const { world } = request;
  const instance = instanceIn(request);
  const vault = vaultOf(world, instance.id);
  return { kind, vault, targetId: instance.id, takesMs: world.takes('validation'), retryAfter: 10 } as const;
};

/** The checks that a change of protection runs, without changing it [S]; pace as that of the first validation [U]. */
function validateForModify(request: ArmRequest): ArmResponse {
  const { world } = request;
  const work = workOn(request, 'validate-modify');
  const properties = valueAt(request.body, 'backupInstance');
  requireKnownTypes(request);
  const problem = instanceProblem(world, work.vault.id, properties);
  if (problem !== undefined) throw refused(world, invalidInput(problem));
  return accepted(request, work, () => {
    const error = protectionProblem(world, work.vault, properties, work.targetId);
    return error === undefined ? done : { error: userFacing(world, error) };
  });
}

/** The service looks at the instance anew; here it is in step always, so nothing changes [S]. */
function sync(request: ArmRequest): ArmResponse {
  const work = workOn(request, 'sync');
  const type = textAt(request.body, 'syncType') ?? 'Default';
  if (type !== 'Default' && type !== 'ForceResync') throw refused(request.world, invalidInput(`syncType '${type}' is not supported.`));
  return accepted(request, work, () => done);
}

const routeOf = (name: string, handle: (request: ArmRequest) => ArmResponse): ArmRoute => ({
  method: 'POST',
  template: `${instancePath}/${name}`,
  apiVersions: dataProtectionVersions,
  action: `Microsoft.DataProtection/backupVaults/backupInstances/${name}/action`,
  handle,
});

/** Checking a change of protection, and looking at an instance anew. */
export const syncRoutes: readonly ArmRoute[] = [routeOf('validateForModifyBackup', validateForModify), routeOf('sync', sync)];
