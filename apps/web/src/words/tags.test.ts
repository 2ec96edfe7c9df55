import { expect, test } from 'vitest';
import { tagsFault, tagsIn, tagsText } from './tags.ts';

test.each<[string, Record<string, string> | undefined]>([
  ['', {}],
  [' ; , ', {}],
  ['team=storage', { team: 'storage' }],
  [' team = storage ; env=prod;', { team: 'storage', env: 'prod' }],
  [' team = storage , incident=4711,', { team: 'storage', incident: '4711' }],
  ['a=1; b=2, c=3', { a: '1', b: '2', c: '3' }],
  ['owner=', { owner: '' }],
  ['owner=; team=storage', { owner: '', team: 'storage' }],
  ['cost centre=a b c', { 'cost centre': 'a b c' }],
  ['formula=a=b', { formula: 'a=b' }],
  ['a = b = c, d==', { a: 'b = c', d: '=' }],
  ['owner="Kim; Lee, Ann"; env=prod', { owner: 'Kim; Lee, Ann', env: 'prod' }],
  ['"a,b"="c=d"', { 'a,b': 'c=d' }],
  ['note="say ""hello"""', { note: 'say "hello"' }],
  ['size=5" disk', { size: '5" disk' }],
  ['blank=" "', { blank: ' ' }],
  ['team', undefined],
  ['team=a; owner', undefined],
  ['owner=Kim, Lee', undefined],
  ['=storage', undefined],
  ['""=storage', undefined],
  ['owner="Kim', undefined],
  ['owner="Kim" Lee', undefined],
  ['team=a; team=b', undefined],
  ['env=prod;Env=dev', undefined],
  ['a/b=c', undefined],
])('the tags %j are read', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

const form = 'Write each tag as name=value, with ; or , between them; quote what has one of these in it: owner="Kim; Lee".';
const limits = 'Use at most 50 tags; names without < > % & \\ ? / and values of at most 256 characters.';

test.each([
  ['team=storage; env=prod', undefined],
  ['team', form],
  ['owner=Kim, Lee', form],
  ['env=prod, Env=dev', 'A name stands twice: Azure does not tell upper case from lower case in the names of tags.'],
  ['a/b=c', limits],
  [`note=${'x'.repeat(257)}`, limits],
  [`${'n'.repeat(513)}=x`, limits],
  [Array.from({ length: 51 }, (_, nth) => `t${nth}=x`).join(';'), limits],
  [Array.from({ length: 50 }, (_, nth) => `t${nth}=x`).join(';'), undefined],
])('what is wrong with the tags "%s" is said', (text, fault) => {
  expect(tagsFault(text)).toBe(fault);
});

test.each<[Record<string, string>, string]>([
  [{}, ''],
  [{ team: 'storage', env: 'prod' }, 'team=storage; env=prod'],
  [{ owner: '' }, 'owner='],
  [{ owner: 'Kim; Lee' }, 'owner="Kim; Lee"'],
  [{ 'a,b': 'c=d' }, '"a,b"="c=d"'],
  [{ note: '"hello"', size: '5" disk' }, 'note="""hello"""; size=5" disk'],
  [{ blank: ' ' }, 'blank=" "'],
])('%j as a line can be read again', (tags, text) => {
  expect(tagsText(tags)).toBe(text);
  expect(tagsIn(text)).toEqual(tags);
});
