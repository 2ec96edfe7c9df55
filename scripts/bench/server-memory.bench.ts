import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { measuredPortal } from './measured-portal.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';
import { peakMiB } from './started.ts';

const rounds = 5;
const paths = ['/api/volumes', '/api/backup-instances', '/api/jobs', '/api/restore-points/volumes', '/api/vaults', '/api/policies'];

// Volumes of three regions, half of them protected for more than a year, with 14 days of jobs: 14,000 and 70,000.
for (const [volumes, subscriptions, atMost] of [
  [2000, 2, 300],
  [10_000, 4, 400],
] as const) {
  const { pid, stop } = await measuredPortal({ env: { READ_MEMORY_MS: '0' } });
  const azure = await newEstate({ scenario: 'fleet', volumes, subscriptions, protectedPercent: 50, pageSize: 100 });
  const ask = await apiAs(azure);
  for (let round = 0; round < rounds; round += 1) {
    // Of 10,000 volumes, six lists at once are more than the emulator tells in the time of a request.
    if (volumes === 2000) await Promise.all(paths.map((path) => ask('GET', path)));
    else for (const path of paths) await ask('GET', path);
  }
  const value = await peakMiB(pid);
  stop();
  if (value !== undefined)
    await report({ name: `Peak memory of the server with a fleet of ${volumes} volumes`, value, unit: 'MiB', goal: { atMost } });
}
