import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { hearSentences, sentencesIn } from '../../words.plugin.ts';
import de from './de.po?raw';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

async function sentencesOfSources(): Promise<Set<string>> {
  const found = new Set<string>();
  const speaking = Object.entries(sources).filter(([path, code]) => code.includes('/macro') && !path.includes('.test.'));
  await Promise.all(speaking.map(([path, code]) => hearSentences(code, path, (sentence) => found.add(sentence))));
  return found;
}

/** The placeholders of a sentence, the branches of its plurals and its elements, in one order. */
function partsOf(sentence: string): string[] {
  const parts = new Set<string>();
  const look = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens as unknown[]) {
      if (typeof token === 'string') for (const element of token.match(/<\/?\d+\/?>/g) ?? []) parts.add(element);
      if (!Array.isArray(token)) continue;
      const [name, kind, branches] = token as [string, string?, Record<string, unknown>?];
      parts.add([name, kind, ...Object.keys(branches ?? {}).sort()].join(' '));
      for (const branch of Object.values(branches ?? {})) look(branch);
    }
  };
  look(compileMessageOrThrow(sentence));
  return [...parts].sort();
}

test('German has every sentence of the portal, and no other; npm run words brings the catalogue up to date', async () => {
  const english = await sentencesOfSources();
  const catalogue = sentencesIn(de);
  const known = new Set(catalogue.map((one) => one.english));
  expect(
    [...english].filter((sentence) => !known.has(sentence)),
    'not in the catalogue',
  ).toEqual([]);
  expect(
    [...known].filter((sentence) => !english.has(sentence)),
    'said nowhere',
  ).toEqual([]);
  expect(
    catalogue.filter(({ said }) => said === '').map((one) => one.english),
    'not translated',
  ).toEqual([]);
});

test('each sentence has the same placeholders, plurals and elements in German', () => {
  const unlike = sentencesIn(de).filter(({ english, said }) => said !== '' && partsOf(english).join() !== partsOf(said).join());
  expect(unlike).toEqual([]);
});

const edges = (text: string): string => [text.startsWith(' '), text.endsWith(' ')].join();

test('each sentence begins and ends with a space in German where it does in English', () => {
  const unlike = sentencesIn(de).filter(({ english, said }) => said !== '' && edges(english) !== edges(said));
  expect(unlike).toEqual([]);
});

test('German addresses people with Sie', () => {
  const familiar = sentencesIn(de).filter(({ said }) => /\b(du|dein\w*|dich|dir|euch|euer)\b/i.test(said));
  expect(familiar).toEqual([]);
});
