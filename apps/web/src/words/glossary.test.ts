import { expect, test } from 'vitest';
import { docs } from './docs.ts';
import { glossary } from './glossary.tsx';

const entries = Object.values(glossary);

test('every word is explained in one sentence or two, and no word stands twice', () => {
  for (const { word, meaning } of entries) expect([word, meaning.endsWith('.'), meaning.length <= 140]).toEqual([word, true, true]);
  expect(new Set(entries.map(({ word }) => word)).size).toBe(entries.length);
});

test('documentation is Microsoft’s, over https, and each page stands once', () => {
  const urls = Object.values(docs).map(({ url }) => url);
  for (const url of urls) expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\/[\w/-]+$/);
  expect(new Set(urls).size).toBe(urls.length);
});
