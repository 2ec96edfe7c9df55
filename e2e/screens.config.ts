import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';
import { useOf, type OfEra } from './support/eras.ts';

const { projects: _journeys, ...setUp } = tests;

/** Pictures of every screen: the set-up of the tests, with the screens in place of the tests. */
export default defineConfig<object, OfEra>(setUp, {
  testDir: 'screens',
  reporter: 'line',
  use: { ...useOf('preview'), trace: 'off' },
});
