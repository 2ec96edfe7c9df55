import type { NewFault } from '@esan/azure-emulator/control';
import { rehearseOn, startBff, startPortal, type As, type Portal, type Rehearsal } from '../rehearsal.ts';

/** The BFF on an emulator, whose log is kept, and another one at `hurried` that gives Azure little time. */
export type Stage = { portal: Portal; hurried: string; log: () => string; close: () => Promise<void> };

/** An estate of its own on the stage, with the token of the person who plays; what is there before comes by the patient one. */
export type Estate = Rehearsal & {
  hurried: string;
  token: string;
  admin: As;
  switchOn: (fault: NewFault) => Promise<void>;
  leave: () => void;
};

/** Or each hang would cost half a minute. */
const shortWaits = { AZURE_CALL_TIMEOUT_MS: '1000', REQUEST_TIMEOUT_MS: '3500' };

/** Start a stage. */
export async function startStage(): Promise<Stage> {
  const lines: string[] = [];
  const portal = await startPortal();
  const hurried = await startBff(portal.emulator, { env: shortWaits, log: { write: (line) => void lines.push(line) } });
  return {
    portal,
    hurried: hurried.url,
    log: () => lines.splice(0).join(''),
    async close() {
      await hurried.close();
      await portal.close();
    },
  };
}

let turn = 0;

/** Make an estate that nobody else uses. */
export async function estateOn({ portal, hurried }: Stage): Promise<Estate> {
  const name = `case-${(turn += 1)}`;
  const rehearsal = await rehearseOn(portal, { name });
  return {
    ...rehearsal,
    hurried,
    token: await rehearsal.azure.token(`backup-admin@${name}.example`, 'bff'),
    admin: await rehearsal.person('backup-admin'),
    switchOn: async (fault) => void (await rehearsal.azure.addFault(fault)),
    leave: () => portal.emulator.worlds.remove(name),
  };
}
