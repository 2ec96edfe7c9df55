import { describe, expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';
import { withinLimit } from './within-limit.ts';

const path = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';
const ask = ({ call }: Trial, query: string) => call('POST', path, { query });
const reasonOf = (query: string): unknown => {
  const answer = ask(trial(), query);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'BadRequest']);
  return (valueAt(answer.body, 'error', 'details') as unknown[]).at(-1);
};
const again = (step: string, times: number): string => ` | ${step}`.repeat(times);

const list = "split(strrep('a', 1000, ','), ',')";

describe('a query that would grow without end is refused', () => {
  test('joins of everything with everything', () => {
    const all = `resources | take 1 | mv-expand n = ${list} limit 1000 | project one = 1`;
    expect(reasonOf(`let all = ${all}; all | join kind=inner (all) on one | count`)).toEqual({
      code: 'QueryTooLarge',
      message: 'The joins and lists of the query make more than 500000 rows.',
    });
  });

  test('lists that are spread', () => {
    const spread = ['a', 'b'].map((name) => `mv-expand ${name} = ${list} limit 1000`).join(' | ');
    expect(reasonOf(`resources | take 1 | project id | ${spread} | count`)).toMatchObject({ code: 'QueryTooLarge' });
  });

  test.each([
    ['texts', `extend a = strcat(a, a)`, "'0123456789'"],
    ['lists', `extend a = pack_array(a, a)`, "pack_array('0123456789')"],
  ])('%s that double with each step', (_, step, first) => {
    expect(reasonOf(`resources | project a = ${first}${again(step, 40)} | count`)).toEqual({
      code: 'QueryTooLarge',
      message: 'The query makes values of more than 268435456 characters.',
    });
  });

  test('an expression that looks for the same in ever more ways', () => {
    expect(reasonOf(`resources | where '${'a'.repeat(60)}!' matches regex '^(a+)+$'`)).toEqual({
      code: 'QueryTimeout',
      message: 'The query takes too long.',
    });
    expect(ask(trial(), 'resources | count').status).toBe(200);
  });

  test('an answer that is longer than Azure gives, in its words', () => {
    const long = "strcat(strrep('0123456789', 1000), strrep('0123456789', 1000))";
    const spread = `mv-expand n = ${list} limit 1000`;
    expect(reasonOf(`resources | take 1 | ${spread} | project a = ${long}`)).toMatchObject({
      code: 'ResponsePayloadTooLarge',
      message: expect.stringMatching(
        /^Response payload size is 200\d{5}, and has exceeded the limit of 16777216\. Please consider querying less data at a time and make paginated call if needed\.$/,
      ),
    });
  });

  test.each([5000, 50_000])('a list in a list in a list, %i deep', (depth) => {
    expect(reasonOf(`resources | project a = dynamic(${'['.repeat(depth)}${']'.repeat(depth)})`)).toMatchObject({ code: 'ParserFailure' });
  });
});

test('thousands of words are looked for in a moment', () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `'w${at}'`).join(',');
  expect(valueAt(ask(trial(), `resources | where name has_any (${words}, 'PROD') | project name`).body, 'data')).toEqual([
    { name: 'san-prod' },
  ]);
});

test('work that ends in time gives what it gives, a failure included', () => {
  expect(withinLimit(1000, () => 5)).toBe(5);
  expect(() =>
    withinLimit(1000, () => {
      throw new TypeError('as it is');
    }),
  ).toThrow(TypeError);
  expect(withinLimit(20, () => /^(a+)+$/.test(`${'a'.repeat(60)}!`))).toBeUndefined();
});
