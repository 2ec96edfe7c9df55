import { setTimeout as pause } from 'node:timers/promises';
import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';
import { freePort, heapMiB } from './heap.ts';
import { measuredPortal } from './measured-portal.ts';
import { rounded } from './middle.ts';

// All kinds of requests for minutes on end: what the server keeps must not grow.
const minutes = Number(process.env['BENCH_MINUTES'] ?? 10);
const parts = 5;
const estates = 3;
/** Longer than anything is remembered of lists. */
const untilForgottenMs = 12_000;

const inspector = await freePort();
const portal = await measuredPortal({ flags: [`--inspect=127.0.0.1:${inspector}`] });

type Work = () => Promise<unknown>;

/** What the people of one estate ask, in turn. */
async function workIn(volumes: number): Promise<Work[]> {
  const azure = await newEstate({ scenario: 'fleet', volumes, subscriptions: 2, protectedPercent: 50, pageSize: 1000 });
  const ask = await apiAs(azure);
  const reader = await apiAs(azure, 'reader');
  const [item] = await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances');
  const [, , subscription, , group, , , , vault, , name] = (item?.id ?? '').split('/');
  const inVault = `/api/subscriptions/${subscription}/resource-groups/${group}/vaults/${vault}`;
  const lists = ['/api/volumes', '/api/backup-instances', '/api/jobs', '/api/restore-points/volumes', '/api/vaults', '/api/overview'];
  return [
    ...lists.flatMap((path): Work[] => [() => ask('GET', path), () => reader('GET', path)]),
    () => ask('GET', `${inVault}/backup-instances/${name}`),
    () => ask('GET', `${inVault}/backup-instances/${name}/restore-points`),
    () => ask('POST', '/api/restore-points/browse', { instances: [item?.id] }),
    () => fetch(`${portal.url}/healthz`).then((response) => response.text()),
    // Somebody who is signed in anew, and somebody who is not.
    async () => (await apiAs(azure))('GET', '/api/subscriptions'),
    () => fetch(`${portal.url}/api/volumes`, { headers: { authorization: 'Bearer nobody' } }).then((response) => response.text()),
  ];
}

const work: Work[] = [];
while (work.length < estates * 18) work.push(...(await workIn(500)));
let asked = 0;

/** Four at a time, for a part of the whole; then nothing, until what is kept for seconds is gone. */
async function goOn(ms: number): Promise<number> {
  const end = performance.now() + ms;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      asked += 1;
      await work[asked % work.length]?.();
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  await pause(untilForgottenMs);
  return heapMiB(inspector);
}

const heaps: number[] = [];
while (heaps.length < parts) {
  heaps.push(await goOn((minutes * 60_000) / parts));
  console.error(`${heaps.length} of ${parts}: ${asked} requests, ${(heaps.at(-1) ?? 0).toFixed(1)} MiB`);
}
portal.stop();
await report({
  name: `Memory of the server after ${minutes} minutes and ${asked} requests, to that after a fifth of them`,
  value: rounded((heaps.at(-1) ?? Number.NaN) / (heaps[0] ?? Number.NaN), 2),
  unit: 'times',
  goal: { atMost: 1.1 },
});
