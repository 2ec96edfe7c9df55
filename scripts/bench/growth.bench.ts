import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { measuredPortal, processorMs } from './measured-portal.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';

// How the server's work grows with the estate: of half of the volumes backups are kept, and nothing is remembered from one list to the next.
const lists = {
  volumes: '/api/volumes',
  'protected items': '/api/backup-instances',
  jobs: '/api/jobs',
  calendar: '/api/restore-points/volumes',
};
const sizes = [1000, 2000, 4000, 8000];
/** Where the work for a list is held against its goal, as are those of it that the portal promises. */
const usual = 2000;
const rowsRead = 16_000;

const portal = await measuredPortal({ env: { READ_MEMORY_MS: '0' } });

/** Processor that the server takes for one list, in ms, for each of the lists. */
async function workWith(volumes: number): Promise<Map<string, number>> {
  const azure = await newEstate({ scenario: 'fleet', volumes, subscriptions: 2, protectedPercent: 50, pageSize: 1000 });
  const ask = await apiAs(azure);
  const rounds = rowsRead / volumes;
  const work = new Map<string, number>();
  for (const [name, path] of Object.entries(lists)) {
    for (let round = 0; round < 1; round += 1) await ask('GET', path);
    const before = await processorMs(portal.pid);
    for (let round = 0; round < rounds; round += 1) await ask('GET', path);
    work.set(name, ((await processorMs(portal.pid)) - before) / rounds);
  }
  return work;
}

const bySize = new Map<number, Map<string, number>>();
// The first lists of a server's life are slower, however long.
await workWith(usual);
for (const volumes of sizes) {
  const work = await workWith(volumes);
  bySize.set(volumes, work);
  console.error(`${volumes} volumes: ${[...work].map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join(', ')}`);
}
portal.stop();

const workFor = (name: string, volumes: number): number => bySize.get(volumes)?.get(name) ?? Number.NaN;
for (const name of Object.keys(lists)) {
  const value = Math.round(workFor(name, usual));
  await report({ name: `Processor for one list with ${usual} volumes: ${name}`, value, unit: 'ms', goal: { atMost: 40 } });
}
for (const name of Object.keys(lists)) {
  // Work that grows with the square would take four times as much for each volume.
  const each = workFor(name, 8000) / 8000 / (workFor(name, usual) / usual);
  await report({
    name: `Processor for each of 8,000 volumes, to each of ${usual}: ${name}`,
    value: Number(each.toFixed(2)),
    unit: 'times',
    goal: { atMost: 1.5 },
  });
}
