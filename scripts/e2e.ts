import { resolve } from 'node:path';
import { findBrowser } from './browser.ts';
import { ran } from './steps.ts';

const [report = '.cache/check/e2e.json', ...rest] = process.argv.slice(2);
const chromium = await findBrowser();
const env = {
  ...process.env,
  ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(report),
};
const ok = await ran(['pnpm', '--silent', '--filter', '@esan/e2e', 'exec', 'playwright', 'test', ...rest], env);
process.exitCode = ok ? 0 : 1;
