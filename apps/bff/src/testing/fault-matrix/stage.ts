import type { NewFault } from '@esan/azure-emulator/control';
import { rehearseOn, startPortal } from '../rehearsal.ts';
import type { As, Portal, Rehearsal } from '../rehearsal.ts';

/** The BFF on an emulator, whose log is kept. */
export type Stage = { portal: Portal; log: () => string; close: () => Promise<void> };

/** An estate of its own on the stage, with the token of the person who plays. */
export type Estate = Rehearsal & {
  name: string;
  token: string;
  admin: As;
  switchOn: (fault: NewFault) => Promise<void>;
  leave: () => void;
};

/** Azure is given little time, or each hang would cost half a minute. */
const shortWaits = { AZURE_CALL_TIMEOUT_MS: '400', REQUEST_TIMEOUT_MS: '2500' };

/** Start a stage. */
export async function startStage(): Promise<Stage> {
  const lines: string[] = [];
  const portal = await startPortal({ env: shortWaits, log: { write: (line) => void lines.push(line) } });
  return { portal, log: () => lines.splice(0).join(''), close: portal.close };
}

let turn = 0;

/** Make an estate that nobody else uses. */
export async function estateOn({ portal }: Stage): Promise<Estate> {
  const name = `case-${(turn += 1)}`;
  const rehearsal = await rehearseOn(portal, { name });
  return {
    ...rehearsal,
    name,
    token: await rehearsal.azure.token(`backup-admin@${name}.example`, 'bff'),
    admin: await rehearsal.person('backup-admin'),
    switchOn: async (fault) => void (await rehearsal.azure.addFault(fault)),
    leave: () => portal.emulator.worlds.remove(name),
  };
}
