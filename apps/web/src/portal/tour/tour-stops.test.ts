import { expect, test } from 'vitest';
import { paths } from '../../links/paths.ts';
import { tourStart, tourStopAt, tourStops } from './tour-stops.ts';

const item = { subscriptionId: 's', resourceGroup: 'rg', vault: 'bv', instance: 'i' };

test.each([
  [paths.volumes(), 'Choose a volume'],
  [paths.configureBackup('choose-volumes'), 'Choose a volume'],
  [paths.configureBackup('plans'), 'Choose a Backup vault'],
  [paths.configureBackup('vault'), 'Choose a Backup vault'],
  [paths.configureBackup('policy'), 'Choose a policy'],
  [paths.configureBackup('readiness'), 'See what is still missing'],
  [paths.configureBackup('review'), 'Hand it over to Azure'],
  [paths.configureBackup('progress'), 'Watch it being configured'],
  [paths.run({ subscriptionId: 's', resourceGroup: 'rg', run: 'r' }), 'Watch it being configured'],
  [paths.protectedItem(item), 'Back up now'],
  [paths.restorePoint(item, 'p'), 'Back up now'],
  [paths.restore('points'), 'Choose where it comes back'],
  [paths.restore('target'), 'Choose where it comes back'],
  [paths.restore('validate'), 'Let Azure check it'],
  [paths.restore('review'), 'Begin the restore'],
  [paths.restore('progress'), 'Your volume is back'],
])('on %s the tour says: %s', (address, title) => {
  expect(tourStops[tourStopAt(address) ?? -1]?.title).toBe(title);
});

test.each([paths.help(), paths.settings(), paths.vaults(), paths.jobs(), paths.elasticSans(), paths.restore('disks')])(
  'the tour has nothing to say on %s',
  (address) => {
    expect(tourStopAt(address)).toBeUndefined();
  },
);

test('the tour begins at its first stop', () => {
  expect(tourStopAt(tourStart)).toBe(0);
});
