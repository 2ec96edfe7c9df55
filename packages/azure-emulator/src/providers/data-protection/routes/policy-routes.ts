import { textAt, valueAt } from '../../../arm/bodies.ts';
import { found, part } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import { instanceType, nameOf, policyType, sameId } from '../protocol/ids.ts';
import { vaultIdIn, vaultIn } from '../protocol/in-vault.ts';
import { friendlyNameOf } from '../items/instances.ts';
import { limitsOf } from '../protocol/limits.ts';
import { policyAsStored, policyProblem } from '../policies/policy-rules.ts';
import { planRetention } from '../work/retention.ts';
import { planSchedule } from '../work/schedule.ts';
import { policyInUse, someOf } from '../protocol/user-errors.ts';
import { dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

const policyIdIn = (request: ArmRequest): string => `${vaultIdIn(request)}/backupPolicies/${part(request, 'policyName')}`;

const instancesOf = (request: ArmRequest, policyId: string) =>
  request.world.resources
    .list(instanceType, vaultIdIn(request))
    .filter((instance) => sameId(textAt(instance.properties, 'policyInfo', 'policyId') ?? '', policyId));

/** Stored at once and read back as put; a change reaches the instances that use it [D]. */
function putPolicy(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const vault = vaultIn(request);
  const name = part(request, 'policyName');
  const problem = /^[a-zA-Z][-a-zA-Z0-9]{2,149}$/.test(name)
    ? policyProblem(valueAt(body, 'properties'), limitsOf(world))
    : 'a policy name has 3 to 150 letters, digits and hyphens and starts with a letter.';
  if (problem !== undefined) throw refused(world, invalidInput(problem));
  const policy = world.resources.put({
    properties: policyAsStored(valueAt(body, 'properties')),
    id: `${vault.id}/backupPolicies/${name}`,
    name,
    type: policyType,
  });
  for (const instance of instancesOf(request, policy.id)) {
    planSchedule(world, instance.id);
    planRetention(world, instance.id);
  }
  return { status: 200, body: policy };
}

/** 200 without a body, 204 if absent (DeletePolicy_200) [R]. */
function deletePolicy(request: ArmRequest): ArmResponse {
  vaultIn(request);
  const id = policyIdIn(request);
  const inUse = instancesOf(request, id).map((instance) => friendlyNameOf(instance.properties));
  if (inUse.length > 0) throw refused(request.world, policyInUse(nameOf(id), someOf(inUse)));
  return { status: request.world.resources.remove(id) ? 200 : 204 };
}

const action = 'Microsoft.DataProtection/backupVaults/backupPolicies/read';
const listPath = `${vaultPath}/backupPolicies`;
const policyPath = `${listPath}/{policyName}`;

/** Backup policies: all synchronous. */
export const policyRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: listPath,
    apiVersions: dataProtectionVersions,
    action,
    handle: (request) => ({ status: 200, body: pageOf(request, request.world.resources.list(policyType, vaultIn(request).id)) }),
  },
  {
    method: 'GET',
    template: policyPath,
    apiVersions: dataProtectionVersions,
    action,
    handle: (request) => ({ status: 200, body: found(request.world, policyIdIn(request)) }),
  },
  {
    method: 'PUT',
    template: policyPath,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/backupVaults/backupPolicies/write',
    handle: putPolicy,
  },
  {
    method: 'DELETE',
    template: policyPath,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/backupVaults/backupPolicies/delete',
    handle: deletePolicy,
  },
];
