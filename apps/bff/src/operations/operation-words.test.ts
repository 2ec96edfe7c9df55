import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

test.each([
  ['Pondering', 'unknown', 'unknown-word'],
  ['TimedOut', 'failed', 'azure-refused'],
  ['FAILED', 'failed', 'azure-refused'],
  ['Canceled', 'canceled', undefined],
  ['cancelled', 'canceled', undefined],
  ['In progress', 'running', undefined],
  ['SUCCEEDED', 'succeeded', undefined],
])('an operation of which Azure says %s is %s', async (word, status, code) => {
  const params = { ...volume.at, vault: `bv-${word.toLowerCase().replaceAll(/[^a-z]/g, '')}` };
  const { item } = await admin.get(api.createVault, { params, body: { region: 'eastus2', redundancy: 'local' } });
  await portal.azure.addFault({ kind: 'change-answer', action: '*', path: '/operationStatus/', set: { status: word } });
  const looked = await admin.get(api.getOperation, { params: { operationId: item.id } });
  expect([looked.item.status, 'problem' in looked.item ? looked.item.problem.code : undefined]).toEqual([status, code]);
});
