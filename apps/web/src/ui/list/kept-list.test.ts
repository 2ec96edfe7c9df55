import { expect, test } from 'vitest';
import { keptIn, renamedView, viewNameOf, withoutView, withView, type KeptList } from './kept-list.ts';

const two: KeptList = {
  columns: undefined,
  views: [
    { name: 'Failing', search: 'state=failing' },
    { name: 'SQL', search: 'q=sql&sort=-size' },
  ],
  start: 'SQL',
};
const nothing: KeptList = { columns: undefined, views: [], start: undefined };

test('what a browser keeps of a list is read as it was written', () => {
  expect(keptIn(JSON.stringify(two))).toEqual(two);
  expect(keptIn('{"columns":["name","size"]}')).toEqual({ ...nothing, columns: ['name', 'size'] });
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['a number', '7'],
  ['null', 'null'],
  ['columns that are none', '{"columns":[1,{}]}'],
  ['no column', '{"columns":[]}'],
  ['views that are none', '{"views":[null,7,{"name":"a"},{"name":" ","search":""},{"name":1,"search":""}],"start":"a"}'],
  ['a view as long as a book', JSON.stringify({ views: [{ name: 'Long', search: 'q'.repeat(10_001) }] })],
  ['a start without its view', '{"start":"Gone"}'],
])('where %s was kept, the list is as it comes', (_, text) => {
  expect(keptIn(text)).toEqual(nothing);
});

test('a view that is saved under a name once more takes the place of the one before', () => {
  expect(withView(two, { name: 'SQL', search: 'q=sql' }).views).toEqual([
    { name: 'Failing', search: 'state=failing' },
    { name: 'SQL', search: 'q=sql' },
  ]);
});

test('a list begins with a view under its new name, and as it comes once that view is gone', () => {
  expect(renamedView(two, 'SQL', 'Databases')).toMatchObject({ start: 'Databases', views: [{ name: 'Failing' }, { name: 'Databases' }] });
  expect(renamedView(two, 'SQL', 'Failing').views).toEqual([{ name: 'Failing', search: 'q=sql&sort=-size' }]);
  expect(renamedView(two, 'Nobody', 'Failing')).toBe(two);
  expect(withoutView(two, 'SQL')).toEqual({ ...two, views: [{ name: 'Failing', search: 'state=failing' }], start: undefined });
});

test('a browser keeps fifty views of a list; names are short and without odd gaps', () => {
  let kept = nothing;
  for (let index = 0; index < 60; index += 1) kept = withView(kept, { name: `View ${index}`, search: '' });
  expect(kept.views).toHaveLength(50);
  expect(kept.views.at(-1)?.name).toBe('View 59');
  expect(viewNameOf('  all \n my  volumes ')).toBe('all my volumes');
  expect(viewNameOf('x'.repeat(99))).toHaveLength(60);
});
