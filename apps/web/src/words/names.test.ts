import { expect, test } from 'vitest';
import { nameFaultWords, nameSentence, patternSentence, someNames } from './names.ts';

test.each(['abC', 'Sql', 'a*b', 'sql--data'])('the volume name %s is refused with a sentence that it does not fulfil', (name) => {
  expect(nameSentence('volume', name)).toBe(
    'Use lowercase letters and digits, with single hyphens between them; capital letters only after a hyphen.',
  );
});

test('a volume name with capital letters after a hyphen is taken', () => {
  expect(nameSentence('volume', 'sql-Data')).toBeUndefined();
});

test.each([
  ['no-volume', 'Every name must say its volume: put {volume} into the pattern.'],
  ['empty', 'Enter a pattern with {volume} in it.'],
  ['too-long', "The names come out too long: at most 63 characters, with room for the volume's own name."],
  ['bad-characters', nameFaultWords('volume', 'bad-characters')],
] as const)('a pattern with the fault %s is told so', (fault, sentence) => {
  expect(patternSentence('volume', fault)).toBe(sentence);
});

test('of many names five are said, and how many more', () => {
  expect(someNames(['a', 'b'])).toBe('a and b');
  expect(someNames(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('a, b, c, d, e and 3 more');
});
