import { expect, test } from 'vitest';
import { endsToKeep } from './name-cut.ts';

const shownAs = (name: string, end: number | undefined) => (end === undefined ? name : `…${name.slice(-end)}`);

test.each([
  ['names that fit are not cut', ['sql-data-01', 'sql-data-02'], 200, ['sql-data-01', 'sql-data-02']],
  [
    'what differs at the end stays',
    ['prod-northeurope-sql-orders-data-01', 'prod-northeurope-sql-orders-data-02'],
    160,
    ['…ata-01', '…ata-02'],
  ],
  [
    'what differs before an end that they share stays, too',
    ['prod-northeurope-sql-orders-01-copy', 'prod-northeurope-sql-orders-02-copy'],
    160,
    ['…01-copy', '…02-copy'],
  ],
  [
    'what differs at the beginning keeps a short end',
    ['alpha-northeurope-sql-orders-data', 'beta-northeurope-sql-orders-data'],
    160,
    ['…s-data', '…s-data'],
  ],
  [
    'where the room is small, something is left of a beginning in which they differ',
    ['bv-people-eastus2', 'bv-prod-eastus2', 'bv-dev-eastus2'],
    117,
    ['…astus2', '…astus2', '…astus2'],
  ],
  ['a name alone keeps a short end', ['prod-northeurope-sql-orders-data-01'], 160, ['…ata-01']],
])('%s', (_, names, room, shown) => {
  const ends = endsToKeep(names, room);
  expect(names.map((name) => shownAs(name, ends.get(name)))).toEqual(shown);
});
