import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Benchmarks of pages: the set-up of the tests, one at a time and without a trace; figures go through `support/figure.ts`. */
export default defineConfig(tests, {
  testDir: 'bench',
  reporter: 'line',
  workers: 1,
  timeout: 180_000,
});
