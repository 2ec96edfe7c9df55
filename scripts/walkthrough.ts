import { browserTests } from './browser.ts';
import { ran } from './steps.ts';

/**
 * Drives the main job in the browser and writes docs/walkthrough.md with its stills; `--headed` to watch, `--film` records it as a film
 * with captions instead (docs/film).
 */
const args = process.argv.slice(2);
const film: Record<string, string> = args.includes('--film') ? { FILM: '1' } : {};
const others = args.filter((arg) => arg !== '--film');
const ok = (await ran(['node', 'scripts/build.ts'])) && (await browserTests('walkthrough', others, film));
if (ok && args.includes('--film')) console.log('The film is docs/film/walkthrough.webm, its captions walkthrough.vtt beside it.');
process.exitCode = ok ? 0 : 1;
