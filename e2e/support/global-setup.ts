import { startPortal } from './portal-process.ts';

/** Starts a portal once for all workers, which find it in their environment; each test has an estate of its own in it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { url, stop } = await startPortal();
  const portal = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
  process.env['PORTAL_URL'] = url;
  process.env['EMULATOR_URL'] = portal.emulator.url;
  return stop;
}
