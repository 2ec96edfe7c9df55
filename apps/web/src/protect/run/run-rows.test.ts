import type { BackupInstance, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import type { PlannedRow } from '../plan/plan.ts';
import { nextToSend, stateOf, type BackupRunRow, type BackupRunState, type Sent } from './run-rows.ts';

const id = (name: string) =>
  `/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/${name}`;
const row = (name: string): PlannedRow => ({
  volume: { subscriptionId: 's', resourceGroup: 'rg', san: 'san', group: 'vg', volume: name },
  chosen: { volumeId: id(name) },
  request: { volumeId: id(name), vaultId: 'v', policyId: 'p', snapshotGroupId: 'g' },
});
const instance = (name: string, state: ProtectionState): BackupInstance => ({
  id: `i-${name}-${state}`,
  name: `i-${name}`,
  subscriptionId: 's',
  resourceGroup: 'rg',
  vault: 'v',
  region: 'eastus2',
  volumeId: id(name).toUpperCase(),
  volumeName: name,
  groupId: '',
  san: 'san',
  sanId: '',
  policyId: 'p',
  policy: 'p',
  snapshotGroupId: 'g',
  state,
  problem: null,
});

const refused: Sent = { kind: 'refused', problem: { code: 'not-allowed' } };

test.each<[string, BackupInstance[], Sent | undefined, BackupRunState['kind']]>([
  ['nothing is known', [], undefined, 'queued'],
  ['it is on its way to Azure', [], { kind: 'sending' }, 'sending'],
  ['Azure has accepted it and does not list it yet', [], { kind: 'accepted', operationId: 'o' }, 'configuring'],
  ['Azure refused it', [], refused, 'failed'],
  ['Azure is at work on it', [instance('a', 'configuring')], undefined, 'configuring'],
  ['Azure protects it, whatever was refused before', [instance('a', 'protected')], refused, 'protected'],
  ['Azure protects it but backups were stopped', [instance('a', 'stopped')], undefined, 'protected'],
  ['its configuration failed', [instance('a', 'not-configured')], undefined, 'failed'],
  ['it failed, and is to be tried again', [instance('a', 'not-configured')], { kind: 'again' }, 'queued'],
  ['it failed, and was sent again', [instance('a', 'not-configured')], { kind: 'sending' }, 'sending'],
  ['one attempt failed and another came to be', [instance('a', 'not-configured'), instance('a', 'protected')], undefined, 'protected'],
])('when %s, the row says so', (_, instances, sent, kind) => {
  expect(stateOf(row('a'), instances, sent).kind).toBe(kind);
});

const rows = (kinds: BackupRunState['kind'][]): BackupRunRow[] =>
  kinds.map((kind, index) => ({ row: row(`v-${index}`), state: { kind } as BackupRunState }));

const many = (count: number, kind: BackupRunState['kind']) => Array.from({ length: count }, () => kind);

test('rows are sent eight at a time, and not more than 24 are configured at once', () => {
  expect(nextToSend(rows(many(30, 'queued')), 8)).toHaveLength(8);
  expect(nextToSend(rows([...many(20, 'configuring'), ...many(30, 'queued')]), 8)).toHaveLength(4);
  expect(nextToSend(rows([...many(24, 'configuring'), ...many(30, 'queued')]), 8)).toHaveLength(0);
  expect(nextToSend(rows(['protected', 'failed', 'queued']), 8)).toHaveLength(1);
});
