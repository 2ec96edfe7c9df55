import { expect, test } from 'vitest';
import { firstOfPlan, fitOnePlan, selectionOf, selectionText, spreadOf, withVolume, type ChosenVolume } from './selection.ts';

const subscription = '11111111-1111-4111-8111-111111111111';
const at = (san: string, group: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/${san}/volumeGroups/${group}/volumes`;
const numbered = (count: number): ChosenVolume[] =>
  Array.from({ length: count }, (_, index) => ({
    volumeId: `${at('san-prod', index % 2 === 0 ? 'vg-a' : 'vg-b')}/sql-data-${String(index).padStart(3, '0')}`,
  }));
const inOrder = (chosen: readonly ChosenVolume[]) => chosen.toSorted((a, b) => a.volumeId.localeCompare(b.volumeId));

test('a selection comes back from the address as it was, names and snapshot groups of single rows included', () => {
  const chosen: ChosenVolume[] = [
    { volumeId: `${at('san-prod', 'vg-a')}/sql-data-01` },
    { volumeId: `${at('san-prod', 'vg-a')}/sql-data-02`, snapshotGroup: 'rg-größe.(1)' },
    { volumeId: `${at('san-dev', 'vg-x')}/web-01`, instance: 'my-web' },
    { volumeId: `${at('san-dev', 'vg-x')}/web-02`, snapshotGroup: 'rg-b', instance: 'other' },
  ];
  expect(inOrder(selectionOf(selectionText(chosen), subscription))).toEqual(inOrder(chosen));
});

test('200 numbered volumes take less than 1,200 characters of the address', () => {
  const chosen = numbered(200);
  const text = selectionText(chosen) ?? '';
  expect(new URLSearchParams({ volumes: text }).toString().length).toBeLessThan(1200);
  expect(inOrder(selectionOf(text, subscription))).toEqual(inOrder(chosen));
});

test('nothing chosen leaves nothing in the address', () => {
  expect(selectionText([])).toBeUndefined();
  expect(selectionOf(undefined, subscription)).toEqual([]);
});

test('what an address holds wrongly is left out', () => {
  expect(selectionOf('rg/san/vg/0ok-1*z*5!x~../san/vg/0a~rg/san', subscription).map(({ volumeId }) => volumeId.split('/').at(-1))).toEqual([
    'ok-1',
  ]);
});

test('more volumes than an address holds are not accepted', () => {
  expect(fitOnePlan(numbered(500))).toBe(true);
  // Nothing of a larger choice is cut: who has chosen 600 is told so.
  const large = selectionOf(selectionText(numbered(600)), subscription);
  expect([large.length, fitOnePlan(large)]).toEqual([600, false]);
  expect(fitOnePlan(numbered(501))).toBe(false);
});

test('of more than a plan takes its first are kept, fewer where their names are long', () => {
  expect([firstOfPlan(numbered(600)), firstOfPlan(numbered(3))]).toEqual([numbered(600).slice(0, 500), numbered(3)]);
  const long = numbered(500).map(({ volumeId }, index) => ({ volumeId: `${volumeId.replace(/[^/]+$/, '')}${index}${'x'.repeat(50)}` }));
  const first = firstOfPlan(long);
  expect(fitOnePlan(first)).toBe(true);
  expect(first.length).toBeGreaterThan(150);
  expect(first).toEqual(long.slice(0, first.length));
});

test('a volume is chosen once, keeps its own settings, and can be taken out', () => {
  const [one, two] = numbered(2);
  const id = one?.volumeId ?? '';
  expect(withVolume([{ volumeId: id, instance: 'x' }], id.toUpperCase(), true)).toEqual([{ volumeId: id, instance: 'x' }]);
  expect(withVolume([{ volumeId: id }], two?.volumeId ?? '', true)).toHaveLength(2);
  expect(withVolume([{ volumeId: id }], id, false)).toEqual([]);
  expect(spreadOf(numbered(6))).toEqual({ groups: 2, sans: 1 });
});
