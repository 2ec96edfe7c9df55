import { existsSync } from 'node:fs';
import { ran } from './steps.ts';

/** Installs packages of Debian's for root on Debian, none of which starts a service; true if all are there. */
export async function installed(...names: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  // At run level 1 a package of a server does not start it.
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await ran(['apt-get', 'update', '-qq'], quiet);
  return ran(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
}

/** What the tests of several servers run; where it cannot be had they say that they were left out. */
export async function serversOfTests(): Promise<void> {
  if (existsSync('/usr/bin/redis-server') && existsSync('/usr/sbin/nginx')) return;
  console.log('No Redis or nginx here: installing the Debian packages.');
  if (!(await installed('redis-server', 'nginx-light'))) console.log('They could not be installed: several servers are not tested.');
}
