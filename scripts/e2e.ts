import { resolve } from 'node:path';
import { browserTests } from './browser.ts';

const [report = '.cache/check/e2e.json', ...rest] = process.argv.slice(2);
// Servers that journeys start are compiled once.
const ok = await browserTests('e2e', rest, {
  PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(report),
  NODE_COMPILE_CACHE: resolve('.cache/compiled'),
});
process.exitCode = ok ? 0 : 1;
