import { eras, type Era } from './eras.ts';
import { startPortal } from './portal-process.ts';

/** Starts a portal for each era once for all workers; each test has an estate of its own in it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const stops = await Promise.all(Object.values(eras).map(start));
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

async function start({ profile, portalUrl, emulatorUrl }: Era): Promise<() => Promise<void>> {
  const { url, stop } = await startPortal(profile);
  const portal = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
  process.env[portalUrl] = url;
  process.env[emulatorUrl] = portal.emulator.url;
  return stop;
}
