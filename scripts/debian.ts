import { existsSync } from 'node:fs';
import { ran } from './steps.ts';

/** Installs packages of Debian's, and says so, for root on Debian; none of them starts a service. True if all are there then. */
export async function installed(...names: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing of Debian's packages: ${names.join(', ')}.`);
  // At run level 1 a package of a server does not start it.
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await ran(['apt-get', 'update', '-qq'], quiet);
  return ran(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
}

const serversOfTests = { '/usr/bin/redis-server': 'redis-server', '/usr/sbin/nginx': 'nginx-light' };
const missing = (): string[] => Object.entries(serversOfTests).flatMap(([program, name]) => (existsSync(program) ? [] : [name]));

/** What the tests of several servers run; where it cannot be had they say that they were left out. */
export async function haveServersOfTests(): Promise<void> {
  if (missing().length > 0) await installed(...missing());
}
