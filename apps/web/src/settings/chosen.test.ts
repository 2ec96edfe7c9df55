// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { choicesIn } from './choices.ts';
import { choose, chosen, lookAs } from './chosen.ts';

test('what another tab has chosen meanwhile stays chosen', () => {
  choose({ density: 'compact' });
  localStorage.setItem('settings', JSON.stringify({ ...chosen(), language: 'de' }));
  choose({ theme: 'dark' });
  expect(choicesIn(localStorage.getItem('settings'))).toMatchObject({ language: 'de', density: 'compact', theme: 'dark' });
  choose({ theme: 'system', density: 'comfortable', language: 'auto' });
});

test('the theme of the page around is worn, and never kept as what the person has chosen', () => {
  choose({ theme: 'light' });
  lookAs('dark');
  choose({ density: 'compact' });
  expect(choicesIn(localStorage.getItem('settings'))).toMatchObject({ theme: 'light', density: 'compact' });
  expect(chosen().theme).toBe('light');
  choose({ theme: 'system', density: 'comfortable' });
});
