import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Licences that ask for no more than to be named. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
]);

type Package = { name: string; versions: string[]; license: string };

// What ships, in the server and in the page; what builds and tests does not leave the house.
const { stdout } = await promisify(execFile)('pnpm', ['-r', 'licenses', 'list', '--prod', '--json'], { maxBuffer: 64 * 1024 * 1024 });
const byLicence = Object.entries(JSON.parse(stdout) as Record<string, Package[]>);

/** One licence of a choice is enough, each of several must do. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => allowed.has(one.trim())));

if (process.argv.includes('--list'))
  for (const [licence, packages] of byLicence)
    for (const { name, versions } of packages) console.log(`${licence}\t${name}\t${versions.join(', ')}`);
const refused = byLicence.filter(([licence]) => !isAllowed(licence));
for (const [licence, packages] of refused) console.error(`${licence}: ${packages.map(({ name }) => name).join(', ')}`);
if (refused.length > 0) console.error('These licences are not among those that what ships may have (scripts/licences.ts).');
process.exitCode = refused.length === 0 ? 0 : 1;
