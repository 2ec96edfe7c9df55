import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../../**/*.tsx', { query: '?raw', import: 'default', eager: true });

/** Links that stand among the words of a sentence and do not say so: by its colour alone nobody tells a link from the words around it. */
const notUnderlined = (code: string): string[] =>
  [...code.matchAll(/<Trans>(.*?)<\/Trans>/gs)]
    .flatMap(([, sentence = '']) => [...sentence.matchAll(/<TextLink [^>]*>/g)].map(([link]) => link))
    .filter((link) => !link.includes('inSentence'));

test('a link within a sentence is underlined', () => {
  expect(Object.entries(sources).flatMap(([path, code]) => notUnderlined(code).map((link) => `${path}: ${link}`))).toEqual([]);
  expect(notUnderlined('<Trans>Select items in <TextLink to={paths.volumes()}>Volumes</TextLink>.</Trans>')).toHaveLength(1);
});
