import { defineConfig } from '@playwright/test';
import screens from './screens.config.ts';

/** The main job at a person's pace, with captions and stills. */
export default defineConfig(screens, {
  testDir: 'walkthrough',
  workers: 1,
  use: { ...screens.use, launchOptions: { ...screens.use?.launchOptions, slowMo: 120 } },
});
