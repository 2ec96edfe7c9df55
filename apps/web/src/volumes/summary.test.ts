import type { Health } from '@esan/domain';
import { expect, test } from 'vitest';
import { volumeObstacle } from '../words/protection.tsx';
import { summaryOf } from './summary.ts';

const volume = {
  id: '/subscriptions/s/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumegroups/vg/volumes/archive-01',
  name: 'archive-01',
  subscriptionId: 's',
  resourceGroup: 'rg-storage',
  san: 'san-prod',
  group: 'vg',
  region: 'eastus2',
  sizeGiB: 6144,
};
const health = { kind: 'on-time', newestAt: '2026-09-08T13:00:00Z' } as const;
const cannot = { ...volume, protection: { kind: 'cannot', because: 'too-large', limit: '4 TB' } } as const;
const open = { ...volume, protection: { kind: 'not-protected' } } as const;
const unread = { ...volume, protection: { kind: 'unknown' } } as const;
const safe = {
  ...volume,
  protection: { kind: 'protected', state: 'protected', health, instanceId: 'i', vault: 'bv-prod', policy: 'p' },
} as const;
const of = (kind: Health) => ({ ...volume, protection: { ...safe.protection, health: kind } });
const stopped = { ...volume, protection: { ...safe.protection, state: 'stopped' } } as const;
const failing = of({ kind: 'failing', since: '2026-09-01T13:00:00Z' });
const behind = of({ kind: 'behind', newestAt: '2026-09-01T13:00:00Z', dueAt: '2026-09-02T13:00:00Z', byMs: 86_400_000 });
const failed = { ...volume, protection: { ...safe.protection, state: 'not-configured' } } as const;

test.each([
  [[safe, open, open, cannot], '1 of 4 volumes are protected; 2 are not protected; 1 cannot be protected.'],
  [[open, open], 'None of 2 volumes is protected.'],
  [[safe], '1 of 1 volume is protected.'],
  [[failed, open], 'None of 2 volumes is protected; 1 is failing.'],
  [[safe, stopped], '1 of 2 volumes are protected; the backups of 1 are stopped.'],
  [
    [safe, failing, behind, of({ kind: 'no-point' })],
    '1 of 4 volumes are protected; 1 is failing; 1 is behind policy; 1 has no restore point yet.',
  ],
  [[safe, of({ kind: 'unknown' })], '1 of 2 volumes is known to be protected; of 1 it is not known.'],
  [[safe, unread, unread], '1 of 3 volumes is known to be protected; of 2 it is not known.'],
])('the list begins with how many are safe (%#)', (all, sentence) => {
  expect(summaryOf(all)).toBe(sentence);
});

test('that there is no volume is said only where all could be read', () => {
  expect([summaryOf([]), summaryOf([], true)]).toEqual(['No volumes.', 'No volume in what could be read.']);
});

test('backup is refused for what is protected or cannot be, with the reason', () => {
  expect(volumeObstacle(cannot)).toBe('archive-01 cannot be protected: larger than 4 TB (6 TiB).');
  expect(volumeObstacle(safe)).toBe('archive-01 is protected already, in the vault bv-prod.');
  expect(volumeObstacle(open)).toBeUndefined();
  expect(volumeObstacle(failed)).toBeUndefined();
});
