import { isAllowed } from '../../arm/access/access.ts';
import { ArmFailure } from '../../arm/errors.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import type { Plan } from '../../templates/plan.ts';
import { callerName } from '../../world/world.ts';

/** Refuse a deployment of what its caller may not make, before anything is; reported words [C], the status is a guess [U]. */
export function refuseUnauthorized({ world, caller }: ArmRequest, { resources }: Plan): void {
  const refused = resources.filter(({ type, id }) => !isAllowed(world, caller.objectId, `${actionType(type)}/write`, id));
  if (refused.length === 0) return;
  const texts = refused.map(
    ({ name, type, id }) =>
      `Authorization failed for template resource '${name}' of type '${type}'. The client '${callerName(caller)}' with object id '${caller.objectId}' does not have permission to perform action '${actionType(type)}/write' at scope '${id}'.`,
  );
  const message = texts.length === 1 ? (texts[0] ?? '') : `Deployment failed with multiple errors: '${texts.join(':')}'`;
  throw new ArmFailure(403, { code: 'InvalidTemplateDeployment', message });
}

/** Types whose actions are called otherwise. */
const actionTypes = new Map([
  ['microsoft.resources/resourcegroups', 'Microsoft.Resources/subscriptions/resourceGroups'],
  ['microsoft.dataprotection/resourceguards', 'Microsoft.DataProtection/subscriptions/resourceGroups/providers/resourceGuards'],
]);

const actionType = (type: string): string => actionTypes.get(type.toLowerCase()) ?? type;
