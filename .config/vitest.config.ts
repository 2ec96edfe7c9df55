import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { words } from '../apps/web/words.plugin.ts';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  plugins: [words()],
  resolve: { alias: { 'vitest-environment-page-on-azure': fileURLToPath(new URL('page-on-azure.ts', import.meta.url)) } },
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'e2e/rendered/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Files of one worker share what they have loaded: loading it anew takes longer than most of them. No file leaves anything behind in a module.
    isolate: false,
    // Files on the emulator wait more than they compute. `npm test` runs two such programs at once.
    maxWorkers: 2,
    // What took how long before is not asked for, and two programs at once would write it.
    cache: false,
    sequence: { sequencer: LongestFirst },
    // To end what hangs, on a machine that others keep busy, too; how fast something is, `npm run bench` says.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['packages/azure-emulator/src/conformance/watch-answers.ts', '.config/every-file.ts'],
  },
});
