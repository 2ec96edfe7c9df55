import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { disk, get, group, minute, pathOf, put, stateOf, withDisks } from '../../test-support/deployment-calls.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';

const disksOf = (on: Trial): string[] => on.world.resources.list('Microsoft.Compute/disks', group(on)).map(({ name }) => name);
const errorOf = (on: Trial, name: string): unknown => valueAt(get(on, name), 'properties', 'error', 'details', 0);

const asking = (name: string, other: string) => disk(name, { tags: { of: `[reference('${other}', '2025-01-02').diskState]` } });

describe('what depends on what', () => {
  test('each is made when what it depends on is there, not before', () => {
    const on = trial();
    put(on, 'row', withDisks(disk('third', { dependsOn: ['second'] }), disk('second', { dependsOn: ['first'] }), disk('first')));
    const seen: string[][] = [];
    for (let seconds = 0; seconds < 60; seconds += 1) {
      on.wait(1000);
      const disks = disksOf(on);
      if (disks.length > (seen.at(-1)?.length ?? 0)) seen.push(disks);
    }
    expect(seen).toEqual([['first'], ['first', 'second'], ['first', 'second', 'third']]);
  });

  test.each([
    ['two that wait for each other', [disk('a', { dependsOn: ['b'] }), disk('b', { dependsOn: ['a'] })]],
    ['one that waits for itself', [disk('before'), disk('a', { dependsOn: ['a', 'before'] })]],
    [
      'what waits for a circle, with the circle',
      [disk('z', { dependsOn: ['a'] }), disk('a', { dependsOn: ['b'] }), disk('b', { dependsOn: ['a'] })],
    ],
  ])('%s: the template is refused', (_, disks) => {
    const on = trial();
    const refused = put(on, 'round', withDisks(...disks));
    expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([
      400,
      'InvalidTemplate',
      `Deployment template validation failed: 'Circular dependency detected on resource: '${group(on)}/providers/Microsoft.Compute/disks/a'. Please see https://aka.ms/arm-syntax-resources for usage details.'.`,
    ]);
  });

  test('two that ask for each other by reference alone fail, and nothing is made', () => {
    const on = trial();
    const ids = ['a', 'b'].map((name) => `${group(on)}/providers/Microsoft.Compute/disks/${name}`);
    put(on, 'round', withDisks(asking('a', ids[1] ?? ''), asking('b', ids[0] ?? '')));
    on.wait(minute);
    expect([stateOf(on, 'round'), disksOf(on)]).toEqual(['Failed', []]);
    expect(textAt(errorOf(on, 'round'), 'message')).toContain("Circular dependency detected on resource: '");
  });

  test('what a condition leaves out, and a loop without rounds, can be depended on', () => {
    const on = trial();
    const never = disk('never', { condition: "[equals(parameters('vault'), 'no')]" });
    const none = disk("[format('d{0}', copyIndex())]", { copy: { name: 'none', count: 0 } });
    put(on, 'some', withDisks(never, none, disk('after', { dependsOn: ['never', 'none'] })));
    on.wait(minute);
    expect([stateOf(on, 'some'), disksOf(on)]).toEqual(['Succeeded', ['after']]);
  });

  test('eight hundred in a row are made one after another', () => {
    const on = trial();
    const row = Array.from({ length: 800 }, (_, at) => disk(`d${at}`, at === 0 ? {} : { dependsOn: [`d${at - 1}`] }));
    expect(put(on, 'row', withDisks(...row)).status).toBe(201);
    on.wait(800 * minute);
    expect([stateOf(on, 'row'), disksOf(on).length]).toEqual(['Succeeded', 800]);
  });
});

/** A deployment that hands its own template on to one inside of it. */
const endless = withDisks({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2024-03-01',
  name: '[guid(deployment().name)]',
  properties: { mode: 'Incremental', template: '[deployment().properties.template]' },
});

describe('templates without end', () => {
  test('one that hands itself on without end fails at the twenty-first level', () => {
    const on = trial();
    put(on, 'endless', endless);
    on.wait(10 * minute);
    expect(stateOf(on, 'endless')).toBe('Failed');
    expect(on.world.resources.list('Microsoft.Resources/deployments', group(on))).toHaveLength(21);
  });

  test.each([
    ['that hands itself on without end', endless, 'The template is nested too deeply.'],
    [
      'with an expression that cannot be worked out',
      withDisks(disk('d', { tags: { a: '[nothing()]' } })),
      "The template function 'nothing' is not valid.",
    ],
  ])('what-if of one %s fails in words', (_, template, message) => {
    const on = trial();
    const asked = on.call('POST', pathOf(on, 'x', '/whatIf'), { properties: { mode: 'Incremental', template } });
    on.wait(5000);
    const { status, body } = on.call('GET', asked.headers['Location'] ?? '');
    expect([status, body]).toEqual([200, { status: 'Failed', error: { code: 'InvalidTemplate', message } }]);
  });

  test('outputs that cannot be worked out fail the deployment, and the emulator goes on', () => {
    const on = trial();
    const nested = `[${'concat('.repeat(4000)}'a'${')'.repeat(4000)}]`;
    put(on, 'deep', { ...withDisks(), outputs: { out: { type: 'string', value: nested } } });
    on.wait(minute);
    expect(valueAt(get(on, 'deep'), 'properties', 'error', 'code')).toBe('DeploymentOutputEvaluationFailed');
  });
});
