import { afterEach, expect, test, vi } from 'vitest';
import { rememberBefore, stoodBefore } from './stood-before.ts';

const storage = (kept: Map<string, string>): Pick<Storage, 'getItem' | 'setItem'> => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
});

afterEach(() => vi.unstubAllGlobals());

test('how items stood is told after a reload, of the work that it was kept for alone', () => {
  vi.stubGlobal('sessionStorage', storage(new Map()));
  rememberBefore('stop a', { '/i/a': { state: 'protected', policy: 'daily' }, '/i/b': { state: 'deleted' } });
  expect(stoodBefore('stop a')).toEqual({ '/i/a': { state: 'protected', policy: 'daily' }, '/i/b': { state: 'deleted', policy: '' } });
  expect(stoodBefore('stop b')).toEqual({});
});

test('the newest work alone is kept, however many there are in a tab', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', storage(kept));
  rememberBefore('stop a', { '/i/a': { state: 'protected' } });
  rememberBefore('resume a', { '/i/a': { state: 'stopped' } });
  expect([stoodBefore('stop a'), stoodBefore('resume a'), kept.size]).toEqual([{}, { '/i/a': { state: 'stopped', policy: '' } }, 1]);
});

test.each<[string, string]>([
  ['no JSON', '{'],
  ['no items', '["stop a",[]]'],
  ['a state that there is not', '["stop a",{"/i/a":["gone","daily"]}]'],
  ['an item of another shape', '["stop a",{"/i/a":{"state":"protected"}}]'],
  ['nothing', 'null'],
  ['no items at all', '["stop a"]'],
])('storage that has %s tells nothing', (_, kept) => {
  vi.stubGlobal('sessionStorage', storage(new Map([['stood-before', kept]])));
  expect(stoodBefore('stop a')).toEqual({});
});

test('without storage nothing is told, and nothing fails', () => {
  vi.stubGlobal('sessionStorage', undefined);
  rememberBefore('stop a', { '/i/a': { state: 'protected' } });
  expect(stoodBefore('stop a')).toEqual({});
});
