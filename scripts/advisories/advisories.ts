import { readFile } from 'node:fs/promises';
import { satisfies } from 'semver';
import type { ShippedPackage } from '../shipped-packages.ts';

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** A known fault of some versions of a package, as the registry tells of it. */
export type Advisory = { url: string; title: string; severity: string; vulnerable_versions: string };

/** The advisories of a day, by the package that they are about: the answer of a registry, kept in a file. */
export type AdvisoryFile = { fetched: string; packages: string[]; advisories: Record<string, Advisory[]> };

/** One version that ships and a known fault of it. */
export type Finding = { name: string; version: string; advisory: Advisory };

/** A severity that nobody has heard of counts as the worst. */
const weighs = ({ severity }: Advisory): number => {
  const place = severities.findIndex((one) => one === severity);
  return place === -1 ? severities.length : place;
};

/** The known faults of at least moderate severity in what ships, the worst first. */
export function findingsIn({ advisories }: AdvisoryFile, shipped: readonly ShippedPackage[]): Finding[] {
  return shipped
    .flatMap(({ name, versions }) =>
      versions.flatMap((version) =>
        (advisories[name] ?? [])
          .filter((one) => weighs(one) >= severities.indexOf('moderate'))
          .filter((one) => satisfies(version, one.vulnerable_versions, { includePrerelease: true }))
          .map((advisory) => ({ name, version, advisory })),
      ),
    )
    .toSorted((one, other) => weighs(other.advisory) - weighs(one.advisory));
}

/** Versions that ship and were not asked about when the file was fetched: nothing is known of these. */
export function unaskedIn({ packages }: AdvisoryFile, shipped: readonly ShippedPackage[]): string[] {
  const asked = new Set(packages);
  return shipped.flatMap(({ name, versions }) => versions.map((version) => `${name}@${version}`)).filter((one) => !asked.has(one));
}

/** The kept file; undefined where none was fetched yet. */
export async function keptAdvisories(path: string): Promise<AdvisoryFile | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as AdvisoryFile;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Asks a registry about all that ships in one request (npm's bulk endpoint); throws a sentence where the registry has no advisories. */
export async function fetchAdvisories(registry: string, shipped: readonly ShippedPackage[], fetched: string): Promise<AdvisoryFile> {
  const url = new URL('-/npm/v1/security/advisories/bulk', registry.endsWith('/') ? registry : `${registry}/`);
  const asked = Object.fromEntries(shipped.map(({ name, versions }) => [name, versions]));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`The registry has no advisories: it answered ${response.status}. Name another with --registry URL.`);
  const advisories = (await response.json()) as Record<string, Advisory[]>;
  const packages = shipped.flatMap(({ name, versions }) => versions.map((version) => `${name}@${version}`)).toSorted();
  return { fetched, packages, advisories };
}
