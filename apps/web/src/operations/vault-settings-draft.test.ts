import { expect, test } from 'vitest';
import { tagsIn } from './vault-settings-draft.ts';

test.each([
  ['', {}],
  ['team=storage', { team: 'storage' }],
  [' team = storage ; env=prod;', { team: 'storage', env: 'prod' }],
  ['formula=a=b', { formula: 'a=b' }],
  ['owner=', { owner: '' }],
  ['team', undefined],
  ['=storage', undefined],
  ['team=a; team=b', undefined],
])('tags out of "%s"', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});
