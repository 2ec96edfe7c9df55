import { expect } from 'vitest';
import { textAt, valueAt } from '../arm/bodies.ts';
import { takeVolumeSnapshot } from '../providers/elastic-san/snapshots.ts';
import { formOf } from './comparison.ts';
import { minute, Stage } from './stage.ts';

/** Files of `examples/` that hold no exchange: what is tried with each. */
export type OtherExample = (content: unknown) => void;

const group = '/subscriptions/97cda027-4279-4cde-b4ff-19afa0021d87/resourceGroups/ESAN-ECYBVTRG';

type Request = { method: string; path: string; body: Record<string, unknown> };
const requestIn = (content: unknown): Request => valueAt(content, 'request') as Request;

/** A documented request in a region of ours, and with one volume: this Azure takes one for each instance. */
const ours = (request: Request): unknown =>
  JSON.parse(
    JSON.stringify(request.body)
      .replaceAll(/eastus2euap|southeastasia/g, 'eastus2')
      .replace(/"(vol1|source-vol1)"(,"(vol|source-vol)\d")+/, '"vol1"')
      .replace(/"source-vol1":"target-vol1","source-vol2":"target-vol2"/, '"vol1":"target-vol1"'),
  ) as unknown;

const documented = (): Stage =>
  new Stage(group, 'eastus2', {
    vault: 'ESANVault',
    policy: 'BVTPolicy',
    instance: 'esan-volgroup-bi',
    san: 'ecy-bvt-adhoc',
    group: 'esan-volgroup',
    volume: 'vol1',
  });

const named = (text: string): string => text.replaceAll('{subscription-id}', '11111111-0000-4000-8000-000000000001');

function documentedSnapshot(): { on: Stage; path: (request: Request) => string; body: (request: Request) => unknown } {
  const on = new Stage('/subscriptions/11111111-0000-4000-8000-000000000001/resourceGroups/myResourceGroup', 'westus', {
    san: 'myElasticSan',
    group: 'myElasticSanVolumeGroup',
  }).withVolume();
  // The documented name is none that Azure takes: names of volume snapshots are small.
  takeVolumeSnapshot(on.world, `${on.volumeGroup}/volumes/volume`, 'myElasticSanVolumeSnapshot');
  return {
    on,
    path: ({ path }) => `${named(path)}?api-version=2025-01-02`,
    // The documented id leaves out the first slash.
    body: ({ body }) => JSON.parse(named(JSON.stringify(body)).replace('"subscriptions/', '"/subscriptions/')) as unknown,
  };
}

/** Names of every field of each assignment in a list, and where it stands. */
const assignmentsIn = (list: unknown): unknown =>
  (valueAt(list, 'value') as object[]).map((item) => [
    Object.keys(item),
    Object.keys(valueAt(item, 'properties') as object),
    [textAt(item, 'id'), textAt(item, 'properties', 'scope')].map((text) => formOf(text ?? '')),
  ]);

/** What is tried with each file that is no exchange. */
export const otherExamples: Record<string, OtherExample> = {
  'esan-backup-real/02b_PutPolicy_request_body': (content) => {
    const on = documented().withVault();
    const { status, body } = on.call('PUT', on.policy, content);
    expect({ status, properties: valueAt(body, 'properties') }).toEqual({ status: 200, properties: valueAt(content, 'properties') });
  },
  'esan-backup-real/swagger_PutBackupInstanceWithGenericParameters_2026-06-01': (content) => {
    const on = documented().withVolume().withVault();
    const request = requestIn(content);
    expect(on.call(request.method, request.path, ours(request)).status).toBe(202);
    on.pass(minute);
    expect(textAt(on.call('GET', request.path).body, 'properties', 'currentProtectionState')).toBe('ProtectionConfigured');
  },
  'esan-backup-real/swagger_TriggerRestoreWithGenericParameters_2026-06-01': (content) => {
    const on = documented().backedUp();
    on.call('PUT', `${on.san}/volumeGroups/target-esan-volgroup`, { properties: {} });
    on.pass(minute);
    const body = { ...(ours(requestIn(content)) as object), recoveryPointId: on.point };
    expect(on.call('POST', `${on.instance}/restore`, body).status).toBe(202);
    on.pass(10 * minute);
    expect(on.call('GET', `${on.san}/volumeGroups/target-esan-volgroup/volumes/target-vol1`).status).toBe(200);
  },
  'compute/swagger_PutSnapshot_CopyFromSanSnapshot': (content) => {
    const { on, path, body } = documentedSnapshot();
    const request = requestIn(content);
    expect(on.call('PUT', path(request), body(request)).status).toBe(202);
    on.pass(minute);
    expect(valueAt(on.call('GET', path(request)).body, 'properties', 'creationData')).toEqual({
      createOption: 'CopyFromSanSnapshot',
      elasticSanResourceId: valueAt(body(request), 'properties', 'creationData', 'elasticSanResourceId'),
    });
  },
  // The file says that Azure blocks it.
  'compute/swagger_PutDisk_CopyFromSanSnapshot': (content) => {
    const { on, path, body } = documentedSnapshot();
    expect(on.call('PUT', path(requestIn(content)), body(requestIn(content))).status).toBe(400);
  },
  'authorization-built-in-role-ids': (content) => {
    const on = documented();
    const at = `${on.subscription}/providers/Microsoft.Authorization/roleDefinitions`;
    for (const [name, id] of Object.entries(valueAt(content, 'roles') as Record<string, string>)) {
      const { body } = on.call('GET', `${at}/${id}?api-version=2022-04-01`);
      expect([textAt(body, 'properties', 'roleName'), textAt(body, 'name')]).toEqual([name, id]);
    }
  },
  'authorization-roleAssignments-list-real': (content) => {
    const on = documented().withVolume();
    const [first] = on.world.resources.list('Microsoft.Authorization/roleAssignments');
    if (first !== undefined) on.world.resources.remove(first.id);
    on.assign('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', '/', on.person.objectId);
    on.call(
      'PUT',
      `${on.subscription}/providers/Microsoft.Authorization/roleAssignments/18c3e865-2039-4911-a05f-648d0797da33?api-version=2022-04-01`,
      {
        properties: {
          roleDefinitionId: `${on.subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
          principalId: on.person.objectId,
          principalType: 'User',
        },
      },
    );
    const { body } = on.call('GET', `${on.san}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()&api-version=2022-04-01`);
    expect(assignmentsIn(body)).toEqual(assignmentsIn(valueAt(content, 'response', 'body')));
  },
};

/** Files that nothing is compared with, and why. */
export const notCompared: Record<string, string> = {
  'esan-backup-real/manifest_AzureElasticSAN_powershell': 'what the PowerShell module knows of Elastic SAN backup, no call of Azure',
  'dataprotection-policy/GetOrListPolicies_3':
    'policies of other data sources, which are kept in the vault tier; each form that a policy of Elastic SAN has is in GetOrListPolicies_4 and 02_ListPolicies_ESAN',
};
