import { api } from '@esan/contract';
import { parentIdOf, sameId, vaultPlaceOf, type VaultPlace } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../../api/query.ts';
import type { CostOf } from '../../policies/cost-text.ts';
import { costFields, policyDraftFields, type ConfigureBackupDraft } from '../../links/paths.ts';
import { useAddressDraft } from '../../ui/forms/address.ts';
import { chosenVolumes } from '../../volumes/choose-volumes.ts';
import type { ChosenVolume } from '../../volumes/selection.ts';

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
  ...costFields,
] as const satisfies (keyof ConfigureBackupDraft)[];

/** The choices so far, out of the address, and the way to change several at once. */
export const useBackupDraft = (): { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void } => useAddressDraft(fields);

/** The volumes of a plan as the estimate of cost wants them; undefined until every size is known. */
export function useCostOf(chosen: readonly { volumeId: string }[]): CostOf | undefined {
  // Sizes of a while ago are good enough for an estimate.
  const { data } = useQuery({ ...q(api.listVolumes, { query: {} }), staleTime: Number.POSITIVE_INFINITY });
  const sizes = useMemo(() => new Map(data?.items.map(({ id, sizeGiB }) => [id.toLowerCase(), sizeGiB])), [data]);
  const found = chosen.flatMap(({ volumeId }) => sizes.get(volumeId.toLowerCase()) ?? []);
  return found.length < chosen.length ? undefined : { volumes: found.length, sizeGiB: found.reduce((sum, size) => sum + size, 0) };
}

/** The choices taken apart; what the address does not hold, or holds wrongly, is undefined. */
export function chosenIn(draft: ConfigureBackupDraft): {
  volumes: ChosenVolume[];
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
