import { expect, test } from 'vitest';
import { stateIn } from './azure-word.ts';
import { toBrowsedPoint } from './to-restore-point.ts';

const words = { protectionconfigured: 'protected', protectionstopped: 'stopped' } as const;

test.each<[unknown, ReturnType<typeof stateIn>]>([
  ['ProtectionConfigured', { state: 'protected' }],
  ['PROTECTIONSTOPPED', { state: 'stopped' }],
  ['Protection Stopped', { state: 'stopped' }],
  ['protection_stopped', { state: 'stopped' }],
  [' ProtectionStopped ', { state: 'stopped' }],
  ['Hibernating', { state: 'unknown', unknownState: 'Hibernating' }],
  ['constructor', { state: 'unknown', unknownState: 'constructor' }],
  ['', { state: 'unknown', unknownState: 'none' }],
  [null, { state: 'unknown', unknownState: 'none' }],
  [7, { state: 'unknown', unknownState: 'none' }],
  ['x'.repeat(200), { state: 'unknown', unknownState: 'x'.repeat(100) }],
])('the word %j of Azure is read in any case and spelling, and one that nobody knew stays as it is', (word, read) => {
  expect(stateIn(words, word)).toEqual(read);
});

const recovery = { recoveryPointTime: new Date('2026-09-08T08:00:00Z'), retentionTagName: 'Default' };

test.each([
  ['Completed', { state: 'complete' }],
  ['COMPLETED', { state: 'complete' }],
  ['partial', { state: 'partial' }],
  ['Quarantined', { state: 'unknown', unknownState: 'Quarantined' }],
  [undefined, { state: 'unknown', unknownState: 'none' }],
])('a restore point that Azure calls %s is complete only if Azure says so', (word, told) => {
  const properties = {
    objectType: 'AzureBackupDiscreteRecoveryPoint',
    ...recovery,
    ...(word === undefined ? {} : { recoveryPointState: word }),
  };
  expect(toBrowsedPoint({ name: 'p-1', properties }, 'gold')).toMatchObject(told);
});
