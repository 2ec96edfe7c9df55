import { expect, test } from 'vitest';
import { choicesIn } from './choices.ts';

const untouched = { language: 'auto', theme: 'system', density: 'comfortable', region: 'auto', zone: 'auto', start: 'overview' };

test('what a person has chosen is read as it was kept', () => {
  const kept = { language: 'de', theme: 'dark', density: 'compact', region: 'DE', zone: 'Europe/Berlin', start: 'jobs' };
  expect(choicesIn(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  ['nothing', null],
  ['no JSON', '{"theme":'],
  ['no object', '"dark"'],
  ['null', 'null'],
  ['a list', '["dark"]'],
  ['values of other kinds', '{"theme":1,"zone":{},"start":null,"language":["de"]}'],
  ['values that there are not', '{"theme":"pink","density":"","region":"XX","language":"fr","start":"//evil.example"}'],
  ['a zone that there is not', '{"zone":"Europe/Atlantis"}'],
  ['a zone that is a path', '{"zone":"../../etc/passwd"}'],
  ['an offset for a zone', '{"zone":"+02:00"}'],
  ['markup', '{"zone":"<img src=x onerror=alert(1)>","start":"<script>"}'],
  ['names of every object', '{"theme":"constructor","__proto__":{"density":"compact"}}'],
])('of %s in the browser’s storage nothing is taken over', (_, text) => {
  expect(choicesIn(text)).toEqual(untouched);
});

test('what is known stands beside what is not', () => {
  expect(choicesIn('{"theme":"dark","zone":"Europe/Atlantis","more":1}')).toEqual({ ...untouched, theme: 'dark' });
});
