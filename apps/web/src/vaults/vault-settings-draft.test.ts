import { expect, test } from 'vitest';
import { vaultTagsFault, vaultTagsIn } from './vault-settings-draft.ts';

test.each([
  ['', {}],
  ['team=storage', { team: 'storage' }],
  [' team = storage ; env=prod;', { team: 'storage', env: 'prod' }],
  ['formula=a=b', { formula: 'a=b' }],
  ['owner=', { owner: '' }],
  ['team', undefined],
  ['=storage', undefined],
  ['team=a; team=b', undefined],
  ['env=prod;Env=dev', undefined],
])('tags out of "%s"', (text, tags) => {
  expect(vaultTagsIn(text)).toEqual(tags);
});

test.each([
  ['team=storage; env=prod', undefined],
  ['team', 'Write each tag as name=value, with ; between them.'],
  ['env=prod;Env=dev', 'A name stands twice: Azure does not tell upper case from lower case in the names of tags.'],
])('what is wrong with the tags "%s" is said', (text, fault) => {
  expect(vaultTagsFault(text)).toBe(fault);
});
