import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { api } from './index.ts';

type Def = {
  type: string;
  checks?: { _zod: { def: { check: string } } }[];
  shape?: Record<string, Node>;
  element?: Node;
  innerType?: Node;
  options?: Node[];
  keyType?: Node;
  valueType?: Node;
};
type Node = z.ZodMiniType & { _zod: { def: Def } };

const isBounded = ({ checks = [] }: Def): boolean => checks.some(({ _zod }) => _zod.def.check === 'max_length');
const fits = (schema: Node, value: unknown): boolean => z.safeParse(schema, value).success;
const fiftyOne = Object.fromEntries(Array.from({ length: 51 }, (_, nth) => [`t${nth}`, '']));

/** The parts of a schema that take a list, a text or tags of any length. */
function endlessIn(schema: Node, at: string): string[] {
  const { def } = schema._zod;
  const within = (inner: Node | undefined, name: string) => (inner === undefined ? [] : endlessIn(inner, `${at}${name}`));
  const own =
    (def.type === 'array' && !isBounded(def)) ||
    (def.type === 'string' && fits(schema, 'a'.repeat(20_000))) ||
    (def.type === 'record' && fits(schema, fiftyOne));
  return [
    ...(own ? [at] : []),
    ...Object.entries(def.shape ?? {}).flatMap(([name, part]) => within(part, `.${name}`)),
    ...(def.options ?? []).flatMap((option) => within(option, '')),
    ...within(def.element, '[]'),
    ...within(def.innerType, ''),
    ...within(def.keyType, '{name}'),
    ...within(def.valueType, '{value}'),
  ];
}

test('whatever a request says is bounded: its lists, its texts and its tags', () => {
  const endless = Object.values(api).flatMap((endpoint) =>
    (['params', 'query', 'body'] as const).flatMap((part) =>
      part in endpoint ? endlessIn((endpoint as unknown as Record<string, Node>)[part] as Node, `${endpoint.name} ${part}`) : [],
    ),
  );
  expect(endlessIn(z.object({ a: z.array(z.string()), b: z.record(z.string(), z.enum(['x'])) }) as Node, 'it')).toEqual([
    'it.a',
    'it.a[]',
    'it.b{name}',
  ]);
  expect(endless).toEqual([]);
});

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
const rg = `${subscription}/resourceGroups/rg`;
const vaultId = `${rg}/providers/Microsoft.DataProtection/backupVaults/v`;
const groupId = (nth: number) => `${rg}/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/g${nth}`;
const names = (count: number, prefix = 'v') => Array.from({ length: count }, (_, nth) => `${prefix}${nth}`);
const instance = (nth: number) => `${vaultId}/backupInstances/i${nth}`;
const wanted = (nth: number) => ({ instanceId: instance(nth), point: 'p', groupId: groupId(1), volumeName: `new-${nth}` });
const snapshotId = `${rg}/providers/Microsoft.Compute/snapshots/s`;
const intent = '00000000-0000-0000-0000-000000000002';
const choice = (name: string) => ({
  volumeId: `${groupId(1)}/volumes/${name}`,
  vaultId,
  policyId: `${vaultId}/backupPolicies/p`,
  snapshotGroupId: rg,
});
const inGroups = (...groups: string[][]) => ({
  vaultId,
  groups: groups.map((volumes, nth) => ({ groupId: groupId(nth), snapshotGroupId: rg, volumes })),
});
const twice = { groupId: groupId(1), snapshotGroupId: rg, volumes: ['v1'] };

test.each([
  ['a thousand volumes of five groups', api.judgeBackups, inGroups(...Array.from({ length: 5 }, () => names(200))), undefined],
  ['ten thousand volumes of a group', api.judgeBackups, inGroups(names(10_000)), 'at-most 1000'],
  ['two thousand volumes of two groups', api.judgeBackups, inGroups(names(1000), names(1000)), 'at-most 1000'],
  ['a name twice in a group', api.judgeBackups, inGroups(['v1', 'V1']), 'each-once'],
  ['a volume twice, once in each of two entries', api.judgeBackups, { vaultId, groups: [twice, twice] }, 'each-once'],
  [
    'a volume with two snapshot groups',
    api.judgeBackups,
    { vaultId, groups: [twice, { ...twice, snapshotGroupId: `${rg}-2` }] },
    undefined,
  ],
  ['no volume group', api.judgeBackups, { vaultId, groups: [] }, 'one-at-least'],
  ['a volume twice', api.checkVolumes, { rows: [{ groupId: groupId(1), volumes: ['a', 'A'] }] }, 'each-once'],
  ['nine rows to begin', api.validateBackups, { rows: names(9).map(choice) }, 'at-most 8'],
  [
    'eight rows to begin and 24 under way',
    api.validateBackups,
    { rows: names(32).map((name, nth) => ({ ...choice(name), ...(nth < 8 ? {} : { operationId: 'a' }) })) },
    undefined,
  ],
  ['33 rows', api.validateBackups, { rows: names(33).map((name) => ({ ...choice(name), operationId: 'a' })) }, 'at-most 32'],
  ['41 items', api.findRestorePoints, { instances: names(41).map((_, nth) => instance(nth)), at: '2026-09-08T08:00:00Z' }, 'at-most 40'],
  ['an item twice', api.startRestore, { intent, rows: [wanted(1), wanted(1)] }, 'each-once'],
  ['51 items', api.startRestore, { intent, rows: names(51).map((_, nth) => wanted(nth)) }, 'at-most 50'],
  ['50 items', api.startRestore, { intent, rows: names(50).map((_, nth) => wanted(nth)) }, undefined],
  [
    'a disk as large as its SKU lets it be',
    api.createDisks,
    { sku: 'Premium_LRS', rows: [{ name: 'd', snapshotId, sizeGiB: 32_767 }] },
    undefined,
  ],
  [
    'a disk that is larger',
    api.createDisks,
    {
      sku: 'Premium_LRS',
      rows: [
        { name: 'c', snapshotId },
        { name: 'd', snapshotId, sizeGiB: 32_768 },
      ],
    },
    'disk-too-large',
  ],
  ['51 disks', api.createDisks, { sku: 'Premium_LRS', rows: names(51).map((name) => ({ name, snapshotId })) }, 'at-most 50'],
  [
    'a disk twice',
    api.createDisks,
    {
      sku: 'Premium_LRS',
      rows: [
        { name: 'd', snapshotId },
        { name: 'D', snapshotId },
      ],
    },
    'each-once',
  ],
  [
    'a volume group twice',
    api.planRestore,
    { items: [{ instanceId: instance(1) }], pattern: '{volume}-x', groups: [groupId(1), groupId(1)] },
    'each-once',
  ],
] as const)('%s in %o', (_what, endpoint, body, words) => {
  expect(z.safeParse(endpoint.body, body).error?.issues[0]?.message).toBe(words);
});
