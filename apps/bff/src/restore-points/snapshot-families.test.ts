import { expect, test } from 'vitest';
import { momentsOf } from './snapshot-families.ts';

const minuteOf = (moment: string): number => Date.parse(moment) / 60_000;
const august = (days: number[], time: string): number[] =>
  days.map((day) => minuteOf(`2026-08-${String(day).padStart(2, '0')}T${time}:00Z`));
const between = { from: '2026-08-01T00:00:00.000Z', to: '2026-08-31T23:59:59.999Z' };
const days = [10, 11, 12, 13, 14];

// As recorded for a disk: its snapshot was begun two minutes before the point.
const sql = { id: 'sql', oldestAt: '2026-08-10T13:02:57.857Z', newestAt: '2026-08-14T13:02:57.857Z' };
const family = august(days, '13:00');
const others = {
  families: [august(days, '21:00'), august([11, 12], '13:00')],
  items: [{ ...sql, id: 'else', newestAt: '2026-08-14T21:05:00Z' }],
};
const beside = (families: number[][], items = [sql]) => ({
  families: [...others.families, ...families],
  items: [...others.items, ...items],
});
const taken = (found: ReturnType<typeof momentsOf>) => found?.taken.map((moment) => moment.slice(8, 16));

test('a family whose ends are those of the item tells its points, which may be four times as late as they are at the ends', () => {
  const found = momentsOf(sql, beside([family]), between);
  expect(taken(found)).toEqual(['10T13:00', '11T13:00', '12T13:00', '13T13:00', '14T13:00']);
  expect(found?.lateMs).toBe(10 * 60_000);
  const slow = { ...sql, oldestAt: '2026-08-10T13:09:00Z', newestAt: '2026-08-14T13:02:57Z' };
  expect(momentsOf(slow, beside([family], [slow]), between)?.lateMs).toBe(36 * 60_000);
});

test.each<[string, number[][], typeof sql, (typeof sql)[]]>([
  ['no family', [], sql, [sql]],
  ['a newest snapshot that was deleted', [august([10, 11, 12, 13], '13:00')], sql, [sql]],
  ['an oldest snapshot that was deleted', [august([11, 12, 13, 14], '13:00')], sql, [sql]],
  ['a snapshot that is older than the oldest point', [august([9, ...days], '13:00')], sql, [sql]],
  ['a snapshot without a point yet', [[...family, minuteOf('2026-08-15T13:00:00Z')]], sql, [sql]],
  ['a newest point an hour later', [family], { ...sql, newestAt: '2026-08-14T14:00:00Z' }, [sql]],
  ['a newest point before the snapshot', [family], { ...sql, newestAt: '2026-08-14T12:59:00Z' }, [sql]],
  ['two that fit and tell of other days', [family, august([10, 11, 13, 14], '12:58')], sql, [sql]],
  ['two items and one family', [family], sql, [sql, { ...sql, id: 'another' }]],
  ['an item without points', [family], { ...sql, oldestAt: '', newestAt: '' }, [sql]],
])('%s tells nothing', (_, families, item, items) => {
  const [oldestAt, newestAt] = [item.oldestAt || null, item.newestAt || null];
  expect(momentsOf({ ...item, oldestAt, newestAt }, beside(families, items), between)).toBeUndefined();
});

test('several that tell of the same backups tell, for it does not matter whose is whose; how far they are apart counts', () => {
  const twins = beside([family, august(days, '13:02')], [sql, { ...sql, id: 'another' }]);
  expect(taken(momentsOf(sql, twins, between))).toEqual(['10T13:00', '11T13:00', '12T13:00', '13T13:00', '14T13:00']);
  expect(momentsOf(sql, twins, between)?.lateMs).toBe(12 * 60_000);
});

test('a family that goes on after the newest point may be that of the item, too: where it tells of other backups until then, nothing is told', () => {
  const newer = [...family, minuteOf('2026-08-15T13:00:00Z')];
  const twins = [sql, { ...sql, id: 'another', newestAt: '2026-08-15T13:02:00Z' }];
  expect(twins.map((one) => taken(momentsOf(one, beside([family, newer], twins), between))?.at(-1))).toEqual(['14T13:00', '15T13:00']);
  const gap = newer.filter((minute) => minute !== minuteOf('2026-08-12T13:00:00Z'));
  expect(momentsOf(sql, beside([family, gap], twins), between)).toBeUndefined();
});

test('where the oldest point lies before the time in sight, its beginning has to be there; after it, nothing may be', () => {
  const later = { from: '2026-08-11T12:00:00.000Z', to: '2026-08-31T00:00:00.000Z' };
  expect(taken(momentsOf(sql, beside([family]), later))).toEqual(['11T13:00', '12T13:00', '13T13:00', '14T13:00']);
  const old = { ...sql, oldestAt: '2026-06-01T13:02:00Z' };
  expect(momentsOf(old, beside([family], [old]), between)).toBeUndefined();
  expect(taken(momentsOf(old, beside([august([1, ...days], '13:00')], [old]), between))?.length).toBe(6);
  const before = { from: '2026-06-01T00:00:00.000Z', to: '2026-06-30T00:00:00.000Z' };
  expect(momentsOf(sql, beside([family]), before)?.taken).toEqual([]);
  expect(momentsOf(sql, beside([[minuteOf('2026-06-10T13:00:00Z'), ...family]]), before)).toBeUndefined();
});
