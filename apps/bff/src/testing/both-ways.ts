import type { Emulator } from '@esan/azure-emulator';
import type { NewWorld } from '@esan/azure-emulator/control';
import { rehearseOn, startBff, startPortal, withoutGraph, type As, type Person, type Rehearsal } from './rehearsal.ts';

/** One person at both portals, by what these read lists from. */
export type ByWay = { 'resource-graph': As; 'each-service': As };

/** One Azure and two portals: one asks Resource Graph, the other each service. */
export type BothWays = {
  emulator: Emulator;
  /** An estate of its own, which both portals see. */
  estate: (plan?: NewWorld) => Promise<Rehearsal>;
  person: (estate: Rehearsal, role: Person) => Promise<ByWay>;
  close: () => Promise<void>;
};

/** Start all three. */
export async function startBothWays(): Promise<BothWays> {
  const asking = await startPortal();
  const enumerating = await startBff(asking.emulator, { env: withoutGraph });
  return {
    emulator: asking.emulator,
    estate: (plan) => rehearseOn({ ...asking, close: () => Promise.resolve() }, plan),
    person: async (estate, role) => ({
      'resource-graph': await estate.person(role),
      'each-service': await estate.person(role, enumerating.url),
    }),
    async close() {
      await enumerating.close();
      await asking.close();
    },
  };
}
