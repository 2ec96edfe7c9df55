import { expect, test } from 'vitest';
import { toRun, withRows } from './to-run.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-backup';
const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san`;
const id = `${group}/providers/Microsoft.Resources/deployments/esan-backup-1`;
const instanceOf = (name: string) => `${group}/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/${name}`;

/** A deployment of two volumes, as Azure tells it. */
const deployment = (properties: object, more: object = {}) => ({
  id,
  name: 'esan-backup-1',
  tags: { 'elastic-san-backup-started': '2026-09-08T08:00:00Z' },
  properties: {
    parameters: {
      vault: { type: 'String', value: 'bv' },
      policy: { type: 'String', value: '/policy' },
      volumeGroups: { type: 'Array', value: [{ id: `${san}/volumeGroups/vg` }] },
      items: { type: 'Array', value: ['a', 'b'].map((volume) => ({ name: volume, volume, volumeGroup: 0, snapshotGroup: group })) },
      left: { type: 'Array', value: [{ name: 'c', volumeId: `${san}/volumeGroups/vg/volumes/c`, snapshotGroup: group }] },
    },
    timestamp: '2026-09-08T08:01:00Z',
    ...properties,
  },
  ...more,
});
const operation = (name: string, provisioningState: string, statusMessage?: unknown) => ({
  properties: { provisioningState, statusMessage, targetResource: { id: instanceOf(name).toUpperCase() } },
});

function rowsOf(state: string, operations: readonly unknown[]) {
  const run = toRun(deployment({ provisioningState: state }));
  if (run === undefined) throw new Error('It is one of ours.');
  return withRows(run, { operations, items: [], unreadBecause: () => undefined }).rows.map(({ state: word, problem }) => [
    word,
    problem?.azureCode,
    problem?.detail,
  ]);
}

test.each([
  ['Accepted', 'running', null],
  ['Running', 'running', null],
  ['Succeeded', 'succeeded', '2026-09-08T08:01:00.000Z'],
  ['Failed', 'failed', '2026-09-08T08:01:00.000Z'],
  ['Canceled', 'canceled', '2026-09-08T08:01:00.000Z'],
  ['Frobnicated', 'unknown', '2026-09-08T08:01:00.000Z'],
])('a deployment that is %s is a run that is %s', (said, state, endedAt) => {
  const run = toRun(deployment({ provisioningState: said }));
  expect(run).toMatchObject({ state, said, endedAt, volumes: 3, resourceGroup: 'rg-backup' });
});

test.each([
  ['by its name', deployment({}, { id: id.replace('esan-backup-1', 'other') })],
  ['by its tag', deployment({}, { tags: {} })],
  ['by nothing that it says', { id: `${group}/providers/Microsoft.Resources/deployments/x` }],
])("somebody else's deployment is no run, as is seen %s", (_, one) => {
  expect(toRun(one)).toBeUndefined();
});

test('what a deployment has not come to is queued while it runs, and not sent once it is over', () => {
  expect(rowsOf('Running', []).map(([word]) => word)).toEqual(['queued', 'queued', 'left']);
  expect(rowsOf('Failed', [operation('a', 'Succeeded')]).map(([word]) => word)).toEqual(['configured', 'not-sent', 'left']);
});

const inner = { code: 'UserErrorX', message: 'The volume is busy.' };
const wrapped = { code: 'ResourceDeploymentFailure', message: 'It reached a terminal state.', details: [inner] };
test.each([
  ['as it is', { error: inner }],
  ['within what the deployment says around it', { error: wrapped }],
  ['within two of them', { status: 'Failed', error: { code: 'DeploymentFailed', message: 'See the operations.', details: [wrapped] } }],
  ['without its envelope', inner],
  ['as a text', JSON.stringify({ error: inner })],
])('why a volume failed is found %s', (_, said) => {
  expect(rowsOf('Failed', [operation('a', 'Failed', said)])[0]).toEqual(['failed', 'UserErrorX', 'The volume is busy.']);
});

test('a failure that is told as a plain sentence keeps it, and one without a word is a failure all the same', () => {
  expect(rowsOf('Failed', [operation('a', 'Failed', 'The volume is gone.')])[0]).toEqual(['failed', undefined, 'The volume is gone.']);
  expect(rowsOf('Failed', [operation('a', 'Failed')])[0]).toEqual(['failed', undefined, undefined]);
});

test('operations that are about no resource, and odd ones, are passed over', () => {
  const odd = [{ properties: { provisioningOperation: 'EvaluateDeploymentOutput' } }, {}, null, 'text'];
  expect(rowsOf('Running', [...odd, operation('b', 'Running')]).map(([word]) => word)).toEqual(['queued', 'configuring', 'left']);
});
