import { expect, test } from 'vitest';
import { movedRestore } from './moved-restore.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const instance = `/subscriptions/${guid}/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/one`;
const group = `/subscriptions/${guid}/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg`;
const at = `vaults=${guid}*rg*bv&items=0*one`;
const of = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

test.each([
  ['/restore', '/restore/points'],
  [`/restore?${of({ instance })}`, `/restore/points?${at}`],
  [`/restore/point?${of({ instance })}`, `/restore/points?${at}`],
  [`/restore/point?${of({ at: '2026-09-08T08:00:00Z', instance })}`, `/restore/points?at=2026-09-08T08%3A00%3A00Z&${at}`],
  [
    `/restore/review?${of({ instance, point: 'p', group, name: 'back', intent: guid })}`,
    `/restore/review?intent=${guid}&${at}&points=p&groups=${encodeURIComponent(group)}&names=back`,
  ],
  [`/restore/target?${of({ instance, name: 'a*b' })}`, `/restore/target?${at}&names=a%252Ab`],
  [`/restore/target?${of({ instance: 'none' })}`, '/restore/target?vaults=&items='],
  [`/restore-set?${at}`, `/restore/points?${at}`],
  [`/restore-set/volumes?${at}`, `/restore/points?${at}`],
  [`/restore-set/disks-made?${at}&as=disks`, `/restore/disks-made?${at}&as=disks`],
  ['/create-disk', '/restore/disks?as=disks'],
  [
    `/create-disk?${of({ instance, point: 'p', resourceGroup: 'rg', subscription: guid, name: 'one-disk', size: '20' })}`,
    `/restore/disks?size=20&diskGroup=rg&diskSubscription=${guid}&as=disks&${at}&points=p&names=one-disk`,
  ],
  ['/restore/nowhere', '/restore/points'],
  [`/restore/points?${at}`, undefined],
  [`/restore/progress?${at}&intent=${guid}`, undefined],
])('%s leads on to %s', (from, to) => {
  expect(movedRestore(new URL(from, 'http://portal'))).toBe(to);
});
