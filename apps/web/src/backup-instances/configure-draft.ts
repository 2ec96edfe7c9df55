import { parentIdOf, sameId, vaultPlaceOf, type VaultPlace } from '@esan/domain';
import { policyDraftFields, type ConfigureBackupDraft } from '../paths.ts';
import { useAddressDraft } from '../ui/address-draft.ts';
import { chosenVolumes } from '../operations/choose-volumes.ts';
import type { Chosen } from '../operations/selection.ts';

const fields = [
  'volume',
  'subscription',
  'volumes',
  'vault',
  'newVault',
  'newVaultGroup',
  'newVaultRedundancy',
  'policy',
  'newPolicy',
  ...policyDraftFields,
  'snapshotGroup',
] as const satisfies (keyof ConfigureBackupDraft)[];

/** The choices so far, out of the address, and the way to change several at once. */
export const useDraft = (): { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void } => useAddressDraft(fields);

/** The choices taken apart; what the address does not hold, or holds wrongly, is undefined. */
export function chosenIn(draft: ConfigureBackupDraft): {
  volumes: Chosen[];
  vault: (VaultPlace & { id: string }) | undefined;
  policyId: string | undefined;
} {
  const vault = vaultPlaceOf(draft.vault ?? '');
  const { policy } = draft;
  return {
    volumes: chosenVolumes(draft),
    vault: vault === undefined || draft.vault === undefined ? undefined : { ...vault, id: draft.vault },
    // A policy of another vault is left over from an earlier choice.
    policyId: policy !== undefined && draft.vault !== undefined && sameId(parentIdOf(policy), draft.vault) ? policy : undefined,
  };
}
