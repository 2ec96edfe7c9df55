import type { DppIdentityDetails } from '@azure/arm-dataprotection';

/** Whether a vault has the identity that Elastic SAN backup works with. */
export const hasSystemIdentity = (identity: DppIdentityDetails | undefined): boolean => (identity?.principalId ?? null) !== null;

/** The identity to ask for: the system-assigned one, beside those that people have assigned. */
export function withSystemIdentity(identity: DppIdentityDetails | undefined): DppIdentityDetails {
  const assigned = Object.keys(identity?.userAssignedIdentities ?? {});
  if (assigned.length === 0) return { type: 'SystemAssigned' };
  return { type: 'SystemAssigned,UserAssigned', userAssignedIdentities: Object.fromEntries(assigned.map((id) => [id, {}])) };
}
