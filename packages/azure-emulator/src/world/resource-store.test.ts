import { expect, test } from 'vitest';
import { ResourceStore } from './resource-store.ts';

const resource = (id: string, type = 'Some/things', properties = {}) => ({ id, name: id.split('/').at(-1) ?? '', type, properties });
const names = (resources: { name: string }[]): string[] => resources.map(({ name }) => name);

test('a list has the resources of its type in any case, oldest first, and only those below its scope', () => {
  const store = new ResourceStore();
  for (const id of ['/a/2', '/a/1', '/ab/3']) store.put(resource(id));
  store.put(resource('/a/other', 'Some/others'));
  store.put(resource('/A/2', 'SOME/Things', { changed: true }));
  expect(names(store.list('some/THINGS'))).toEqual(['2', '1', '3']);
  expect(names(store.list('Some/things', '/A/'))).toEqual(['2', '1']);
  expect(names(store.below('/a'))).toEqual(['2', '1', 'other']);
  expect(store.get('/A/2')).toMatchObject({ id: '/a/2', properties: { changed: true } });
});

test('a resource that is gone or has become another type is in no list of its old type', () => {
  const store = new ResourceStore();
  for (const id of ['/a/1', '/a/2']) store.put(resource(id));
  store.put(resource('/a/1', 'Some/others'));
  expect([store.remove('/A/2'), store.remove('/a/2')]).toEqual([true, false]);
  expect(store.list('Some/things')).toEqual([]);
  expect(names(store.list('Some/others'))).toEqual(['1']);
  expect(store.has('/a/2')).toBe(false);
});
