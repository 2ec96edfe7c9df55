import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A package of others that ships, in the server or in the page. */
export type ShippedPackage = { name: string; versions: string[]; licence: string };

type Listed = { name: string; versions: string[] };

/** What ships, as the lock file has it; what builds and tests does not leave the house. */
export async function shippedPackages(): Promise<ShippedPackage[]> {
  const { stdout } = await promisify(execFile)('pnpm', ['-r', 'licenses', 'list', '--prod', '--json'], { maxBuffer: 64 * 1024 * 1024 });
  return Object.entries(JSON.parse(stdout) as Record<string, Listed[]>).flatMap(([licence, packages]) =>
    packages.map(({ name, versions }) => ({ name, versions, licence })),
  );
}
