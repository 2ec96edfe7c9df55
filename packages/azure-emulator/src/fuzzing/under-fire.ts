import { startEmulator } from '../server.ts';

/** The emulator in a process of its own, which tells on request how much memory it holds; run with `--expose-gc`. */
const emulator = await startEmulator({ control: true, clockRate: 60, world: { name: 'under-fire', scenario: 'demo', pageSize: 20 } });

process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ heapUsed: process.memoryUsage().heapUsed, polluted: 'polluted' in {} });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: emulator.url });
