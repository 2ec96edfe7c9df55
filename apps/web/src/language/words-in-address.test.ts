import { parseSync, traverse, types as t } from '@babel/core';
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

/** What says something in the language of the page. */
const says = /\b\w*([wW]ords?|Sentence)\b|\bt`/;

/** Filters that would put words of a language into the address: those of columns with few values, and those that have a value of their own. */
function wordsInAddress(path: string, code: string): string[] {
  const ast = parseSync(code, {
    filename: path,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
  });
  if (ast === null) throw new Error(`${path} could not be read.`);
  const found: string[] = [];
  traverse(ast, {
    ObjectExpression({ node }) {
      const text = new Map(
        node.properties.flatMap((one) =>
          t.isObjectProperty(one) && t.isIdentifier(one.key) ? [[one.key.name, code.slice(one.value.start ?? 0, one.value.end ?? 0)]] : [],
        ),
      );
      const value = text.has('hasFewValues')
        ? (text.get('code') ?? text.get('text') ?? text.get('sortBy'))
        : text.has('param')
          ? text.get('value')
          : '';
      if (says.test(value ?? '')) found.push(`${path}: ${value}`);
    },
  });
  return found;
}

test('no filter keeps words of a language in the address', () => {
  const speaking = Object.entries(sources).filter(([path]) => !path.includes('.test.'));
  expect(speaking.flatMap(([path, code]) => wordsInAddress(path, code))).toEqual([]);
});

test.each([
  ["const a = { key: 'region', sortBy: ({ region }) => regionWords(region), hasFewValues: true };", 1],
  ["const a = { key: 'region', sortBy: ({ region }) => regionWords(region), code: ({ region }) => region, hasFewValues: true };", 0],
  ["const a = { param: 'state', value: (row) => (row.isOn ? t`On` : t`Off`) };", 1],
  ["const a = { param: 'state', value: stateOf, words: stateWords };", 0],
])('%s has %i', (code, count) => {
  expect(wordsInAddress('x.ts', code)).toHaveLength(count);
});
