import { assert, constantFrom, integer, property, array, record } from 'fast-check';
import { expect, test } from 'vitest';
import { ResourceStore, type Resource } from './resource-store.ts';

const folder = '/vault/Things';
const type = 'Some/things';

const thing = (name: string, extra: Record<string, unknown> = {}): Resource => ({
  id: `${folder}/${name}`,
  name,
  type,
  properties: extra,
});

/** A store with two rows of things, `a0` to `a9` and `b0` to `b9`, of which some are there now. */
function storeWith(window: { from: number; to: number }): { store: ResourceStore; touched: string[] } {
  const store = new ResourceStore(() => 1000);
  const touched: string[] = [];
  for (const [at, prefix] of ['a', 'b'].entries()) {
    store.derive({
      type,
      folder,
      prefix,
      range: () => [window.from, window.to],
      made: (place) => thing(`${prefix}${place}`),
      madeAt: (place) => place * 10 + at,
      placeOf: (name) => (/^[ab]\d$/.test(name) ? Number(name[1]) : undefined),
      touched: () => touched.push(prefix),
    });
  }
  return { store, touched };
}

const namesOf = (resources: Iterable<Resource>): string[] => [...resources].map(({ name }) => name);

test('what is worked out is found, listed oldest first and counted as if it were stored, and nothing is', () => {
  const { store } = storeWith({ from: 2, to: 4 });
  expect(store.get('/VAULT/things/A3')).toEqual(thing('a3'));
  expect([store.has(`${folder}/b2`), store.has(`${folder}/a1`), store.has(`${folder}/a4`), store.has(`${folder}/zz`)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(namesOf(store.list(type, '/vault'))).toEqual(['a2', 'b2', 'a3', 'b3']);
  expect(namesOf(store.directlyIn(type, folder))).toEqual(['a2', 'b2', 'a3', 'b3']);
  expect(namesOf(store.endsIn(type, folder))).toEqual(['a2', 'a3', 'b2', 'b3']);
  expect(namesOf(store.below('/vault'))).toEqual(['a2', 'b2', 'a3', 'b3']);
  expect(store.madeAt(`${folder}/b3`)).toBe(31);
  expect([store.countOf(type), store.stored]).toEqual([4, 0]);
});

test('what is changed is stored in its place, what is removed stays away, and their row hears of it', () => {
  const { store, touched } = storeWith({ from: 0, to: 3 });
  store.put(thing('A1', { changed: true }));
  store.remove(`${folder}/b0`);
  store.put(thing('new'));
  expect(store.get(`${folder}/a1`)).toMatchObject({ name: 'a1', properties: { changed: true } });
  expect(namesOf(store.list(type))).toEqual(['a0', 'a1', 'b1', 'a2', 'b2', 'new']);
  expect([store.countOf(type), store.stored]).toEqual([6, 2]);
  expect(touched).toEqual(['a', 'b']);
  store.remove(`${folder}/a1`);
  expect(store.has(`${folder}/a1`)).toBe(false);
  expect(store.countOf(type)).toBe(5);
});

test('what is kept is one and the same resource from then on', () => {
  const { store } = storeWith({ from: 0, to: 3 });
  store.keep(`${folder}/a1`);
  store.keep(`${folder}/nothing`);
  expect(store.get(`${folder}/a1`)).toBe(store.get(`${folder}/a1`));
  expect(store.stored).toBe(1);
});

test('rows are counted by what they have in common without the ones that left them', () => {
  const { store } = storeWith({ from: 0, to: 9 });
  store.remove(`${folder}/a3`);
  store.put(thing('b4'));
  const lots = [...store.alike(type, '/vault')].map(({ sample, count }) => [sample.name, count]);
  expect(lots).toEqual([
    ['b4', 1],
    ['a8', 8],
    ['b8', 8],
  ]);
});

test('whatever is put and removed, a derived store answers as one that has everything stored', () => {
  const step = record({ do: constantFrom('put', 'remove', 'keep'), name: constantFrom('a0', 'a5', 'b5', 'b9', 'c') });
  assert(
    property(array(step), integer({ min: 0, max: 5 }), integer({ min: 5, max: 10 }), (steps, from, to) => {
      const { store } = storeWith({ from, to });
      const plain = new ResourceStore(() => 1000);
      for (const one of namesOf(store.list(type))) plain.put(thing(one));
      for (const [at, { do: verb, name }] of steps.entries()) {
        const id = `${folder}/${name}`;
        if (verb === 'keep') store.keep(id);
        for (const each of [store, plain]) {
          if (verb === 'put') each.put(thing(name, { at }));
          if (verb === 'remove') each.remove(id);
        }
        expect(store.get(id)).toEqual(plain.get(id));
        expect(store.countOf(type)).toBe(plain.countOf(type));
      }
      expect(new Set(store.list(type, folder))).toEqual(new Set(plain.list(type, folder)));
      expect([...store.alike(type, '')].reduce((sum, { count }) => sum + count, 0)).toBe(plain.countOf(type));
    }),
  );
});

test('those made in some stretches of time are listed without working out the others, and what is stored among them', () => {
  const worked: number[] = [];
  const store = new ResourceStore(() => 1000);
  for (const one of ['/here', '/there'])
    store.derive({
      type,
      folder: one,
      prefix: '',
      range: () => [0, 100],
      made: (place) => {
        worked.push(place);
        return { ...thing(`n${place}`), id: `${one}/n${place}` };
      },
      madeAt: (place) => place * 10,
      placeOf: (name) => (/^n\d+$/.test(name) ? Number(name.slice(1)) : undefined),
      touched: () => undefined,
    });
  store.remove('/here/n3');
  store.put({ ...thing('n99'), id: '/here/n99' });
  worked.length = 0;
  const made = [
    [20, 40],
    [600, 605],
  ] as const;
  const some = { isFolder: (folder: string) => folder === '/here', made };
  expect(namesOf(store.eachSome(type, some))).toEqual(['n2', 'n4', 'n60', 'n99']);
  expect([worked, store.countSome(type, some)]).toEqual([[2, 3, 4, 60], 5]);
  expect(store.countSome(type, { isFolder: () => true })).toBe(199);
});
