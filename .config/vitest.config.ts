import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'node',
    // To end what hangs; how fast something is, `npm run bench` says.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['packages/azure-emulator/src/conformance/watch-answers.ts'],
  },
});
