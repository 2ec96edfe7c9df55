import type { Snapshot } from '@azure/arm-compute';
import { expect, test } from 'vitest';
import { matchIn } from './snapshot-match.ts';

const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg';
const [orders, invoices] = ['ec3b2b53-a370-409b-a11a-0b6a5e9b0971', '0a8b6c5d-1111-4222-8333-444455556666'] as const;
const snapshot = (guid: string, time: string, of = group): Snapshot => ({
  location: 'eastus2',
  name: `AzureBackup_${guid}_2026-09-08T${time}.3632200`,
  creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: `${of.toUpperCase()}/snapshots/temporary` },
});
const other: Snapshot = { ...snapshot(orders, '13-00-10'), name: 'made-by-hand' };

test.each<[string, Snapshot[], string | undefined, number]>([
  ['the only one near the time', [snapshot(orders, '13-00-55'), snapshot(orders, '21-00-00'), other], '13-00-55', 1],
  ['the nearest of one volume', [snapshot(orders, '13-40-00'), snapshot(orders, '13-02-00')], '13-02-00', 2],
  [
    'none where two volumes of the group were backed up together',
    [snapshot(orders, '13-00-55'), snapshot(invoices, '13-00-58')],
    undefined,
    2,
  ],
  [
    'none where another volume of the group has snapshots at all',
    [snapshot(orders, '13-00-55'), snapshot(invoices, '21-00-00')],
    undefined,
    1,
  ],
  ['none of another volume group', [snapshot(orders, '13-00-55', `${group}-2`)], undefined, 0],
  ['none of another hour', [snapshot(orders, '14-30-00')], undefined, 0],
  ['none that bears another name', [other], undefined, 0],
])('a point without metadata is held by %s', (_, snapshots, time, candidates) => {
  const found = matchIn(snapshots, { groupId: group, time: '2026-09-08T13:00:30.000Z', isAlone: true });
  expect([found.match?.name?.slice(60, 68), found.candidates]).toEqual([time, candidates]);
});

test('a point without metadata is held by none where another volume of the group could be meant', () => {
  const found = matchIn([snapshot(orders, '13-00-55')], { groupId: group, time: '2026-09-08T13:00:30.000Z', isAlone: false });
  expect(found).toEqual({ match: undefined, candidates: 1 });
});
