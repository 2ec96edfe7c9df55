import { describe, expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { disk, get, group, minute, pathOf, put, stateOf, template, vault, withDisks } from '../../test-support/deployment-calls.ts';
import { codeOf, messageOf, trial } from '../../test-support/test-calls.ts';

describe('what goes wrong', () => {
  test('one that fails takes along what depends on it, and nothing else', () => {
    const on = trial();
    put(on, 'mixed', withDisks(disk('bad', { location: 'nowhere' }), disk('after', { dependsOn: ['bad'] }), disk('good')));
    on.wait(5 * minute);
    const id = `${group(on)}/providers/Microsoft.Resources/deployments/mixed`;
    expect(valueAt(get(on, 'mixed'), 'properties', 'error')).toMatchObject({
      code: 'DeploymentFailed',
      target: id,
      message:
        'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.',
      details: [{ code: 'LocationNotAvailableForResourceType' }],
    });
    expect(stateOf(on, 'mixed')).toBe('Failed');
    const disks = on.world.resources.list('Microsoft.Compute/disks', group(on)).map(({ name }) => name);
    expect(disks).toEqual(['good']);
    const operations = valueAt(on.call('GET', pathOf(on, 'mixed', '/operations')).body, 'value');
    expect(operations).toMatchObject([
      {
        properties: {
          provisioningState: 'Failed',
          statusCode: 'BadRequest',
          statusMessage: { error: { code: 'LocationNotAvailableForResourceType' } },
        },
      },
      { properties: { provisioningState: 'Succeeded' } },
    ]);
  });

  test('work that fails later is nested as Azure nests it', () => {
    const on = trial();
    const said = { code: 'DiskServiceError', message: 'The disk could not be made.', recommendedAction: '' };
    on.world.faults.add({ id: 'f', kind: 'fail-later', operation: 'disk', target: 'd', times: 1, ...said });
    put(on, 'late', withDisks(disk('d')));
    on.wait(5 * minute);
    const diskId = `${group(on)}/providers/Microsoft.Compute/disks/d`;
    expect(valueAt(get(on, 'late'), 'properties', 'error', 'details')).toEqual([
      {
        code: 'ResourceDeploymentFailure',
        target: diskId,
        message: "The resource write operation failed to complete successfully, because it reached terminal provisioning state 'Failed'.",
        details: [{ code: 'DiskServiceError', message: 'The disk could not be made.' }],
      },
    ]);
  });

  test('half a character in a name is a name of no use, and stops nothing else', () => {
    const on = trial();
    expect(put(on, 'halves', withDisks(disk('half\ud800'), disk('whole'))).status).toBe(201);
    on.wait(5 * minute);
    expect(stateOf(on, 'halves')).toBe('Failed');
    expect(on.world.resources.has(`${group(on)}/providers/Microsoft.Compute/disks/whole`)).toBe(true);
  });

  test('a resource provider that asks for fewer calls is asked again', () => {
    const on = trial();
    const said = { status: 429, code: 'TooManyRequests', message: 'Slow down.', retryAfterSeconds: 1, times: 3 };
    on.world.faults.add({ id: 'f', kind: 'next-call', action: 'Microsoft.Compute/disks/write', ...said });
    put(on, 'slow', withDisks(disk('d')));
    on.wait(5 * minute);
    expect(stateOf(on, 'slow')).toBe('Succeeded');
  });

  test('a deployment inside of another fails with it, one level deeper', () => {
    const on = trial();
    const inner = {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      template: withDisks(disk("[concat('in', 'side')]"), disk('bad', { location: 'nowhere' })),
    };
    const nested = { type: 'Microsoft.Resources/deployments', apiVersion: '2024-03-01', name: 'inner', properties: inner };
    put(on, 'outer', withDisks(nested));
    on.wait(5 * minute);
    expect(valueAt(get(on, 'outer'), 'properties', 'error', 'details')).toMatchObject([
      {
        code: 'ResourceDeploymentFailure',
        details: [{ code: 'DeploymentFailed', details: [{ code: 'LocationNotAvailableForResourceType' }] }],
      },
    ]);
    expect(on.world.resources.has(`${group(on)}/providers/Microsoft.Compute/disks/inside`)).toBe(true);
  });

  test('what Azure asks for itself does not count against the calls of whom it works for', () => {
    const on = trial();
    on.world.throttling = true;
    put(on, 'many', withDisks(...Array.from({ length: 250 }, (_, at) => disk(`d${at}`))));
    on.wait(2 * minute);
    expect(stateOf(on, 'many')).toBe('Succeeded');
    expect(on.world.resources.list('Microsoft.Compute/disks', group(on))).toHaveLength(250);
  });

  test('a canceled one begins nothing more', () => {
    const on = trial();
    put(on, 'long', withDisks(disk('one'), disk('two', { dependsOn: ['one'] })));
    on.wait(2000);
    expect(on.call('POST', pathOf(on, 'long', '/cancel')).status).toBe(204);
    on.wait(5 * minute);
    expect(stateOf(on, 'long')).toBe('Canceled');
    expect(on.world.resources.list('Microsoft.Compute/disks', group(on)).map(({ name }) => name)).toEqual(['one']);
    expect(codeOf(on.call('POST', pathOf(on, 'long', '/cancel')))).toBe('DeploymentCannotBeCancelled');
  });

  test('who may not make one of the resources makes none of them', () => {
    const on = trial();
    const refused = put(on, 'mine', template, on.reader);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
    const scope = `${group(on)}/providers/Microsoft.Authorization/roleAssignments/7f2f0a4e-1c1b-4b7e-8b0b-3a1c5d9e2f22?api-version=2022-04-01`;
    const contributor = `${on.subscription}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c`;
    on.call('PUT', scope, { properties: { roleDefinitionId: contributor, principalId: on.reader.objectId, principalType: 'User' } });
    on.wait(10 * minute);
    const second = put(on, 'mine', template, on.reader);
    expect([second.status, codeOf(second)]).toEqual([403, 'InvalidTemplateDeployment']);
    expect(messageOf(second)).toMatch(
      /^Authorization failed for template resource '[-0-9a-f]{36}' of type 'Microsoft\.Authorization\/roleAssignments'\./,
    );
    expect(on.world.resources.has(`${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`)).toBe(false);
  });

  test.each([
    ['no mode', { template }, 400, 'InvalidRequestContent'],
    ['a mode that removes things', { mode: 'Complete', template }, 501, 'NotEmulated'],
    ['a template elsewhere', { mode: 'Incremental', templateLink: { uri: 'https://x.example' } }, 501, 'NotEmulated'],
    ['a template without resources', { mode: 'Incremental', template: {} }, 400, 'InvalidTemplate'],
    [
      'an expression without end',
      { mode: 'Incremental', template: { ...template, variables: { vaultId: '[concat(' } } },
      400,
      'InvalidTemplate',
    ],
    [
      'expressions in expressions',
      { mode: 'Incremental', template: { ...template, resources: [{ ...vault, name: `[${'concat('.repeat(50_000)}]` }] } },
      400,
      'InvalidTemplate',
    ],
  ])('%s is refused', (_, properties, status, code) => {
    const on = trial();
    for (const [method, more] of [
      ['PUT', ''],
      ['POST', '/validate'],
    ] as const) {
      const refused = on.call(method, pathOf(on, 'x', more), { properties });
      expect([refused.status, codeOf(refused)]).toEqual([status, code]);
    }
  });
});
