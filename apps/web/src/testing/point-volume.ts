import type { PointVolume } from '@esan/domain';

/** A volume of the calendar that is backed up every day at one o'clock, but for what a test says of it. */
export const pointVolume = (said: Partial<PointVolume> = {}): PointVolume => ({
  id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/sql',
  volumeName: 'sql-data-01',
  san: 'san-prod',
  group: 'vg-sql',
  snapshotGroupId: '/subscriptions/s/resourceGroups/rg-snapshots',
  vault: 'bv',
  policy: 'gold',
  state: 'protected',
  health: { kind: 'no-point' },
  purgedAt: null,
  terms: { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 60, unit: 'days' }, rules: [] },
  attempts: [],
  ...said,
});
