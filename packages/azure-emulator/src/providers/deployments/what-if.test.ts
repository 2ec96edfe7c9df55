import { array, assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { disk, group, minute, pathOf, put, template, withDisks } from '../../test-support/deployment-calls.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';

type Change = { resourceId: string; changeType: string; before?: unknown; after?: unknown; delta?: unknown[]; unsupportedReason?: string };

/** What a template is said to change. */
function foreseen(on: Trial, wanted: object, settings: object = {}): Change[] {
  const asked = on.call('POST', pathOf(on, 'x', '/whatIf'), {
    properties: { mode: 'Incremental', template: wanted, whatIfSettings: settings },
  });
  expect(asked.status).toBe(202);
  const where = asked.headers['Location'] ?? '';
  expect(on.call('GET', where).status).toBe(202);
  on.wait(5000);
  const { status, body } = on.call('GET', where);
  expect([status, valueAt(body, 'status')]).toEqual([200, 'Succeeded']);
  return valueAt(body, 'properties', 'changes') as Change[];
}

const inShort = (changes: readonly Change[]): [string, string][] =>
  changes.map(({ resourceId, changeType }) => [resourceId.split('/').at(-1) ?? '', changeType]);

describe('what would happen is said before', () => {
  test('of what is new, everything that it would be made with; what asks for it stays as written', () => {
    const on = trial();
    const changes = foreseen(on, template);
    expect(changes.map(({ changeType }) => changeType)).toEqual(['Create', 'Create', 'Create', 'Create']);
    expect(changes[2]).toMatchObject({
      resourceId: `${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`,
      after: { name: 'bv-new', type: 'Microsoft.DataProtection/backupVaults', location: 'eastus2', apiVersion: '2026-06-01' },
    });
    expect(valueAt(changes[3]?.after, 'properties', 'principalId')).toBe(
      "[reference(variables('vaultId'), '2026-06-01', 'Full').identity.principalId]",
    );
    expect(on.world.resources.countOf('Microsoft.DataProtection/backupVaults')).toBe(0);
  });

  test('of what is there already, nothing: deployed again it stays as it is', () => {
    const on = trial();
    put(on, 'first');
    on.wait(minute);
    expect(foreseen(on, template).map(({ changeType }) => changeType)).toEqual(['NoChange', 'NoChange', 'NoChange', 'NoChange']);
  });

  test('of what differs, the difference; of what else is in the group, that it stays', () => {
    const on = trial();
    put(on, 'first', withDisks(disk('one', { tags: { use: 'test', old: 'yes' } }), disk('two'), disk('three')));
    on.wait(minute);
    const bigger = { creationData: { createOption: 'Empty' }, diskSizeGB: 8 };
    const changes = foreseen(on, withDisks(disk('one', { properties: bigger, tags: { use: 'work' } }), disk('two'), disk('four')));
    expect(inShort(changes)).toEqual([
      ['one', 'Modify'],
      ['two', 'NoChange'],
      ['four', 'Create'],
      ['three', 'Ignore'],
    ]);
    expect(changes[0]?.delta).toEqual([
      { path: 'properties.diskSizeGB', propertyChangeType: 'Modify', before: 4, after: 8 },
      { path: 'tags.use', propertyChangeType: 'Modify', before: 'test', after: 'work' },
      { path: 'tags.old', propertyChangeType: 'Delete', before: 'yes' },
    ]);
    expect(changes[0]?.after).toMatchObject({ tags: { use: 'work' }, properties: { diskSizeGB: 8, provisioningState: 'Succeeded' } });
  });

  test('by ids alone where that is asked for', () => {
    const on = trial();
    put(on, 'first', withDisks(disk('one')));
    on.wait(minute);
    const changes = foreseen(on, withDisks(disk('one'), disk('two')), { resultFormat: 'ResourceIdOnly' });
    expect(inShort(changes)).toEqual([
      ['one', 'Deploy'],
      ['two', 'Create'],
    ]);
    expect(changes[0]).not.toHaveProperty('before');
  });

  test('of a deployment inside, by what is in it', () => {
    const on = trial();
    const properties = {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      template: withDisks(disk('[resourceGroup().name]')),
    };
    const nested = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2024-03-01',
      name: 'n',
      resourceGroup: 'rg-restore',
      properties,
    };
    expect(inShort(foreseen(on, withDisks(nested)))).toEqual([['rg-restore', 'Create']]);
  });

  test('of what cannot be read, that it cannot be told', () => {
    const changes = foreseen(trial(), withDisks(disk('one', { apiVersion: '1999-01-01' })));
    expect(changes).toMatchObject([{ changeType: 'Unsupported', unsupportedReason: expect.stringContaining('1999-01-01') }]);
  });

  test('who may not write what a template makes is refused as by the deployment', () => {
    const on = trial();
    const asked = on.call('POST', pathOf(on, 'x', '/whatIf'), { properties: { mode: 'Incremental', template } }, { as: on.reader });
    expect([asked.status, codeOf(asked)]).toEqual([403, 'AuthorizationFailed']);
  });
});

const names = ['a', 'b', 'c', 'd'];
const wish = record({
  size: integer({ min: 4, max: 6 }),
  use: constantFrom(undefined, 'test', 'work'),
  sku: constantFrom('Premium_LRS', 'Standard_LRS'),
});
type Wish = { size: number; use: string | undefined; sku: string };
const diskOf = (name: string, { size, use, sku }: Wish): object =>
  disk(name, {
    sku: { name: sku },
    ...(use === undefined ? {} : { tags: { use } }),
    properties: { creationData: { createOption: 'Empty' }, diskSizeGB: size },
  });

/** What a person would see of each disk. */
const seen = (on: Trial): Map<string, string> =>
  new Map(
    on.world.resources
      .list('Microsoft.Compute/disks', group(on))
      .map(({ name, tags, sku, properties }) => [name, JSON.stringify([valueAt(sku, 'name'), tags ?? {}, properties['diskSizeGB']])]),
  );

test('over random estates and plans, what is foreseen is what then happens', () => {
  const plan = uniqueArray(constantFrom(...names), { minLength: 1 });
  assert(
    property(plan, plan, array(wish, { minLength: 8, maxLength: 8 }), (before, after, wishes) => {
      const on = trial();
      const of = (list: readonly string[], from: number): object =>
        withDisks(...list.map((name, at) => diskOf(name, wishes[from + at] ?? { size: 4, use: undefined, sku: 'Premium_LRS' })));
      put(on, 'estate', of(before, 0));
      on.wait(minute);
      const [was, changes] = [seen(on), foreseen(on, of(after, 4))];
      put(on, 'plan', of(after, 4));
      on.wait(minute);
      const is = seen(on);
      const said = new Map(inShort(changes));
      // A disk that would become smaller is refused, which what-if cannot know: Azure's does not look so deep either.
      const happened = new Map(
        [...is].map(([name, now]) => [
          name,
          !was.has(name) ? 'Create' : !after.includes(name) ? 'Ignore' : was.get(name) === now ? 'NoChange' : 'Modify',
        ]),
      );
      const shrinks = (name: string): boolean => was.has(name) && said.get(name) === 'Modify' && was.get(name) === is.get(name);
      for (const name of names.filter((one) => !shrinks(one))) expect([name, said.get(name)]).toEqual([name, happened.get(name)]);
    }),
    { seed: 20_260_908, numRuns: 40 },
  );
});
