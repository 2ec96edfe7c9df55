import type { Redundancy, Vault, VaultSecurity } from '@esan/domain';
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

/** Which identity a vault has. */
export const identityWords = ({ principalId }: Pick<Vault, 'principalId'>): string =>
  principalId === null ? 'No identity' : 'System-assigned';

const softDeletes = { on: 'On', off: 'Off', 'always-on': 'Always on' } as const;

/** Whether a vault keeps what is deleted, and for how long. */
export function softDeleteWords(softDelete: VaultSecurity['softDelete']): string {
  if (softDelete === null) return 'Not set';
  const { state, days } = softDelete;
  return state === 'off' || days === null ? softDeletes[state] : `${softDeletes[state]}, ${days} days`;
}

const immutabilities = { disabled: 'Off', unlocked: 'On, not locked', locked: 'On and locked' } as const;

/** Whether a vault lets backups be cut short. */
export const immutabilityWords = (immutability: VaultSecurity['immutability']): string =>
  immutability === null ? 'Not set' : immutabilities[immutability];
