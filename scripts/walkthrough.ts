import { browserTests } from './browser.ts';
import { ran } from './steps.ts';

/** Drives the main job in the browser and writes docs/walkthrough.md with its stills; `--headed` to watch. */
const ok = (await ran(['node', 'scripts/build.ts'])) && (await browserTests('walkthrough', process.argv.slice(2)));
process.exitCode = ok ? 0 : 1;
