import { api } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const [person] = (await portal.azure.detail()).people;
const token = await portal.azure.token(person?.userPrincipalName ?? '', 'bff');
afterAll(() => portal.close());

const guid = '00000000-0000-0000-0000-000000000001';
const filled = (path: string): string => path.replaceAll(/:\w+/g, guid);
const send = (path: string, method: string, body?: string) =>
  portal.raw(path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

test.each(
  Object.values(api)
    .filter((endpoint) => !('open' in endpoint))
    .map((endpoint) => [endpoint.name, endpoint] as const),
)('%s refuses who is not signed in, and a token that is not for it', async (_name, endpoint) => {
  const bare = await portal.raw(filled(endpoint.path), { method: endpoint.method.toUpperCase() });
  expect([bare.status, await bare.json()]).toEqual([401, { code: 'not-signed-in' }]);
  const forArm = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  const foreign = await portal.raw(filled(endpoint.path), {
    method: endpoint.method.toUpperCase(),
    headers: { authorization: `Bearer ${forArm}` },
  });
  expect(foreign.status).toBe(401);
});

const group = `/api/subscriptions/${guid}/resource-groups/rg`;
const rg = `/subscriptions/${guid}/resourceGroups/rg`;
const instance = `${rg}/providers/Microsoft.DataProtection/backupVaults/v/backupInstances/i`;
const volumeGroup = `${rg}/providers/Microsoft.ElasticSan/elasticSans/s/volumeGroups/g`;
const set = { items: [{ instanceId: instance }], pattern: '{volume}-back', groups: [] };
const row = { instanceId: instance, point: 'p', groupId: volumeGroup, volumeName: 'restored-1' };
const protect = {
  volumeId: `${volumeGroup}/volumes/v`,
  vaultId: `${rg}/providers/Microsoft.DataProtection/backupVaults/v`,
  policyId: `${rg}/providers/Microsoft.DataProtection/backupVaults/v/backupPolicies/p`,
  snapshotGroupId: rg,
};

const policyAt = `${group}/vaults/v/policies/daily`;
const daily = { frequency: 'daily', time: '13:00', timeZone: 'UTC' };
const terms = { schedule: daily, keep: { count: 7, unit: 'days' }, rules: [] };
const weekly = { tag: 'Weekly', on: 'first', keep: { count: 4, unit: 'weeks' }, priority: 20 };

test.each([
  ['points of no item', 'POST', '/api/restore-points/browse', { instances: [] }, 'instances'],
  ['points of more items than a window shows', 'POST', '/api/restore-points/browse', { instances: Array(41).fill(instance) }, 'instances'],
  ['points of something else', 'POST', '/api/restore-points/as-of', { instances: [rg], at: '2026-09-08T13:00:00.000Z' }, 'instances.0'],
  ['points at no moment', 'POST', '/api/restore-points/as-of', { instances: [instance], at: "2026' or '1" }, 'at'],
  ['a subscription that is no GUID', 'GET', '/api/subscriptions/mine/resource-groups', undefined, 'subscriptionId'],
  ['a filter that is no GUID', 'GET', '/api/volumes?subscriptionId=mine', undefined, 'subscriptionId'],
  [
    'a disk larger than Azure makes',
    'POST',
    `${group}/disks`,
    { sku: 'Premium_LRS', rows: [{ name: 'd', snapshotId: `${rg}/providers/Microsoft.Compute/snapshots/s`, sizeGiB: 40_000 }] },
    'rows',
  ],
  ['rights at a type of resources', 'GET', `/api/rights?scope=/subscriptions/${guid}/tagNames/cost`, undefined, 'scope'],
  ['a filter that does not exist', 'GET', '/api/volumes?colour=red', undefined, 'colour'],
  [
    'a readiness question without a vault',
    'POST',
    '/api/backup-readiness',
    { groups: [{ groupId: protect.volumeId.replace(/\/volumes\/.*/, ''), snapshotGroupId: rg, volumes: ['sql-data-01'] }] },
    'vaultId',
  ],
  ['a vault with a bad name', 'PUT', `${group}/vaults/my_vault`, { region: 'eastus2', redundancy: 'local' }, 'vault'],
  ['a vault with an unknown redundancy', 'PUT', `${group}/vaults/vault-1`, { region: 'eastus2', redundancy: 'planetary' }, 'redundancy'],
  ['a vault in half a new group', 'PUT', `${group}/vaults/v1`, { region: 'eastus2', redundancy: 'local', newGroup: 'maybe' }, 'newGroup'],
  ['a name that no vault may have', 'GET', `${group}/vault-names/my_vault?region=eastus2`, undefined, 'vault'],
  ['a name for a vault nowhere', 'GET', `${group}/vault-names/v1`, undefined, 'region'],
  ['an identity for something that is no vault', 'POST', `${group}/vaults/a!b/identity`, undefined, 'vault'],
  ['a vault under a bad name', 'GET', `${group}/vaults/a!b`, undefined, 'vault'],
  ['roles of a vault under a bad name', 'GET', `${group}/vaults/a!b/roles`, undefined, 'vault'],
  ['items of a vault under a bad name', 'GET', `${group}/vaults/a!b/backup-instances`, undefined, 'vault'],
  ['an Elastic SAN under a bad name', 'GET', `${group}/elastic-sans/a!b`, undefined, 'san'],
  ['a volume group under a bad name', 'PUT', `${group}/elastic-sans/s/volume-groups/My_Group`, undefined, 'group'],
  ['protection of a volume under a bad name', 'GET', `${group}/elastic-sans/s/volume-groups/g/volumes/a!b/protection`, undefined, 'volume'],
  ['a policy at no time of day', 'PUT', policyAt, { ...terms, schedule: { ...daily, time: '25:00' } }, 'schedule.time'],
  ['a policy in no time zone', 'PUT', policyAt, { ...terms, schedule: { ...daily, timeZone: 'Mars/Olympus' } }, 'schedule.timeZone'],
  ['a policy by the hour', 'PUT', policyAt, { ...terms, schedule: { ...daily, frequency: 'hourly' } }, 'schedule.frequency'],
  [
    'a weekly policy in the preview',
    'PUT',
    policyAt,
    { ...terms, schedule: { ...daily, frequency: 'weekly', days: ['monday'] } },
    'schedule.frequency',
  ],
  ['a policy that keeps too long', 'PUT', policyAt, { ...terms, keep: { count: 451, unit: 'days' } }, 'keep'],
  ['a policy that keeps half a day', 'PUT', policyAt, { ...terms, keep: { count: 0.5, unit: 'days' } }, 'keep.count'],
  ['a policy with a rule of another name', 'PUT', policyAt, { ...terms, rules: [{ ...weekly, tag: 'Monthly' }] }, 'rules.0.tag'],
  ['a policy with two weekly rules', 'PUT', policyAt, { ...terms, rules: [weekly, weekly] }, 'rules'],
  ['a change of a policy that does not say what it was', 'PUT', `${policyAt}/terms`, { terms }, 'was'],
  [
    'a change to a policy that keeps too long',
    'PUT',
    `${policyAt}/terms`,
    { terms: { ...terms, keep: { count: 65, unit: 'weeks' } }, was: terms },
    'keep',
  ],
  ['policies of a subscription that is no GUID', 'GET', '/api/policies?subscriptionId=mine', undefined, 'subscriptionId'],
  ['the points of a policy with a bad name', 'GET', `${group}/vaults/v/policies/a%20b/points`, undefined, 'policy'],
  ['the deletion of a policy with a bad name', 'DELETE', `${group}/vaults/v/policies/a%20b`, undefined, 'policy'],
  ['a policy that is none', 'POST', `${group}/vaults/v/backup-instances/i/policy`, { policyId: rg }, 'policyId'],
  [
    'a policy of another vault',
    'POST',
    `${group}/vaults/v/backup-instances/i/policy`,
    { policyId: protect.policyId.replace('/v/', '/w/') },
    'policyId',
  ],
  ['no roles to assign', 'POST', `${group}/vaults/v/roles`, { roles: [] }, 'roles'],
  ['a role that the vault does not need', 'POST', `${group}/vaults/v/roles`, { roles: [{ role: 'owner', scope: rg }] }, 'roles.0.role'],
  [
    'a role at a scope that is elsewhere',
    'POST',
    `${group}/vaults/v/roles`,
    { roles: [{ role: 'reader', scope: 'https://elsewhere.example' }] },
    'roles.0.scope',
  ],
  ['a protection without a policy', 'POST', '/api/backup-instances', { rows: [{ ...protect, policyId: undefined }] }, 'rows.0.policyId'],
  [
    'a protection by a policy of another vault',
    'POST',
    '/api/backup-instances',
    { rows: [{ ...protect, policyId: protect.policyId.replace('/v/', '/w/') }] },
    'policyId',
  ],
  [
    'a protection of something that is no volume',
    'POST',
    '/api/backup-validations',
    { rows: [{ ...protect, volumeId: rg }] },
    'rows.0.volumeId',
  ],
  ['a backup without an intent', 'POST', `${group}/vaults/v/backup-instances/i/backups`, {}, 'intent'],
  ['a stop that says nothing of the points', 'POST', `${group}/vaults/v/backup-instances/i/stop`, {}, 'points'],
  [
    'a restore under a bad name',
    'POST',
    '/api/restores',
    { intent: guid, rows: [{ ...row, volumeName: 'SQL Data' }] },
    'rows.0.volumeName',
  ],
  [
    'a restore into something that is no volume group',
    'POST',
    '/api/restores',
    { intent: guid, rows: [{ ...row, groupId: rg }] },
    'rows.0.groupId',
  ],
  [
    'disks without a name',
    'POST',
    `${group}/disks`,
    { sku: 'Premium_LRS', rows: [{ name: '', snapshotId: `${rg}/providers/Microsoft.Compute/snapshots/s` }] },
    'rows.0.name',
  ],
  ['disks of a group with a bad name', 'GET', `/api/subscriptions/${guid}/resource-groups/a!b/disks`, undefined, 'resourceGroup'],
  ['a set of nothing', 'POST', '/api/restore-plans', { ...set, items: [] }, 'items'],
  [
    'a set of too many volumes',
    'POST',
    '/api/restore-plans',
    { ...set, items: Array.from({ length: 51 }, () => ({ instanceId: instance })) },
    'items',
  ],
  ['a set whose names would all be the same', 'POST', '/api/restore-plans', { ...set, pattern: 'restored' }, 'pattern'],
  ['a set at no moment', 'POST', '/api/restore-plans', { ...set, at: 'yesterday' }, 'at'],
  [
    'a check of a set with a ticket that is none',
    'POST',
    '/api/restore-validations',
    { rows: [{ ...row, operationId: '/a' }] },
    'rows.0.operationId',
  ],
  ['a run without an intent', 'POST', '/api/restore-runs', { rows: [row] }, 'intent'],
  [
    'a check of a group without snapshots',
    'POST',
    '/api/restore-group-checks',
    { groups: [{ groupId: volumeGroup, snapshotIds: [] }] },
    'groups.0.snapshotIds',
  ],
  ['a restore with a field too many', 'POST', '/api/restores', { intent: guid, rows: [{ ...row, overwrite: true }] }, 'overwrite'],
  [
    'a disk with an unknown SKU',
    'POST',
    `${group}/disks`,
    { sku: 'Free_LRS', rows: [{ name: 'disk-1', snapshotId: `${rg}/providers/Microsoft.Compute/snapshots/s` }] },
    'sku',
  ],
  [
    'a disk from something that is no snapshot',
    'POST',
    `${group}/disks`,
    { sku: 'Premium_LRS', rows: [{ name: 'disk-1', snapshotId: rg }] },
    'rows.0.snapshotId',
  ],
  ['an operation that is none', 'GET', '/api/operations/AAAA', undefined, 'operationId'],
  [
    'an operation that points elsewhere',
    'GET',
    `/api/operations/${Buffer.from(JSON.stringify({ kind: 'restore', targetId: rg, pollPath: 'https://elsewhere.example/', pollAfterMs: 1 })).toString('base64url')}`,
    undefined,
    'operationId',
  ],
])('%s is refused, and the field is named', async (_what, method, path, body, field) => {
  const response = await send(path, method, body === undefined ? undefined : JSON.stringify(body));
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.code, problem.field]).toEqual([400, 'bad-request', field]);
  const { found } = problem;
  // A rule of a policy's terms has a sentence of its own; any other names its field.
  expect(found?.is === 'input' ? found.field : found?.is).toMatch(new RegExp(`^(${field}|policy-terms|too-many-points)$`));
});

test('an address that the portal does not have is 404, said in the same form', async () => {
  const response = await send('/api/everything', 'GET');
  expect([response.status, await response.json()]).toEqual([
    404,
    { code: 'not-found', found: { is: 'no-address', method: 'GET', path: '/api/everything' } },
  ]);
});

test('every answer carries the security headers', async () => {
  const { headers } = await portal.raw('/api/portal');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self';script-src 'self';style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('permissions-policy')).toMatch(/^accelerometer=\(\), camera=\(\), .*usb=\(\)$/);
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('the portal tells the browser how to sign in, and no secret', async () => {
  const portalReply = await (await portal.raw('/api/portal')).text();
  expect(JSON.parse(portalReply)).toMatchObject({
    signIn: { authority: expect.stringContaining('https://login.microsoftonline.com/') },
    emulator: { clockRate: 0 },
    profile: 'preview-2025-05',
  });
  expect(portalReply.toLowerCase()).not.toContain('secret":');
});

test('what is unknown to Azure is 404 with its own code', async () => {
  const at = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'nowhere' };
  const inSan = { ...at, resourceGroup: 'rg-storage', san: 'san-prod', group: 'vg-databases', volume: 'none' };
  const outcomes = [
    [await admin.try(api.getBackupInstance, { params: { ...at, instance: 'i' } }), 'ParentResourceNotFound'],
    [await admin.try(api.getJob, { params: { ...at, job: guid } }), 'ParentResourceNotFound'],
    [await admin.try(api.listPolicies, { params: at }), 'ParentResourceNotFound'],
    [await admin.try(api.getDisk, { params: { ...at, disk: 'none' } }), 'ResourceNotFound'],
    [await admin.try(api.getVolume, { params: inSan }), 'ResourceNotFound'],
  ] as const;
  for (const [{ status, problem }, code] of outcomes) expect([status, problem?.code, problem?.azureCode]).toEqual([404, 'not-found', code]);
  const group404 = await admin.try(api.getDisk, { params: { ...at, resourceGroup: 'rg-none', disk: 'none' } });
  expect([group404.status, group404.problem?.azureCode]).toEqual([404, 'ResourceGroupNotFound']);
});

test('a body that is not UTF-8 is refused, and not read with other letters', async () => {
  const disks = `/api/subscriptions/${portal.subscriptionId}/resource-groups/rg-restore/disks`;
  const body = Buffer.concat([Buffer.from('{"tags":{"a":"'), Buffer.from([0xff]), Buffer.from('"}}')]);
  const refused = await portal.raw(disks, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { code: 'bad-request', field: 'body', found: { is: 'input', field: 'body', fault: 'form' } },
  ]);
});
