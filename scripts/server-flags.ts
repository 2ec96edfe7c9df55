/**
 * How the server's process keeps its memory. A list of thousands of rows leaves a lot behind: what is young is looked through in smaller lots, and the
 * rest again once it has grown by six tenths, where Node would let it double. Measured with 2,000 and 10,000 volumes: 200 and 240 MiB instead of 260 and 330,
 * with the same work of the processor.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=60'];

/**
 * What the server's process is given in its environment. The C library of Linux keeps memory for each thread, and what one has freed no other one uses:
 * with one store for all of them a server with 10,000 volumes takes 60 MiB less.
 */
export const serverEnvironment: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '1' };

/** The emulator holds a world of hundreds of MiB: to look through what is young in smaller lots would cost it half as much work again. */
export const emulatorFlags: readonly string[] = ['--heap-growing-percent=60'];

/** What Node is given to start the emulator and, once it is ready, the portal on it, as `npm start` does. */
export const portalOnEmulator = (...wanted: readonly string[]): string[] => [
  ...emulatorFlags,
  'packages/azure-emulator/src/main.ts',
  'exec',
  ...wanted,
  '--',
  process.execPath,
  ...serverFlags,
  'apps/bff/src/main.ts',
];
