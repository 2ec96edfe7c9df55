import { firstEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';
import { portalOnEmulator } from '../server-flags.ts';
import { peakMiB, started } from './started.ts';

// What a person asks for who opens the pages once: the overview, volumes, protected items, jobs and the calendar of restore points.
const paths = ['/api/overview', '/api/volumes', '/api/backup-instances', '/api/restore-points/volumes'];
/** As many rows of the calendar as ask for their points together. */
const rows = 30;
const name = 'The portal on the emulator with 10,000 volumes';

// As `npm start -- --world fleet-10000` starts it, on a free port.
Object.assign(process.env, { PORT: '0', LOG_LEVEL: 'warn' });
const portal = await started(...portalOnEmulator('--scenario', 'fleet-10000', '--profile', 'preview-2025-05', '--clock-rate', '60'));
await report({ name: `${name}: ready`, value: Math.round(portal.afterMs), unit: 'ms', goal: { atMost: 10_000 } });

const url = /(http:\/\/\S+?)\/?$/.exec(portal.line)?.[1] ?? '';
const { emulator } = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
Object.assign(process.env, { PORTAL_URL: url, EMULATOR_URL: emulator.url });
const ask = await apiAs(await firstEstate());

async function asked(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Record<string, unknown>> {
  const since = performance.now();
  const answer = await ask(method, path, body);
  console.error(`${path}: ${Math.round(performance.now() - since)} ms, the emulator has ${await peakMiB(portal.pid)} MiB`);
  return answer;
}

/** What the emulator has needed by the end. */
async function opened(): Promise<number | undefined> {
  try {
    for (const path of paths) await asked('GET', path);
    const jobs = await asked('GET', '/api/jobs');
    await asked('GET', `/api/jobs?after=${encodeURIComponent(String(jobs['next']))}`);
    const instances = new Set((jobs['items'] as { instanceId: string }[]).map(({ instanceId }) => instanceId));
    await asked('POST', '/api/restore-points/browse', { instances: [...instances].slice(0, rows) });
    return await peakMiB(portal.pid);
  } finally {
    await portal.stop();
  }
}

const value = await opened();
if (value !== undefined)
  await report({ name: `${name}: memory of the emulator at most, once its pages were opened`, value, unit: 'MiB', goal: { atMost: 1024 } });
