import type { Redundancy, Vault } from '@esan/domain';
import { StateWord } from '../ui/state-word.tsx';

const redundancies: Record<Redundancy, string> = { local: 'Locally redundant', zone: 'Zone redundant', geo: 'Geo redundant' };

/** Azure's word for how a vault's data is stored. */
export const redundancyWords = (redundancy: Redundancy): string => redundancies[redundancy];

/** Whether a vault can be used. */
export function VaultStateWord({ state }: { state: Vault['state'] }) {
  if (state === 'ready') return <StateWord tone="good">Ready</StateWord>;
  if (state === 'working') return <StateWord tone="working">Working</StateWord>;
  return <StateWord tone="bad">Failed</StateWord>;
}
