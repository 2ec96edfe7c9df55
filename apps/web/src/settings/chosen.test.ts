// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { choicesIn } from './choices.ts';
import { choose, chosen, lookAs } from './chosen.ts';

test('the theme of the page around is worn, and never kept as what the person has chosen', () => {
  choose({ theme: 'light' });
  lookAs('dark');
  choose({ density: 'compact' });
  expect(choicesIn(localStorage.getItem('settings'))).toMatchObject({ theme: 'light', density: 'compact' });
  expect(chosen().theme).toBe('light');
  choose({ theme: 'system', density: 'comfortable' });
});
