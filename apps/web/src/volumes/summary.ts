import type { Volume } from '@esan/domain';
import { isConfigurable } from '../words/protection.tsx';

const volumes = (count: number): string => (count === 1 ? '1 volume' : `${count} volumes`);

/** How safe the volumes are, in a sentence: "3 of 12 volumes are protected; 1 cannot be." */
export function summaryOf(all: readonly Pick<Volume, 'protection'>[]): string {
  const safe = all.filter(({ protection }) => protection.kind === 'protected' && !isConfigurable(protection)).length;
  const cannot = all.filter(({ protection }) => protection.kind === 'cannot').length;
  const unknown = all.filter(({ protection }) => protection.kind === 'unknown').length;
  if (unknown > 0)
    return `${safe} of ${volumes(all.length)} ${safe === 1 ? 'is' : 'are'} known to be protected; of ${unknown} it is not known.`;
  const verb = all.length === 1 ? 'is' : 'are';
  const start = safe === 0 ? `None of ${volumes(all.length)} is protected` : `${safe} of ${volumes(all.length)} ${verb} protected`;
  if (all.length === 0) return 'No volumes.';
  return cannot === 0 ? `${start}.` : `${start}; ${cannot} cannot be.`;
}
