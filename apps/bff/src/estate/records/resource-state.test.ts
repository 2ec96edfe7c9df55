import { expect, test } from 'vitest';
import { toDisk } from '../../disks/to-disk.ts';
import { toElasticSanDetail } from '../../volumes/to-elastic-san.ts';
import { toVolumeDetail } from '../../volumes/to-volume-detail.ts';
import { toVault } from './to-vault.ts';

const group = '/subscriptions/s/resourceGroups/rg/providers';
const sanId = `${group}/Microsoft.ElasticSan/elasticSans/san-1`;
const location = 'eastus2';
const sanAs = (provisioningState?: string) => ({
  id: sanId,
  location,
  properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' }, ...word(provisioningState) },
});
const word = (provisioningState: string | undefined) => (provisioningState === undefined ? {} : { provisioningState });
const protectors = { byVolume: new Map(), unread: [] };

const kinds = {
  vault: (said) =>
    toVault({ id: `${group}/Microsoft.DataProtection/backupVaults/bv`, location, properties: { storageSettings: [], ...word(said) } }),
  disk: (said) => toDisk({ id: `${group}/Microsoft.Compute/disks/d-1`, location, ...word(said) }),
  'Elastic SAN': (said) => toElasticSanDetail({ san: sanAs(said), groups: [] }, protectors as never).item,
  volume: (said) =>
    toVolumeDetail({ id: `${sanId}/volumegroups/vg/volumes/v-1`, properties: { sizeGiB: 1, ...word(said) } }, sanAs('Succeeded')),
} satisfies Record<string, (said: string | undefined) => object>;

const read: [string | undefined, object][] = [
  ['Succeeded', { state: 'ready' }],
  ['SUCCEEDED', { state: 'ready' }],
  ['Creating', { state: 'working' }],
  ['Updating', { state: 'working' }],
  ['Deleting', { state: 'working' }],
  ['Pending', { state: 'working' }],
  ['Restoring', { state: 'working' }],
  ['Soft Deleting', { state: 'working' }],
  ['Failed', { state: 'failed' }],
  ['Canceled', { state: 'failed' }],
  ['Invalid', { state: 'failed' }],
  ['Unknown', { state: 'unknown', unknownState: 'Unknown' }],
  ['Dreaming', { state: 'unknown', unknownState: 'Dreaming' }],
  ['Deleted', { state: 'unknown', unknownState: 'Deleted' }],
  [undefined, { state: 'unknown', unknownState: 'none' }],
];

test.each(Object.entries(kinds).flatMap(([kind, made]) => read.map(([said, told]) => [kind, said, made, told] as const)))(
  'a %s that Azure calls %s is at work only if Azure says so, and unknown with that word if nobody knows it',
  (_, said, made, told) => {
    const { state, unknownState } = made(said) as { state?: string; unknownState?: string };
    expect({ state, ...(unknownState === undefined ? {} : { unknownState }) }).toEqual(told);
  },
);
