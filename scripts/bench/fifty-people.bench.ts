import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { newEstate } from '../../e2e/support/estate.ts';
import type { Estate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { measuredPortal, processorMs } from './measured-portal.ts';
import { watchingHealth } from './health-watch.ts';

const people = 50;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 12);
const lists = ['/api/volumes', '/api/backup-instances', '/api/jobs', '/api/restore-points/volumes', '/api/vaults', '/api/overview'];

// As the product is served: a list may be told again for some seconds.
const portal = await measuredPortal();

/** Lists of a person who has them already, each on fifty connections without a pause: how many for each second of the server's processor. */
async function freshLists() {
  const azure = await newEstate({ scenario: 'fleet', volumes: 2000, subscriptions: 2, protectedPercent: 50, pageSize: 1000 });
  const authorization = `Bearer ${await azure.token(azure.upn('backup-admin'), 'bff')}`;
  const url = `${portal.url}/api/volumes`;
  const first = await fetch(url, { headers: { authorization } });
  await first.text();
  const headers = { authorization, 'if-none-match': first.headers.get('etag') ?? '' };
  const fire = (duration: number) => autocannon({ url, headers, connections: people, duration, workers: 1 });
  await fire(1);
  const before = await processorMs(portal.pid);
  const result = await fire(Math.min(seconds, 8));
  const processor = (await processorMs(portal.pid)) - before;
  const lists = result.requests.total;
  if (result.errors > 0 || result['2xx'] + result['3xx'] !== lists) throw new Error('A fresh list was not answered with 200 or 304.');
  return { perCore: (lists * 1000) / processor, p99: result.latency.p99 };
}

type Ask = (path: string) => Promise<number>;

/** A person who asks for a list as their browser does: with what it has kept of it. */
async function personIn(azure: Estate, role: Parameters<Estate['upn']>[0]): Promise<Ask> {
  const authorization = `Bearer ${await azure.token(azure.upn(role), 'bff')}`;
  const kept = new Map<string, string>();
  return async (path) => {
    const since = performance.now();
    const response = await fetch(portal.url + path, { headers: { authorization, 'if-none-match': kept.get(path) ?? '' } });
    await response.text();
    if (response.status !== 200 && response.status !== 304) throw new Error(`${path} was answered with ${response.status}.`);
    kept.set(path, response.headers.get('etag') ?? '');
    return performance.now() - since;
  };
}

/** What a person takes to look at a list, in ms. */
const lookMs = 2000;

/** Fifty people of as many sign-ins, each at another list every two seconds. The emulator has told each estate before: what it works out once is not the server's. */
async function crowd(): Promise<() => Promise<number[]>> {
  const all: Ask[] = [];
  while (all.length < people) {
    const azure = await newEstate({ scenario: 'demo' });
    for (const role of ['backup-admin', 'backup-operator', 'reader'] as const) {
      const ask = await personIn(azure, role);
      for (const path of lists) await ask(path);
      all.push(ask);
    }
  }
  const visit = async (ask: Ask, nth: number): Promise<number[]> => {
    const times: number[] = [];
    const end = performance.now() + seconds * 1000;
    // They do not come at the same moment.
    await pause((nth * lookMs) / people);
    for (let turn = nth; performance.now() < end; turn += 1) {
      times.push(await ask(lists[turn % lists.length] ?? ''));
      await pause(lookMs);
    }
    return times;
  };
  return async () => (await Promise.all(all.slice(0, people).map(visit))).flat();
}

const fresh = await watchingHealth(portal.url, freshLists());
const gathered = await crowd();
const visits = await watchingHealth(portal.url, gathered());
portal.stop();
const times = visits.done.toSorted((one, other) => one - other);
const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
console.error(`${times.length} lists for ${people} people, the middle one in ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms`);

const round = (ms: number): number => Math.round(ms * 10) / 10;
await report({
  name: 'Volumes, fresh ones of 2,000, for each second of a core',
  value: Math.round(fresh.done.perCore),
  unit: '',
  goal: { atLeast: 500 },
});
await report({
  name: `Volumes, fresh ones of 2,000, on ${people} connections: 99 of 100 within`,
  value: round(fresh.done.p99),
  unit: 'ms',
  goal: { atMost: 250 },
});
await report({ name: `Lists of ${people} people at once: 99 of 100 within`, value: round(p99), unit: 'ms', goal: { atMost: 250 } });
const longest = Math.max(fresh.longestMs, visits.longestMs);
await report({ name: 'Longest answer of /healthz meanwhile', value: round(longest), unit: 'ms', goal: { atMost: 50 } });
