import { shippedPackages } from './shipped-packages.ts';

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

const packages = await shippedPackages();

/** One licence of a choice is enough, each of several must do. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => allowed.has(one.trim())));

if (process.argv.includes('--list'))
  for (const { licence, name, versions } of packages) console.log(`${licence}\t${name}\t${versions.join(', ')}`);
const refused = packages.filter(({ licence }) => !isAllowed(licence));
for (const { licence, name } of refused) console.error(`${licence}: ${name}`);
if (refused.length > 0) console.error('These licences are not among those that what ships may have (scripts/licences.ts).');
process.exitCode = refused.length === 0 ? 0 : 1;
