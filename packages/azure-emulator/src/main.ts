#!/usr/bin/env node
import { enableCompileCache, flushCompileCache } from 'node:module';

// The sources are stripped of their types and compiled at the first start, and not again at the next.
enableCompileCache();
const { runCommandLine } = await import('./command-line.ts');

try {
  await runCommandLine(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nSee --help.\n`);
  process.exit(2);
}
flushCompileCache();
