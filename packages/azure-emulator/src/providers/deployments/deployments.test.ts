import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { disk, get, group, minute, pathOf, put, stateOf, template, version, withDisks } from '../../test-support/deployment-calls.ts';
import { codeOf, messageOf, namesIn, trial } from '../../test-support/test-calls.ts';

describe('a deployment of a vault, its policies and its role', () => {
  test('is accepted, runs in the order of what depends on what, and tells what it made', () => {
    const on = trial();
    const accepted = put(on, 'first');
    expect([accepted.status, valueAt(accepted.body, 'properties', 'provisioningState')]).toEqual([201, 'Accepted']);
    on.wait(2000);
    expect(stateOf(on, 'first')).toBe('Running');
    const follow = accepted.headers['Azure-AsyncOperation'] ?? '';
    expect(on.call('GET', follow).body).toEqual({ status: 'Running' });
    on.wait(minute);
    expect(on.call('GET', follow).body).toEqual({ status: 'Succeeded' });
    const done = get(on, 'first');
    expect(done).toMatchObject({
      name: 'first',
      type: 'Microsoft.Resources/deployments',
      properties: {
        mode: 'Incremental',
        provisioningState: 'Succeeded',
        parameters: { vault: { type: 'String', value: 'bv-new' } },
        outputs: { state: { type: 'string', value: 'Succeeded' } },
      },
    });
    expect(valueAt(done, 'properties', 'outputResources')).toHaveLength(4);
    const vaultId = `${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`;
    expect(namesIn(on.call('GET', `${vaultId}/backupPolicies?api-version=2026-06-01`))).toEqual(['daily-0', 'daily-1']);
    const principalId = textAt(on.world.resources.get(vaultId), 'identity', 'principalId');
    const [assigned] = on.world.resources.list('Microsoft.Authorization/roleAssignments', group(on));
    expect(assigned?.properties['principalId']).toBe(principalId);
  });

  test('deployed again under its name it is the same deployment, and leaves what is there as it is', () => {
    const on = trial();
    put(on, 'first');
    on.wait(minute);
    const roles = on.world.resources.countOf('Microsoft.Authorization/roleAssignments');
    const again = put(on, 'first');
    expect(again.status).toBe(200);
    on.wait(minute);
    expect(stateOf(on, 'first')).toBe('Succeeded');
    expect(on.world.resources.countOf('Microsoft.Authorization/roleAssignments')).toBe(roles);
    expect(namesIn(on.call('GET', pathOf(on, '').replace('/?', '?')))).toEqual(['first']);
  });

  test('cannot be replaced while it runs', () => {
    const on = trial();
    put(on, 'first');
    const refused = put(on, 'first');
    expect([refused.status, codeOf(refused)]).toEqual([409, 'DeploymentActive']);
    expect(messageOf(refused)).toMatch(
      /^Unable to edit or replace deployment 'first': previous deployment from '9\/8\/2026 8:00:00 AM' is still active/,
    );
  });

  test('lists what was done for each resource', () => {
    const on = trial();
    put(on, 'first');
    on.wait(minute);
    const operations = on.call('GET', pathOf(on, 'first', '/operations')).body;
    const [one] = valueAt(operations, 'value') as unknown[];
    expect(valueAt(operations, 'value')).toHaveLength(4);
    expect(one).toMatchObject({
      properties: {
        provisioningOperation: 'Create',
        provisioningState: 'Succeeded',
        statusCode: 'OK',
        targetResource: {
          resourceType: 'Microsoft.DataProtection/backupVaults/backupPolicies',
          resourceName: 'daily-0',
          apiVersion: '2026-06-01',
        },
      },
    });
    expect(on.call('GET', pathOf(on, 'first', `/operations/${textAt(one, 'operationId') ?? ''}`)).body).toEqual(one);
  });

  test('tells the template that it was made of', () => {
    const on = trial();
    put(on, 'first');
    expect(on.call('POST', pathOf(on, 'first', '/exportTemplate')).body).toEqual({ template });
    expect(codeOf(on.call('POST', pathOf(on, 'never', '/exportTemplate')))).toBe('DeploymentNotFound');
  });

  test('is forgotten without what it made', () => {
    const on = trial();
    put(on, 'first');
    on.wait(minute);
    expect(on.call('HEAD', pathOf(on, 'first')).status).toBe(204);
    const { status, headers } = on.call('DELETE', pathOf(on, 'first'));
    expect([status, on.call('GET', headers['Location'] ?? '').status]).toEqual([202, 202]);
    on.wait(minute);
    expect(on.call('GET', headers['Location'] ?? '').status).toBe(200);
    expect(codeOf(on.call('GET', pathOf(on, 'first')))).toBe('DeploymentNotFound');
    expect(on.world.resources.has(`${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`)).toBe(true);
  });
});

test('the list has the newest first, and those in a state where that is asked for', () => {
  const on = trial();
  put(on, 'good', withDisks(disk('one')));
  put(on, 'bad', withDisks(disk('two', { location: 'nowhere' })));
  on.wait(minute);
  const list = (filter: string) => namesIn(on.call('GET', `${pathOf(on, '').replace('/?', '?')}${filter}`));
  expect(list('')).toEqual(['bad', 'good']);
  expect(list("&$filter=provisioningState eq 'failed'")).toEqual(['bad']);
});

test('a template is checked without anything being made', () => {
  const on = trial();
  const { status, body } = on.call('POST', pathOf(on, 'x', '/validate'), { properties: { mode: 'Incremental', template } });
  expect([status, valueAt(body, 'properties', 'provisioningState')]).toEqual([200, 'Succeeded']);
  expect(valueAt(body, 'properties', 'validatedResources')).toHaveLength(4);
  on.wait(minute);
  expect(on.world.resources.countOf('Microsoft.Resources/deployments')).toBe(0);
});

test('a deployment of a subscription makes resource groups, and what is in them by a deployment inside', () => {
  const on = trial();
  const inner = {
    mode: 'Incremental',
    expressionEvaluationOptions: { scope: 'inner' },
    template: withDisks(disk("[concat('of-', resourceGroup().name)]")),
  };
  const wanted = {
    ...template,
    resources: [
      { type: 'Microsoft.Resources/resourceGroups', apiVersion: '2024-03-01', name: 'rg-made', location: 'eastus2' },
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2024-03-01',
        name: 'inside',
        resourceGroup: 'rg-made',
        dependsOn: ['rg-made'],
        properties: inner,
      },
    ],
    outputs: {},
    variables: {},
  };
  const path = `${on.subscription}/providers/Microsoft.Resources/deployments/all?${version}`;
  expect(codeOf(on.call('PUT', path, { properties: { mode: 'Incremental', template: wanted } }))).toBe('LocationRequired');
  expect(on.call('PUT', path, { location: 'eastus2', properties: { mode: 'Incremental', template: wanted } }).status).toBe(201);
  on.wait(5 * minute);
  expect(on.call('GET', path).body).toMatchObject({ location: 'eastus2', properties: { provisioningState: 'Succeeded' } });
  expect(on.world.resources.has(`${on.subscription}/resourceGroups/rg-made/providers/Microsoft.Compute/disks/of-rg-made`)).toBe(true);
  expect(namesIn(on.call('GET', `${on.subscription}/providers/Microsoft.Resources/deployments?${version}`))).toEqual(['all']);
});
