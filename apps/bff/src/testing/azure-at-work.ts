import { setTimeout as pause } from 'node:timers/promises';
import type { WorldControl } from '@esan/azure-emulator/control';

/** Azure finishes what it has taken while the portal looks for it: its clock moves as soon as something is under way. */
export async function whileAzureWorks<T>(azure: WorldControl, press: Promise<T>): Promise<T> {
  const over = new AbortController();
  void press.finally(() => over.abort());
  while (!over.signal.aborted) {
    await azure.advanceUntilIdle().catch(() => undefined);
    await pause(20);
  }
  return press;
}
