import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fetchAdvisories, findingsIn, keptAdvisories, unaskedIn, type AdvisoryFile } from './advisories/advisories.ts';
import { asked } from './asked.ts';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

const kept = '.config/advisories.json';
const oldAfterDays = 30;

const { values } = asked(
  () =>
    parseArgs({
      options: { fetch: { type: 'boolean', default: false }, registry: { type: 'string', default: 'https://registry.npmjs.org/' } },
    }),
  'There are --fetch, and --registry URL.',
);

async function haveFetched(shipped: readonly ShippedPackage[]): Promise<void> {
  const file = await fetchAdvisories(values.registry, shipped, new Date().toISOString());
  await writeFile(kept, `${JSON.stringify(file, undefined, 2)}\n`);
}

function report(file: AdvisoryFile, shipped: readonly ShippedPackage[]): boolean {
  const days = Math.floor((Date.now() - Date.parse(file.fetched)) / 86_400_000);
  const unasked = unaskedIn(file, shipped);
  const findings = findingsIn(file, shipped);
  if (days > oldAfterDays) console.log(`The advisories are ${days} days old: \`npm run advisories -- --fetch\` gets today's.`);
  if (unasked.length > 0) console.log(`Nothing is known of these, which ship since the advisories were fetched: ${unasked.join(', ')}`);
  for (const { name, version, advisory } of findings)
    console.error(`${advisory.severity}: ${name}@${version}: ${advisory.title} (${advisory.vulnerable_versions}) ${advisory.url}`);
  if (findings.length === 0)
    console.log(`No advisory of ${file.fetched.slice(0, 10)} is about what ships (${file.packages.length} packages asked).`);
  return findings.length === 0;
}

try {
  const shipped = await shippedPackages();
  if (values.fetch) await haveFetched(shipped);
  const file = await keptAdvisories(kept);
  if (file === undefined)
    console.log(
      'What ships was not held against advisories: there is no file of them. `npm run advisories -- --fetch` gets one from the registry.',
    );
  else process.exitCode = report(file, shipped) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
