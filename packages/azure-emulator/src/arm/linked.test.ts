import { expect, test } from 'vitest';
import { codeOf, messageOf, trial, type Trial } from '../test-support/test-calls.ts';
import { takeVolumeSnapshot } from '../providers/elastic-san/snapshots.ts';
import { exportIncrementalSnapshot } from '../providers/compute/snapshots.ts';
import { assignRole } from './access/access.ts';

const compute = 'api-version=2025-01-02';
const elasticSan = 'api-version=2025-09-01';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const snapshotContributor = '7efff54f-a5b4-42b5-a1c5-5411624893ce';
const sanOwner = '80dcbedb-47ef-405d-95bd-188a1b4ac406';
const importer = '90e8b822-3e73-47b5-868a-787dc80c008f';

type Sources = Trial & {
  sources: Record<'volume' | 'volume snapshot' | 'disk' | 'snapshot' | 'group', string>;
  restore: string;
  apps: string;
};

function withSources(): Sources {
  const made = trial();
  const inGroup = (name: string): string => `${made.subscription}/resourceGroups/${name}`;
  const sans = `${inGroup('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans`;
  const volume = `${sans}/san-prod/volumeGroups/vg-databases/volumes/oracle-redo-01`;
  const { id: volumeSnapshotId } = takeVolumeSnapshot(made.world, volume, 'by-hand');
  const wanted = { name: 'exported', location: 'eastus2', sku: 'Standard_LRS', resourceGroupId: inGroup('rg-snapshots'), volumeSnapshotId };
  const disk = `${inGroup('rg-snapshots')}/providers/Microsoft.Compute/disks/made`;
  made.call('PUT', `${disk}?${compute}`, { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 8 } });
  made.wait(60_000);
  const snapshot = exportIncrementalSnapshot(made.world, wanted).id;
  return {
    ...made,
    sources: { volume, 'volume snapshot': volumeSnapshotId, disk, snapshot, group: inGroup('rg-snapshots') },
    restore: `${inGroup('rg-restore')}/providers/Microsoft.Compute`,
    apps: `${sans}/san-dev/volumeGroups/vg-apps`,
  };
}

type Kind = keyof Sources['sources'];

const fromField = { Copy: 'sourceResourceId', CopyFromSanSnapshot: 'elasticSanResourceId' } as const;

/** Path and body of a PUT that makes something from a source. */
function wish(made: Sources, option: string, source: string): [path: string, body: object] {
  if (option === 'of a volume') {
    const group = source.replace(/\/(?:volumes|snapshots)\/[^/]*$/, '');
    return [`${group}/snapshots/new?${elasticSan}`, { properties: { creationData: { sourceId: source } } }];
  }
  if (option === 'Copy' || option === 'CopyFromSanSnapshot') {
    const creationData = { createOption: option, [fromField[option]]: source };
    return [`${made.restore}/snapshots/new?${compute}`, { location: 'eastus2', properties: { creationData } }];
  }
  const properties = { sizeGiB: 200, creationData: { createSource: option, sourceId: source } };
  return [`${made.apps}/volumes/new?${elasticSan}`, { properties }];
}

test.each<[option: string, source: Kind, isTaken: boolean]>([
  ['Copy', 'snapshot', true],
  ['Copy', 'disk', true],
  ['Copy', 'volume', false],
  ['Copy', 'volume snapshot', false],
  ['CopyFromSanSnapshot', 'volume snapshot', true],
  ['CopyFromSanSnapshot', 'volume', false],
  ['CopyFromSanSnapshot', 'snapshot', false],
  ['VolumeSnapshot', 'volume snapshot', true],
  ['VolumeSnapshot', 'snapshot', false],
  ['VolumeSnapshot', 'volume', false],
  ['DiskSnapshot', 'snapshot', true],
  ['DiskSnapshot', 'disk', false],
  ['DiskSnapshot', 'group', false],
  ['Disk', 'disk', true],
  ['Disk', 'snapshot', false],
  ['DiskRestorePoint', 'snapshot', false],
  ['of a volume', 'volume', true],
  ['of a volume', 'volume snapshot', false],
])('%s takes a %s: %s', (option, kind, isTaken) => {
  const made = withSources();
  const answer = made.call('PUT', ...wish(made, option, made.sources[kind]));
  expect([answer.status < 300, codeOf(answer)]).toEqual(isTaken ? [true, undefined] : [false, 'InvalidParameter']);
});

test('a check before a restore takes snapshots of disks alone', () => {
  const { call, apps, sources } = withSources();
  const check = (id: string): number => call('POST', `${apps}/preRestore?${elasticSan}`, { diskSnapshotIds: [id] }).status;
  expect([check(sources.snapshot), check(sources.disk)]).toEqual([200, 400]);
});

test.each<[option: string, source: Kind, action: string, enough: string]>([
  ['Copy', 'snapshot', 'Microsoft.Compute/disks/beginGetAccess/action', snapshotContributor],
  ['Copy', 'disk', 'Microsoft.Compute/disks/beginGetAccess/action', snapshotContributor],
  [
    'CopyFromSanSnapshot',
    'volume snapshot',
    'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots/beginGetAccess/action',
    '1c4770c0-34f7-4110-a1ea-a5855cc7a939',
  ],
  ['DiskSnapshot', 'snapshot', 'Microsoft.Compute/snapshots/beginGetAccess/action', importer],
  ['Disk', 'disk', 'Microsoft.Compute/disks/beginGetAccess/action', importer],
  ['VolumeSnapshot', 'volume snapshot', 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots/read', sanOwner],
])('%s of a %s asks for %s there', (option, kind, action, enough) => {
  const made = withSources();
  const { world, operator, call } = made;
  for (const one of world.resources.list('Microsoft.Authorization/roleAssignments')) world.resources.remove(one.id);
  const give = (roleId: string, scope: string): unknown =>
    assignRole(world, { principalId: operator.objectId, principalType: 'User', roleId, scope, effectiveNow: true });
  give(contributor, made.restore.replace(/\/providers.*/, ''));
  give(sanOwner, made.apps);
  const source = made.sources[kind];
  const [path, body] = wish(made, option, source);
  const own = `${path.includes('/volumes/') ? 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes' : 'Microsoft.Compute/snapshots'}/write`;
  const refused = call('PUT', path, body, { as: operator });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'LinkedAuthorizationFailed']);
  expect(messageOf(refused)).toBe(
    `The client '${operator.userPrincipalName}' with object id '${operator.objectId}' has permission to perform action '${own}' on scope '${path.split('?')[0] ?? ''}'; however, it does not have permission to perform action(s) '${action}' on the linked scope(s) '${source}' (respectively) or the linked scope(s) are invalid.`,
  );
  expect(codeOf(call('PUT', ...wish(made, option, `${source}-gone`), { as: operator }))).toBe('LinkedAuthorizationFailed');
  give(enough, source);
  expect(call('PUT', path, body, { as: operator }).status).toBeLessThan(300);
});

test('whoever may no longer have the content of a source cannot put its copy again', () => {
  const made = withSources();
  const [path, body] = wish(made, 'Copy', made.sources.snapshot);
  made.call('PUT', path, body);
  made.wait(60_000);
  const { world, operator, call } = made;
  const scope = made.restore.replace(/\/providers.*/, '');
  assignRole(world, { principalId: operator.objectId, principalType: 'User', roleId: contributor, scope, effectiveNow: true });
  expect(codeOf(call('PUT', path, body, { as: operator }))).toBe('LinkedAuthorizationFailed');
});
