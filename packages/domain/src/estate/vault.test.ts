import { expect, test } from 'vitest';
import { settingFaults, settingsForGood, settingsThatDiffer, usualVaultSettings, type VaultSettings } from './vault.ts';

const having = (change: Partial<VaultSettings>): VaultSettings => ({ ...usualVaultSettings, ...change });
const kept = (state: 'on' | 'off' | 'always-on', days = 14) => having({ softDelete: { state, days } });

test.each([
  ['the usual settings', usualVaultSettings, 'local', {}],
  ['soft delete for 13 days', kept('on', 13), 'local', { softDelete: 'days' }],
  ['soft delete for 180 days', kept('always-on', 180), 'local', {}],
  ['soft delete for 181 days', kept('on', 181), 'local', { softDelete: 'days' }],
  ['soft delete off, whatever the days', kept('off', 0), 'local', {}],
  ['cross-region restore without geo redundancy', having({ crossRegionRestore: true }), 'zone', { crossRegionRestore: 'needs-geo' }],
  ['cross-region restore with it', having({ crossRegionRestore: true }), 'geo', {}],
  ['a tag with a slash', having({ tags: { 'cost/centre': '7' } }), 'local', { tags: 'tags' }],
  ['a tag in upper and in lower case', having({ tags: { env: 'prod', Env: 'dev' } }), 'local', { tags: 'tag-twice' }],
  ['a tag without a value', having({ tags: { team: '' } }), 'local', {}],
  ['51 tags', having({ tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`t${index}`, ''])) }), 'local', { tags: 'tags' }],
] as const)('a new vault with %s', (_, wanted, redundancy, faults) => {
  expect(settingFaults(wanted, { redundancy })).toEqual(faults);
});

const final = having({
  softDelete: { state: 'always-on', days: 30 },
  immutability: 'locked',
  crossSubscriptionRestore: 'permanently-disabled',
  crossRegionRestore: true,
});

test('what was set for good cannot be taken back, and staying as it is is fine', () => {
  expect(settingFaults(usualVaultSettings, { redundancy: 'geo', was: final })).toEqual({
    softDelete: 'always-on-stays',
    immutability: 'locked-stays',
    crossSubscriptionRestore: 'permanent-stays',
    crossRegionRestore: 'cross-region-stays',
  });
  expect(settingFaults({ ...final, jobAlerts: false }, { redundancy: 'geo', was: final })).toEqual({});
});

test('a setting of which Azure says what nobody knew stays as it is, and the others can change', () => {
  const unknown = { softDelete: 'Dimmed', jobAlerts: 'Sometimes' };
  const wanted = having({ softDelete: { state: 'off', days: 14 }, immutability: 'unlocked' });
  expect(settingFaults(wanted, { redundancy: 'geo', was: usualVaultSettings, unknown })).toEqual({ softDelete: 'unknown-stays' });
});

test('what a change sets for good is named once', () => {
  expect(settingsForGood(final, usualVaultSettings)).toEqual([
    'softDelete',
    'immutability',
    'crossSubscriptionRestore',
    'crossRegionRestore',
  ]);
  expect([settingsForGood(final, final), settingsForGood(kept('off'), usualVaultSettings)]).toEqual([[], []]);
});

test('settings differ by what they say, not by their order or by days that do not count', () => {
  const tagged = having({ tags: { team: 'line', owner: 'kim' } });
  expect(settingsThatDiffer(tagged, having({ tags: { owner: 'kim', team: 'line' } }))).toEqual([]);
  expect(settingsThatDiffer(kept('off', 20), kept('off', 30))).toEqual([]);
  expect(settingsThatDiffer(final, tagged)).toEqual([
    'softDelete',
    'immutability',
    'crossSubscriptionRestore',
    'crossRegionRestore',
    'tags',
  ]);
});
