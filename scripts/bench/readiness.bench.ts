import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { startPortal } from '../../e2e/support/portal-process.ts';
import { apiAs, makeVault } from '../../e2e/support/protected-volume.ts';

const rounds = 7;
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

const portal = await startPortal();
const { emulator } = (await (await fetch(`${portal.url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = portal.url;
process.env['EMULATOR_URL'] = emulator.url;
const azure = await newEstate({ scenario: 'fleet', pageSize: 1000 });
const { vaultId, policyId } = await makeVault(azure);
const ask = await apiAs(azure);

const inGroup = (san: string, volumeGroup: string, volumes: string[]) => ({
  groupId: `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/${san}/volumeGroups/${volumeGroup}`,
  snapshotGroupId: azure.group('rg-snapshots'),
  volumes,
});
const groups = [
  inGroup('san-apps', 'vg-app-01', numbered('app-a', 40)),
  inGroup('san-apps', 'vg-app-02', numbered('app-b', 40)),
  inGroup('san-apps', 'vg-web', numbered('web', 20)),
  inGroup('san-data', 'vg-db-01', numbered('db-a', 50)),
  inGroup('san-data', 'vg-db-02', [...numbered('db-b', 46), ...numbered('archive', 4)]),
];

const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const since = performance.now();
  await ask('POST', '/api/backup-readiness', { vaultId, policyId, groups });
  times.push(performance.now() - since);
}
await portal.stop();
await report({ name: 'Readiness of 200 volumes, every rule', value: Math.round(median(times)), unit: 'ms', goal: { atMost: 3000 } });
