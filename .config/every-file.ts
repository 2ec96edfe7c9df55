import { resolve } from 'node:path';
import { afterAll } from 'vitest';

// Part of the set-up of every file of tests.

// Servers that tests start are compiled once. What runs the tests is not: to keep what it has compiled takes it longer than it saves.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/compiled');

// Tests quote dates and numbers as British English has them, whatever the machine speaks on which they run.
Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true });
Object.defineProperty(navigator, 'languages', { value: ['en-GB'], configurable: true });

// Files of one worker have one page: the next one finds it empty.
afterAll(() => {
  if (typeof document !== 'undefined') document.body.replaceChildren();
});
