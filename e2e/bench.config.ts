import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';
import { useOf, type OfEra } from './support/eras.ts';

const { projects: _journeys, ...setUp } = tests;

/** Benchmarks of pages: the set-up of the tests, one at a time and without a trace; figures go through `support/figure.ts`. */
export default defineConfig<object, OfEra>(setUp, {
  testDir: 'bench',
  reporter: 'line',
  workers: 1,
  timeout: 180_000,
  use: { ...useOf('preview'), trace: 'off' },
});
