import { existsSync } from 'node:fs';
import { refuse } from './asked.ts';
import { installed } from './debian.ts';
import { ran } from './steps.ts';

const system = [
  // Chromium without a window needs a third less of the processor.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const found = (): string | undefined => system.find((path) => existsSync(path));

/**
 * The Chromium that the browser tests use: the one named in CHROMIUM_PATH, the system's, or one that is
 * installed now (apt for root on Debian, else Playwright's own download, which needs no path).
 */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    return refuse(`CHROMIUM_PATH names ${named}, which is not there: name the program of a Chromium, or leave it out.`);
  }
  const there = found();
  if (there !== undefined) return there;
  // Where the release has no package of the headless shell alone, the whole browser does as well.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const browser = (await installed(name)) ? found() : undefined;
    if (browser !== undefined) return browser;
  }
  console.log('No Chromium here: Playwright downloads its own.');
  if (await ran(['pnpm', '--silent', '--filter', '@esan/e2e', 'exec', 'playwright', 'install', 'chromium'])) return undefined;
  console.error(
    'No Chromium for the browser tests. Install one ("apt-get install chromium-headless-shell", or "chromium", as root) or name one in CHROMIUM_PATH.',
  );
  process.exit(1);
}

/** Runs a script of e2e/package.json in that browser; true if it ended well. */
export async function browserTests(
  script: 'e2e' | 'screens' | 'walkthrough' | 'bench',
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const chromium = await findBrowser();
  const named = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };
  return ran(['pnpm', '--silent', '--filter', '@esan/e2e', 'run', script, ...args], { ...process.env, ...named, ...env });
}
