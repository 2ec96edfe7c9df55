import { textAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, later, type Case } from './cases.ts';
import { exampleFile, type Exchange } from './examples.ts';
import { minute, Stage } from './stage.ts';

const inGroup = (name: string, location = 'eastus2'): Stage =>
  new Stage(`/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clitest.rg.testelasticsan${name}`, location, {
    san: 'elastic-san000002',
  });

const preview = 'api-version=2024-07-01-preview';
const recorded = (file: string): Exchange => exampleFile(`elasticsan/${file}`) as Exchange;

/** Recorded requests in turn, each to its end. */
function sent(on: Stage, ...files: string[]): Stage {
  for (const file of files) {
    on.send(`elasticsan/${file}`);
    on.pass(minute);
  }
  return on;
}

function put(on: Stage, id: string, body: unknown, api = 'api-version=2025-09-01'): ArmAnswer {
  const answer = on.call('PUT', `${id}?${api}`, body);
  on.pass(minute);
  return answer;
}

const withSan = (on: Stage, extra: object = {}): Stage => {
  const { properties } = recorded('PutElasticSan_201_Location').request.body as { properties: object };
  put(on, on.san, { location: on.location, properties, ...extra });
  return on;
};

const restoring = (): Stage => inGroup('.testrestore000001');
const restoringVolume = (): Stage => sent(restoring(), 'PutElasticSan_201_Location', 'PutVolumeGroup_201', 'PutVolume_201');

const snapshotGroup = (on: Stage): string => `${on.san}/volumeGroups/volume-group000005`;
const snapshotting = (): Stage => {
  const on = withSan(inGroup('.snapshot000001'));
  put(on, snapshotGroup(on), { properties: { protocolType: 'Iscsi' } });
  put(on, `${snapshotGroup(on)}/volumes/volume000006`, { properties: { sizeGiB: 2 } });
  return on;
};
const withSnapshot = (): Stage => sent(snapshotting(), 'PutVolumeSnapshot_201');
const withTwoSnapshots = (): Stage => {
  const on = withSnapshot();
  const sourceId = `${snapshotGroup(on)}/volumes/volume000006`;
  put(on, `${snapshotGroup(on)}/snapshots/snapshot000009`, { properties: { creationData: { sourceId } } });
  return on;
};
const withCopy = (): Stage => sent(withTwoSnapshots(), 'PutVolume_FromVolumeSnapshot_201');

const deletingGroup = (on: Stage): string => `${on.san}/volumeGroups/volume-group000003`;
const keepingDeleted = (): Stage => sent(withSan(inGroup('.softdelete000001')), 'PutVolumeGroup_softdelete_2024-07-01-preview');
const withVolumes = (): Stage => {
  const on = keepingDeleted();
  for (const [name, sizeGiB] of [
    ['volume000007', 2],
    ['volume000008', 3],
  ] as const)
    put(on, `${deletingGroup(on)}/volumes/${name}`, { properties: { sizeGiB } }, preview);
  return on;
};
const softDeleted = (): Stage => {
  const on = withVolumes();
  on.call('DELETE', `${deletingGroup(on)}/volumes/volume000007?${preview}`);
  on.pass(minute);
  return on;
};

const listDeleted = (on: Stage): ArmAnswer =>
  on.call('GET', `${deletingGroup(on)}/volumes?${preview}`, undefined, { 'x-ms-access-soft-deleted-resources': 'true' });
const deletedVolume = (on: Stage): string => `${deletingGroup(on)}/volumes/${textAt(listDeleted(on).body, 'value', 0, 'name') ?? ''}`;

const { stringify } = JSON;

/** The items of a list that are for one of these regions, with the SKU that all of them have. */
function inRegions(answer: ArmAnswer, ...regions: string[]): ArmAnswer {
  const { value } = answer.body as { value: { name: string; locations: string[] }[] };
  const wanted = value.filter(({ name, locations }) => name === 'Premium_LRS' && regions.includes(locations[0] ?? ''));
  return { ...answer, body: { value: wanted.sort((one, other) => stringify(one.locations).localeCompare(stringify(other.locations))) } };
}

const following =
  (file: string, ms: number) =>
  (on: Stage): ArmAnswer =>
    later(on, on.send(`elasticsan/${file}`), 'Location', ms);

/** What the recording failed of, a subnet without an endpoint, is not looked at here: the same failure comes when it is ordered. */
function failing(on: Stage, { response }: Exchange): ArmAnswer {
  const [code, message] = [textAt(response.body, 'error', 'code') ?? '', textAt(response.body, 'error', 'message') ?? ''];
  on.world.faults.add({
    id: 'failing',
    kind: 'fail-later',
    operation: 'elastic-san',
    target: '*',
    code,
    message,
    recommendedAction: '',
    times: 1,
  });
  return later(on, on.call('PUT', `${on.san}/volumeGroups/group`, { properties: {} }), 'Location', minute);
}

const work: Record<string, Case> = {
  PutElasticSan_201_Location: asRecorded(restoring),
  ElasticSan_async_202: asked(restoring, following('PutElasticSan_201_Location', 0)),
  ElasticSan_async_200_resource: asked(restoring, following('PutElasticSan_201_Location', minute)),
  PutVolumeGroup_201: asRecorded(() => withSan(restoring())),
  VolumeGroup_async_200: asked(() => withSan(restoring()), following('PutVolumeGroup_201', minute)),
  PutVolume_201: asRecorded(() => sent(withSan(restoring()), 'PutVolumeGroup_201')),
  Volume_async_200: asked(() => sent(withSan(restoring()), 'PutVolumeGroup_201'), following('PutVolume_201', minute)),
  AsyncOperation_Failed_body: asked(() => withSan(inGroup('.volumegroup000001')), failing),
  PreBackup_200: asRecorded(restoringVolume),
  PreRestore_200: asRecorded(() => {
    const on = restoringVolume();
    on.send('compute/PutSnapshot_202_AAO_and_Location');
    on.pass(minute);
    return on;
  }),
  PutVolumeSnapshot_201: asRecorded(snapshotting),
  VolumeSnapshot_async_200: asked(snapshotting, following('PutVolumeSnapshot_201', minute)),
  GetVolumeSnapshot: asRecorded(withSnapshot),
  ListVolumeSnapshots: asRecorded(withSnapshot),
  GetVolume: asRecorded(withSnapshot),
  PutVolume_FromVolumeSnapshot_201: asRecorded(withTwoSnapshots),
  DeleteVolumeSnapshot_202: asRecorded(withSnapshot),
  DeleteVolumeSnapshot_async_200_empty: asked(withSnapshot, following('DeleteVolumeSnapshot_202', minute)),
  DeleteVolume_202: asRecorded(withCopy),
};

const lists: Record<string, Case> = {
  ListElasticSans_5: asRecorded(() => {
    const on = withSan(inGroup('000001'));
    const { properties } =
      (recorded('ListElasticSans_5').response.body as { value: { properties: { autoScaleProperties: object } }[] }).value[0] ?? {};
    on.call('PATCH', `${on.san}?api-version=2025-09-01`, {
      tags: { key1810: 'aaaa' },
      properties: { autoScaleProperties: properties?.autoScaleProperties, publicNetworkAccess: 'Enabled' },
    });
    on.pass(minute);
    return on;
  }),
  ListElasticSans_13: asRecorded(() => inGroup('000001')),
  ListSkus: asked(
    () => inGroup('000001'),
    (on, { request }) => inRegions(on.call(request.method, request.url), 'australiacentral', 'australiacentral2', 'australiaeast'),
    { '/locationInfo/0/zones/[012]': 'the zones of a region stand in no order' },
  ),
  ListVolumeGroups: asRecorded(() => {
    const on = keepingDeleted();
    const { properties } = recorded('PutVolumeGroup_softdelete_2024-07-01-preview').request.body as { properties: object };
    const body = { properties: { ...properties, enforceDataIntegrityCheckForIscsi: true } };
    const { value } = recorded('ListVolumeGroups').response.body as { value: { name: string }[] };
    put(on, `${on.san}/volumeGroups/${value[1]?.name ?? ''}`, body, preview);
    return on;
  }),
};

const softDelete: Record<string, Case> = {
  'PutVolumeGroup_softdelete_2024-07-01-preview': asRecorded(() => withSan(inGroup('.softdelete000001'))),
  ListVolumes: asRecorded(withVolumes),
  ListVolumes_softDeletedHeader: asked(softDeleted, listDeleted),
  RestoreSoftDeletedVolume_202: asked(softDeleted, (on) => on.call('POST', `${deletedVolume(on)}/restore?${preview}`)),
  DeleteVolume_permanent_202: asked(softDeleted, (on) => on.call('DELETE', `${deletedVolume(on)}?deleteType=permanent&${preview}`)),
};

/** The recorded traffic of Elastic SANs, their volumes and snapshots. */
export const elasticSanCases: Record<string, Case> = Object.fromEntries(
  Object.entries({ ...work, ...lists, ...softDelete }).map(([name, one]) => [`elasticsan/${name}`, one]),
);
