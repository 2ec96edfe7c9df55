import { expect, test } from 'vitest';
import { boardSentence, blockersOf, judgedRows, sameNames, verdictOf, withNameRule, type BoardRow, type Judgement } from './board-rows.ts';

const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg';
const inVault = [{ name: 'sql-first', volumeId: `${group}/volumes/sql-01` }];

function rowOf(volume: string, instance?: string): BoardRow {
  const volumeId = `${group}/volumes/${volume}`;
  return {
    row: {
      volume: { subscriptionId: 's', resourceGroup: 'rg', san: 'san', group: 'vg', volume },
      chosen: { volumeId, instance },
      request: { volumeId, vaultId: 'bv', policyId: 'daily', snapshotGroupId: 'rg-snap' },
    },
    derivedName: `san-vg-${volume}`,
    checks: [{ rule: 'size', verdict: 'ready' }],
    unread: undefined,
    group: { kind: 'fine' },
    azure: { kind: 'ready' },
  };
}

test.each([
  ['has the name that follows from its volume', rowOf('sql-02'), 'ready'],
  ['is named like the item of another volume', rowOf('sql-02', 'SQL-First'), 'blocked'],
  ['is named like the item that its volume has', rowOf('sql-01', 'sql-first'), 'ready'],
])('a row that %s is judged by that', (_what, row, expected) => {
  expect(verdictOf(withNameRule(row, inVault)).kind).toBe(expected);
});

test('a name that is taken is in the way, and holds Next back', () => {
  const rows = [rowOf('sql-02', 'sql-first'), rowOf('sql-03')].map((row) => withNameRule(row, inVault));
  expect(blockersOf(rows).map(({ check, rows: held }) => [check.holder, held.length])).toEqual([['sql-01', 1]]);
  expect(boardSentence(rows)).toMatch(/^1 of 2 ready/);
});

test('rows whose items would have one name are told, and rows whose name is not known yet are not', () => {
  const nameless = ['sql-05', 'sql-06'].map((volume) => ({ ...rowOf(volume), derivedName: '' }));
  const rows = [rowOf('sql-02', 'sql'), rowOf('sql-03', 'SQL'), rowOf('sql-04'), ...nameless];
  expect(sameNames(rows)).toEqual(rows.slice(0, 2));
  expect(boardSentence(rows)).toBe('2 volumes share the name of their protected item.');
});

const met = { volumeId: `${group}/volumes/SQL-02`, snapshotGroupId: 'rg-snap', instance: 'san-vg-sql-02', isAsAsked: false, checks: [] };
const data = { items: [met], missing: [], inVault };
const unread = (id: string) => ({ ...data, items: [], missing: [{ id, problem: { code: 'azure-silent' } as const }] });

test.each<[string, Judgement, string]>([
  ['have not been read yet', { data: undefined, failed: undefined }, 'checking'],
  ['could not be read', { data: undefined, failed: { code: 'azure-silent' } }, 'unread'],
  ['are met', { data, failed: undefined }, 'queued'],
  [
    'were read for another snapshot group',
    { data: { ...data, items: [{ ...met, snapshotGroupId: 'rg-other' }] }, failed: undefined },
    'checking',
  ],
  ['could not be read of its volume group', { data: unread(group), failed: undefined }, 'unread'],
  ['could not be read of the volume alone', { data: unread(`${group}/volumes/sql-02`.toUpperCase()), failed: undefined }, 'unread'],
])('a row whose rules %s says so', (_what, judgement, expected) => {
  expect(judgedRows([rowOf('sql-02').row], judgement).map((row) => verdictOf(row).kind)).toEqual([expected]);
});
