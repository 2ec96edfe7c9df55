import { operationKinds, type OperationKind } from '@esan/domain';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import { api, oldAfter, type Api, type ChangingEndpoint } from './index.ts';
import type { EndpointData } from './endpoint.ts';
import { nouns, workChanges, type Noun } from './nouns.ts';

const jobs = ['listJobs', 'listInstanceJobs'] as const;
const points = ['listRestorePoints', 'browseRestorePoints', 'countRestorePoints', 'findRestorePoints', 'listPointVolumes'] as const;
const shown = ['listVolumes', 'getElasticSan', 'getVolumeProtection', 'listBackupInstances', 'getBackupInstance'] as const;
const protection = [...shown, ...points] as const;
const assigning = ['checkAssignments', 'judgeBackups', 'planRestore', 'listVaultRoles'] as const;

test.each<[OperationKind, readonly (keyof Api)[]]>([
  ['create-vault', ['listVaults', 'getVault', 'listResourceGroups']],
  ['change-vault', ['listVaults', 'getVault', 'listVaultRoles', 'judgeBackups', 'planRestore']],
  ['delete-vault', ['listVaults', 'listAllPolicies', 'listDeletedItems']],
  ['configure-backup', [...shown, 'listVaultInstances', ...jobs]],
  ['change-policy', [...protection, 'listVaultInstances', 'listAllPolicies', 'listPolicies', 'getPolicy', 'listPolicyPoints']],
  ['back-up-now', ['listBackupInstances', 'getBackupInstance', ...points, ...jobs, 'getJob', 'findJob']],
  ['stop-backup', protection],
  ['resume-backup', protection],
  ['delete-backup-instance', [...protection, 'listDeletedItems']],
  ['undelete', [...protection, 'listDeletedItems']],
  ['create-volume-group', ['listElasticSans', 'getElasticSan', 'planRestore']],
  ['restore', ['listElasticSans', 'getElasticSan', 'listVolumes', ...jobs, 'getJob', 'findJob']],
  ['create-disk', ['getDisk', 'listDisks']],
])('once %s is over, what showed the state before is read again', (kind, old) => {
  expect(oldAfter(kind)).toEqual(expect.arrayContaining([...old]));
});

test.each<[ChangingEndpoint, readonly (keyof Api)[]]>([
  [api.createVault, ['listResourceGroups']],
  [api.changeVault, ['getVault']],
  [api.createPolicy, ['listPolicies', 'listAllPolicies']],
  [api.deletePolicy, ['listPolicies', 'listAllPolicies']],
  [api.updatePolicy, ['listPolicies', 'listAllPolicies', 'getPolicy', 'getBackupInstance', 'listPolicyPoints', ...points]],
  [api.assignRoles, assigning],
  [api.revokeRoles, assigning],
  [api.backUpNow, jobs],
  [api.startRestore, [...jobs, 'findRestore']],
  [api.createDisks, ['listDisks']],
  [api.removeLock, ['listItemLocks']],
])('a call that changes something makes old what shows it (%#)', (endpoint, old) => {
  expect(oldAfter(endpoint)).toEqual(expect.arrayContaining([...old]));
});

test.each<OperationKind>(['check-volumes', 'validate-backup', 'validate-restore'])('%s only asks, and makes nothing old', (kind) => {
  expect(oldAfter(kind)).toEqual([]);
});

test('what Azure has said of an operation or of a person is never read again for a change', () => {
  const read = new Set(operationKinds.flatMap(oldAfter));
  expect(['getOperation', 'getRights', 'getPortal', 'listSubscriptions'].filter((name) => read.has(name as keyof Api))).toEqual([]);
});

test('every endpoint says what it shows or what it changes, never both', () => {
  const both = Object.values(api).filter((endpoint) => 'shows' in endpoint === 'changes' in endpoint);
  expect(both.map(({ name }) => name)).toEqual([]);
});

test('what something changes is shown somewhere, and what is shown is changed by something', () => {
  const endpoints = Object.values(api);
  const shown = new Set<Noun>(endpoints.flatMap((endpoint) => ('shows' in endpoint ? endpoint.shows : [])));
  const changed = new Set<Noun>([
    ...Object.values(workChanges).flat(),
    ...endpoints.flatMap((endpoint) => ('changes' in endpoint ? endpoint.changes : [])),
  ]);
  expect(nouns.filter((noun) => !shown.has(noun) || !changed.has(noun))).toEqual([]);
});

test('an endpoint that does not say it does not compile', () => {
  type Silent = { method: 'get'; path: '/api/new'; reply: z.ZodMiniType };
  type SilentChange = { method: 'put'; path: '/api/new'; reply: z.ZodMiniType };
  expectTypeOf<Silent>().not.toExtend<EndpointData>();
  expectTypeOf<SilentChange>().not.toExtend<EndpointData>();
  expectTypeOf<SilentChange & { shows: [] }>().not.toExtend<EndpointData>();
  expectTypeOf<Silent & { changes: [] }>().not.toExtend<EndpointData>();
  expectTypeOf<Silent & { shows: ['jobs'] }>().toExtend<EndpointData>();
});
