export { startEmulator } from './server.ts';
export type { Emulator, EmulatorOptions } from './server.ts';
