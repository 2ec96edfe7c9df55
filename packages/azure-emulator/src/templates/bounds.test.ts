import { describe, expect, test } from 'vitest';
import { planOf, type Surroundings } from './plan.ts';

const around: Surroundings = {
  subscriptionId: '10000000-0000-4000-8000-000000000001',
  tenantId: '30000000-0000-4000-8000-000000000001',
  group: undefined,
  deployment: { name: 'first' },
  location: 'eastus2',
  now: '2026-09-08T08:00:00.000Z',
  reference: () => ({}),
};
const output = (value: unknown, more: object = {}): unknown =>
  planOf({ resources: [], ...more, outputs: { out: { type: 'string', value } } }, {}, around).outputs()['out']?.value;

const tooLong = 'The template comes to more than 4194304 characters.';

/** Variables that each hold the one before twice. */
const doubled = (work: string) => ({
  variables: Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `v${at}`,
      at === 0 ? '0123456789' : `[${work}(variables('v${at - 1}'), variables('v${at - 1}'))]`,
    ]),
  ),
});

const loop = (name: string, input: unknown) => ({ copy: [{ name, count: 800, input }] });

describe('a template that would grow without end is refused', () => {
  test.each(['concat', 'createArray'])('texts or lists that double by %s', (work) => {
    expect(() => output("[variables('v59')]", doubled(work))).toThrow(tooLong);
  });

  test('loops in loops in loops', () => {
    const variables = loop('a', loop('b', loop('c', loop('d', 'x'))));
    expect(() => output("[variables('a')]", { variables })).toThrow(tooLong);
  });

  test('lists that are joined are joined in time that grows with their length alone', () => {
    expect(output('[length(union(range(0, 10000), range(5000, 10000)))]')).toBe(15_000);
    expect(output('[length(intersection(range(0, 10000), range(5000, 10000)))]')).toBe(5000);
  });
});

test.each([
  ['parameters', 256],
  ['variables', 256],
  ['outputs', 64],
])('a template has %s up to %i', (what, most) => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`x${at}`, what === 'variables' ? 'a' : { type: 'string', defaultValue: 'a', value: 'a' }]),
    );
  expect(planOf({ resources: [], [what]: many(most) }, {}, around).resources).toEqual([]);
  expect(() => planOf({ resources: [], [what]: many(most + 1) }, {}, around)).toThrow(
    `Deployment template validation failed: 'The number of template ${what} limit exceeded. Limit: '${most}' and actual: '${most + 1}'.'.`,
  );
});

test.each([
  ['[constructor()]', "The template function 'constructor' is not valid."],
  ['[__proto__()]', "The template function '__proto__' is not valid."],
  ['[div(1, 0)]', 'The template language functions divide by no zero.'],
  ['[mod(1, 0)]', 'The template language functions divide by no zero.'],
  ['[range(0, 10001)]', "The template language function 'range' takes a count from 0 to 10000, not 10001."],
  ['[range(0, -1)]', "The template language function 'range' takes a count from 0 to 10000, not -1."],
  ["[padLeft('a', 1001)]", "The template language function 'padLeft' takes a count from 0 to 1000, not 1001."],
])('%s is refused', (expression, message) => expect(() => output(expression)).toThrow(message));

test('what every object of the machine has is no field of a template', () => {
  expect(output("[tryGet(createObject('a', 1), 'constructor')]")).toBeNull();
  expect(() => planOf({ resources: [], parameters: { a: { type: '__proto__', defaultValue: 1 } } }, {}, around)).toThrow(
    "Expected '__proto__' for the parameter 'a'.",
  );
});

test('a letter that is half of one is written as an address can carry it', () => {
  expect(output(String.raw`[uriComponent(json('"\ud800"'))]`)).toBe('%EF%BF%BD');
});
