import type { BackupInstance, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import type { RowState } from '../../api/row-steps.ts';
import type { PlannedRow } from '../plan/plan.ts';
import { stateOf, type BackupRunState } from './run-rows.ts';

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

const queued: RowState = { kind: 'queued' };
const refused: RowState = { kind: 'refused', problem: { code: 'not-allowed' } };
const taken: RowState = {
  kind: 'asking',
  operation: { id: 'o', kind: 'configure-backup', targetId: 'i', status: 'running', pollAfterMs: 1000 },
};

test.each<[string, BackupInstance[], RowState, BackupRunState['kind']]>([
  ['nothing is known', [], queued, 'queued'],
  ['it is on its way to Azure', [], { kind: 'asking' }, 'sending'],
  ['Azure has accepted it and does not list it yet', [], taken, 'configuring'],
  ['Azure is done with it and does not list it yet', [], { kind: 'ready' }, 'configuring'],
  ['Azure refused it', [], refused, 'failed'],
  ['Azure is at work on it', [instance('a', 'configuring')], queued, 'configuring'],
  ['Azure protects it, whatever was refused before', [instance('a', 'protected')], refused, 'protected'],
  ['Azure protects it but backups were stopped', [instance('a', 'stopped')], queued, 'protected'],
  ['its configuration failed', [instance('a', 'not-configured')], queued, 'failed'],
  ['its configuration failed after it was sent', [instance('a', 'not-configured')], taken, 'failed'],
  ['one attempt failed and another came to be', [instance('a', 'not-configured'), instance('a', 'protected')], queued, 'protected'],
])('when %s, the row says so', (_, instances, sent, kind) => {
  expect(stateOf(row('a'), instances, sent, false).kind).toBe(kind);
});

test.each<[string, RowState, BackupRunState['kind']]>([
  ['is to be tried again', queued, 'queued'],
  ['was sent again', { kind: 'asking' }, 'sending'],
  ['was accepted the second time', taken, 'configuring'],
  ['was refused the second time', refused, 'failed'],
])('a row whose configuration failed and that %s says so', (_, sent, kind) => {
  expect(stateOf(row('a'), [instance('a', 'not-configured')], sent, true).kind).toBe(kind);
});
