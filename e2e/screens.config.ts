import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Pictures of every screen: the set-up of the tests, with the screens in place of the tests. */
export default defineConfig(tests, {
  testDir: 'screens',
  reporter: 'line',
});
