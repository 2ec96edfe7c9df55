import { rm } from 'node:fs/promises';
import { browserTests } from './browser.ts';
import { ran } from './steps.ts';

/** Writes every screen of the portal to docs/screens; arguments choose some of them, as Playwright takes them. */
const chosen = process.argv.slice(2);
if (chosen.length === 0) await rm('docs/screens', { recursive: true, force: true });
const ok = (await ran(['node', 'scripts/build.ts'])) && (await browserTests('screens', chosen));
process.exitCode = ok ? 0 : 1;
