import { parentIdOf, type Policy, type Vault, type Volume } from '@esan/domain';
import { expect, test } from 'vitest';
import { chosenVolumes, choosing } from '../../volumes/choose-volumes.ts';
import { chosenAmong, goneFrom, idsIn, partsOf, planOfPart, vaultsFor, withId } from './parts.ts';

const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const idOf = (subscription: string, name: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/${name}`;
const volume = (subscriptionId: string, region: string, name: string) =>
  ({ id: idOf(subscriptionId, name), subscriptionId, region, name, protection: { kind: 'not-protected' } }) as Volume;
const vault = (subscriptionId: string, region: string, name: string, more: Partial<Vault> = {}) =>
  ({ id: `/vaults/${name}`, subscriptionId, region, name, state: 'ready', principalId: 'p', ...more }) as Vault;

const volumes = [
  volume(first, 'eastus2', 'a'),
  volume(first, 'northeurope', 'b'),
  volume(first, 'EastUS2', 'c'),
  volume(second, 'eastus2', 'd'),
  volume(second, 'eastus2', 'not-chosen'),
];
const chosen = ['a', 'b', 'c', 'd'].flatMap((name) => volumes.filter((one) => one.name === name).map(({ id }) => ({ volumeId: id })));

test('a selection is dealt out by subscription and region, each volume once', () => {
  const parts = partsOf(chosen, volumes).map(({ place, chosen: here }) => [
    place.subscriptionId,
    place.region,
    here.map(({ volumeId }) => volumeId.at(-1)),
  ]);
  expect(parts).toEqual([
    [first, 'eastus2', ['a', 'c']],
    [first, 'northeurope', ['b']],
    [second, 'eastus2', ['d']],
  ]);
});

test('what is in no part is gone, however its id is written', () => {
  const [a, b] = chosen;
  expect(goneFrom(chosen.slice(0, 3), [{ volumeId: a?.volumeId.toUpperCase() ?? '' }, { volumeId: '/another' }])).toEqual([b, chosen[2]]);
});

test('volumes of several subscriptions come back from the address as they were', () => {
  const back = chosenVolumes(choosing(chosen)).map(({ volumeId }) => volumeId);
  expect(back.toSorted()).toEqual(chosen.map(({ volumeId }) => volumeId).toSorted());
  expect(chosenVolumes(choosing([]))).toEqual([]);
});

test('a vault of the place that is ready and has an identity is chosen; the address may name another one', () => {
  const [part] = partsOf(chosen, volumes);
  if (part === undefined) throw new Error('There are three.');
  const vaults = [
    vault(first, 'eastus2', 'bv-2'),
    vault(first, 'eastus2', 'bv-1'),
    vault(first, 'eastus2', 'bare', { principalId: null }),
    vault(first, 'eastus2', 'making', { state: 'working' }),
    vault(first, 'northeurope', 'elsewhere'),
    vault(second, 'eastus2', 'of-others'),
  ];
  const fitting = vaultsFor(part, vaults, volumes);
  expect(fitting.map(({ name }) => name)).toEqual(['bv-1', 'bv-2']);
  expect(chosenAmong(fitting, undefined)?.name).toBe('bv-1');
  expect(chosenAmong(fitting, '/vaults/elsewhere*/VAULTS/bv-2')?.name).toBe('bv-2');
});

test('of several vaults that fit the one comes first that protects the same volume groups, then the same Elastic SANs', () => {
  const [part] = partsOf(chosen, volumes);
  const [volume] = volumes;
  if (part === undefined || volume === undefined) throw new Error('There are some.');
  const vaults = ['bv-1', 'bv-2', 'bv-3'].map((name) => vault(first, 'eastus2', name));
  const by = (name: string, id: string): Volume => ({
    ...volume,
    id,
    protection: {
      kind: 'protected',
      state: 'protected',
      health: { kind: 'no-point' },
      instanceId: `/Vaults/${name}/backupInstances/i`,
      vault: name,
      policy: 'p',
    },
  });
  const inGroup = `${parentIdOf(volume.id)}/volumes/other`;
  const inSan = `${parentIdOf(parentIdOf(volume.id))}/volumegroups/another/volumes/other`;
  const elsewhere = '/subscriptions/s/elsewhere/volumegroups/vg/volumes/other';
  const namesWith = (...more: Volume[]) => vaultsFor(part, vaults, [...volumes, ...more]).map(({ name }) => name);
  expect(namesWith(by('bv-2', inSan), by('bv-2', `${inSan}-2`), by('bv-3', inGroup))).toEqual(['bv-3', 'bv-2', 'bv-1']);
  expect(namesWith(by('bv-3', elsewhere))).toEqual(['bv-1', 'bv-2', 'bv-3']);
});

test('what is chosen for one place takes the place of what was chosen there before', () => {
  const here = [{ id: '/vaults/bv-1' }, { id: '/vaults/bv-2' }];
  expect(idsIn(withId('/vaults/bv-1*/vaults/elsewhere', '/vaults/bv-2', here))).toEqual(['/vaults/elsewhere', '/vaults/bv-2']);
  expect(withId(undefined, '/vaults/bv-1', here)).toBe('/vaults/bv-1');
});

test('a part is a plan once it has a vault and a policy of it', () => {
  const [part] = partsOf(chosen, volumes);
  if (part === undefined) throw new Error('There are three.');
  const id = `/subscriptions/${first}/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv-1`;
  const own = vault(first, 'eastus2', 'bv-1', { id });
  const policy: Policy = { id: `${id}/backupPolicies/daily`, name: 'daily', terms: null };
  expect(planOfPart(part, { vault: own, policy: undefined, snapshotGroup: 'own' })).toBeUndefined();
  const plan = planOfPart(part, { vault: own, policy, snapshotGroup: 'own' });
  expect(plan?.rows.map(({ request }) => request.snapshotGroupId)).toEqual([
    `/subscriptions/${first}/resourceGroups/rg`,
    `/subscriptions/${first}/resourceGroups/rg`,
  ]);
});
