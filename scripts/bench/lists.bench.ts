import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { startPortal } from '../../e2e/support/portal-process.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';

const rounds = 5;
const dayMs = 86_400_000;

/** What each call to Azure takes longer than the emulator does: about the way to a region of Azure and back. */
const wayMs = 100;

const portal = await startPortal();
const { emulator } = (await (await fetch(`${portal.url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = portal.url;
process.env['EMULATOR_URL'] = emulator.url;

// 2,000 volumes of two subscriptions and three regions, half of them protected for more than a year.
const azure = await newEstate({ scenario: 'fleet', volumes: 2000, subscriptions: 2, protectedPercent: 50, pageSize: 100 });
await azure.addFault({ kind: 'slow', action: '*', ms: wayMs, times: 1_000_000 });
const ask = await apiAs(azure);

/** The middle one of some readings, by a server that remembers nothing. */
async function usualMs(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  await read();
  while (times.length < rounds) {
    const since = performance.now();
    await read();
    times.push(performance.now() - since);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

async function readList(path: string): Promise<unknown> {
  const list = await ask('GET', path);
  const { missing } = list;
  if (!Array.isArray(missing) || missing.length > 0) throw new Error(`${path} says that a part of it is missing.`);
  return list;
}

/** The list of the calendar as it is sent: what ids begin with and where volumes stand is said once. */
type Sent = {
  asOf: string;
  items: { items: string[]; places: { snapshotGroupId: string }[]; rows: [number, number, number, number, string][] };
};

/** As many rows as a tall window shows, with their points. */
async function readFirstScreen(): Promise<void> {
  const { asOf, items: sent } = (await readList('/api/restore-points/volumes')) as Sent;
  const rows = sent.rows.slice(0, 40);
  const body = {
    instances: rows.map(([begins, , , , end]) => `${sent.items[begins]}${end}`),
    snapshotGroups: [...new Set(rows.map(([, at]) => sent.places[at]?.snapshotGroupId ?? ''))],
    between: { from: new Date(Date.parse(asOf) - 62 * dayMs).toISOString(), to: new Date(Date.parse(asOf) + dayMs).toISOString() },
  };
  const told = (await ask('POST', '/api/restore-points/survey', body))['items'];
  if (!Array.isArray(told) || told.length < rows.length) throw new Error('Not all rows are told by their snapshots.');
}

for (const [name, path, atMost] of [
  ['volumes', '/api/volumes', 800],
  ['protected items', '/api/backup-instances', 1000],
  ['vaults', '/api/vaults', 1000],
  ['policies', '/api/policies', 1000],
  ['jobs', '/api/jobs', 1000],
  ['the Overview', '/api/overview', 1000],
  ['volumes of the calendar', '/api/restore-points/volumes', 1000],
] as const) {
  const value = Math.round(await usualMs(() => readList(path)));
  await report({ name: `A fleet of 2,000 volumes, each call ${wayMs} ms longer: ${name}`, value, unit: 'ms', goal: { atMost } });
}
const first = Math.round(await usualMs(readFirstScreen));
await report({
  name: `A fleet of 2,000 volumes, each call ${wayMs} ms longer: the calendar's first screen`,
  value: first,
  unit: 'ms',
  goal: { atMost: 1000 },
});
await portal.stop();
