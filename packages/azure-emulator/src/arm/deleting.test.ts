import { expect, test } from 'vitest';
import { codeOf, trial, type Trial } from '../test-support/test-calls.ts';

const compute = 'api-version=2026-03-02';
const elasticSan = 'api-version=2025-09-01';

type Case = { path: string; api: string; body: object };

const emptyDisk = { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 8 } };
const smallSan = { location: 'eastus2', properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } } };

/** A kind of resource, last in the list of what is to be made for it. */
const cases: [what: string, inside: readonly Case[]][] = [
  ['a disk', [{ path: 'Microsoft.Compute/disks/d9', api: compute, body: emptyDisk }]],
  ['a disk snapshot', [{ path: 'Microsoft.Compute/snapshots/s9', api: compute, body: emptyDisk }]],
  ['an Elastic SAN', [{ path: 'Microsoft.ElasticSan/elasticSans/san-9', api: elasticSan, body: smallSan }]],
  [
    'a volume group',
    [
      { path: 'Microsoft.ElasticSan/elasticSans/san-9', api: elasticSan, body: smallSan },
      { path: 'Microsoft.ElasticSan/elasticSans/san-9/volumeGroups/vg-9', api: elasticSan, body: { properties: {} } },
    ],
  ],
  [
    'a volume',
    [
      { path: 'Microsoft.ElasticSan/elasticSans/san-9', api: elasticSan, body: smallSan },
      { path: 'Microsoft.ElasticSan/elasticSans/san-9/volumeGroups/vg-9', api: elasticSan, body: { properties: {} } },
      {
        path: 'Microsoft.ElasticSan/elasticSans/san-9/volumeGroups/vg-9/volumes/volume-9',
        api: elasticSan,
        body: { properties: { sizeGiB: 8 } },
      },
    ],
  ],
];

const vault: (typeof cases)[number] = [
  'a Backup vault',
  [
    {
      path: 'Microsoft.DataProtection/backupVaults/vault-9',
      api: 'api-version=2026-06-01',
      body: { location: 'eastus2', properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] } },
    },
  ],
];

type Stage = Trial & { does: (method: string) => ReturnType<Trial['call']>; outside: (() => ReturnType<Trial['call']>) | undefined };

function stage(inside: readonly Case[]): Stage {
  const made = trial();
  const urlOf = ({ path, api }: Case): string => `${made.subscription}/resourceGroups/rg-storage/providers/${path}?${api}`;
  const all = inside.map((one) => () => made.call('PUT', urlOf(one), one.body));
  for (const put of all) {
    expect([201, 202]).toContain(put().status);
    made.wait(20_000);
  }
  const last = inside.at(-1);
  if (last === undefined) throw new Error('Something must be made.');
  return { ...made, does: (method) => made.call(method, urlOf(last), method === 'DELETE' ? undefined : last.body), outside: all.at(-2) };
}

test.each([...cases, vault])('%s that is deleted twice takes nothing along that is made under its name afterwards', (_, inside) => {
  const { does, wait } = stage(inside);
  expect(does('DELETE').status).toBe(202);
  wait(15_000);
  expect(does('DELETE').status).toBe(202);
  wait(5_000);
  expect(does('GET').status).toBe(404);
  expect([201, 202]).toContain(does('PUT').status);
  wait(20_000);
  expect(does('GET')).toMatchObject({ status: 200, body: { properties: { provisioningState: 'Succeeded' } } });
});

test.each(cases)('%s that is being deleted is neither made anew nor changed before it is gone', (_, inside) => {
  const { does, wait } = stage(inside);
  does('PATCH');
  does('DELETE');
  for (const method of ['PUT', 'PATCH']) {
    const answer = does(method);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'OperationNotAllowed']);
  }
  wait(20_000);
  expect(does('GET').status).toBe(404);
});

test.each(cases.slice(-2))('%s is not made in what is being deleted', (_, inside) => {
  const { does, outside, wait, call, subscription } = stage(inside);
  does('DELETE');
  wait(20_000);
  const around = inside.at(-2);
  call('DELETE', `${subscription}/resourceGroups/rg-storage/providers/${around?.path ?? ''}?${elasticSan}`);
  for (const answer of [does('PUT'), outside?.()]) expect(answer?.status).toBe(409);
});
