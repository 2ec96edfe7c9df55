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

test('a list knows of folders that have come and gone since it was asked last', () => {
  const store = new ResourceStore();
  store.put(resource('/a/x/1'));
  expect(names(store.list('Some/things', '/a'))).toEqual(['1']);
  store.put(resource('/a/y/2'));
  store.put(resource('/a/x/3'));
  expect(names(store.list('Some/things', '/a'))).toEqual(['1', '2', '3']);
  expect(names(store.list('Some/things', '/a/x'))).toEqual(['1', '3']);
  store.remove('/a/y/2');
  expect(names(store.list('Some/things', '/a'))).toEqual(['1', '3']);
  expect(store.list('Some/things', '/a/y')).toEqual([]);
  expect(store.list('Never/seen', '/a')).toEqual([]);
});

test('whatever was worked out from a type is known to be old once something of it changes', () => {
  const store = new ResourceStore();
  const before = store.changesOf('Some/things');
  store.put(resource('/a/other', 'Some/others'));
  expect(store.changesOf('SOME/things')).toBe(before);
  store.put(resource('/a/1'));
  const after = store.changesOf('Some/things');
  expect(after).not.toBe(before);
  store.remove('/a/1');
  expect(store.changesOf('Some/things')).not.toBe(after);
});
