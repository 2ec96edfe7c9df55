import { expect, test } from 'vitest';
import { restoreSetReadiness, type SetRowFacts } from './restore-set-readiness.ts';
import { profiles } from '../estate/support-matrix.ts';

const san = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san';
const snapshots = '/subscriptions/s/resourceGroups/rg-snapshots';
const held = { principalId: 'vault' };

const row = (volumeName: string, sizeGiB: number | null, changed: Partial<SetRowFacts> = {}): SetRowFacts => ({
  groupId: `${san}/volumeGroups/vg`,
  point: { sizeGiB, region: 'eastus2', snapshotGroupId: snapshots, snapshot: 'found' },
  vault: { principalId: 'vault' },
  target: { sanId: san, region: 'eastus2', freeGiB: 1000, takenNames: ['there'], volumeName },
  restoresToday: 0,
  unreadScopes: [],
  assignments: [
    { ...held, roleId: '90e8b822-3e73-47b5-868a-787dc80c008f', scope: san },
    { ...held, roleId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', scope: snapshots },
  ],
  ...changed,
});

const unmet = (rows: readonly SetRowFacts[]) =>
  restoreSetReadiness(rows, profiles['preview-2025-05']).map((checks) =>
    checks.filter(({ verdict }) => verdict !== 'ready').map(({ rule, about }) => (about === undefined ? rule : `${rule} ${about}`)),
  );

test('each volume takes its room: the one that no longer fits says so, and a smaller one after it still fits', () => {
  expect(unmet([row('one', 600), row('two', 500), row('three', 400)])).toEqual([[], ['capacity 400'], []]);
});

test('after a volume of which nobody knows the size, nobody knows what is left for the others', () => {
  const verdicts = restoreSetReadiness([row('one', 600), row('two', null), row('three', 2000)], profiles['preview-2025-05']).map(
    (checks) => checks.find(({ rule }) => rule === 'capacity')?.verdict,
  );
  expect(verdicts).toEqual(['ready', 'attention', 'attention']);
});

test('two volumes of one name in one group: the second is at fault', () => {
  expect(unmet([row('same', 1), row('same', 1), row('there', 1)])).toEqual([[], ['volume-name same'], ['volume-name there']]);
});

test('a volume without a point at that moment, with a point whose snapshot is gone, or without its group says so', () => {
  const gone = { sizeGiB: 1, region: 'eastus2', snapshotGroupId: snapshots, snapshot: 'gone' } as const;
  const rows = [row('one', 1, { point: null }), row('two', 1, { point: gone }), row('three', 1, { target: null })];
  expect(unmet(rows)).toEqual([['restore-point'], ['snapshot'], [`target-group ${san}/volumeGroups/vg`]]);
});
