import { parentIdOf, sameId, vaultPlaceOf, volumePlaceOf, type VaultPlace } from '@esan/domain';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { policyDraftFields, type ConfigureBackupDraft } from '../paths.ts';
import { selectionOf, selectionText, type Chosen } from './selection.ts';

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
export function useDraft(): { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void } {
  const [search, setSearch] = useSearchParams();
  const base = search.toString();
  // The address follows a moment later; a radio button bound to it alone would jump back first.
  const [ahead, setAhead] = useState<{ of: string; patch: ConfigureBackupDraft }>();
  const pending = ahead?.of === base ? ahead.patch : {};
  const draft: ConfigureBackupDraft = {};
  for (const field of fields) draft[field] = field in pending ? pending[field] : (search.get(field) ?? undefined);
  const change = (patch: ConfigureBackupDraft) => {
    const all = { ...pending, ...patch };
    setAhead({ of: base, patch: all });
    setSearch((before) => changed(before, all), { replace: true, preventScrollReset: true });
  };
  return { draft, change };
}

function changed(search: URLSearchParams, patch: ConfigureBackupDraft): URLSearchParams {
  for (const field of fields) {
    if (!(field in patch)) continue;
    const value = patch[field];
    if (value === undefined) search.delete(field);
    else search.set(field, value);
  }
  return search;
}

/** The chosen volumes: one by its id, as a link from elsewhere has it, or many in the short form. */
export function chosenVolumes({ volume, subscription, volumes }: ConfigureBackupDraft): Chosen[] {
  if (volume !== undefined) return volumePlaceOf(volume) === undefined ? [] : [{ volumeId: volume }];
  return subscription === undefined ? [] : selectionOf(volumes, subscription);
}

/** The change of the draft that chooses these volumes; they are of one subscription. */
export function choosing(chosen: readonly Chosen[]): ConfigureBackupDraft {
  const [first] = chosen;
  const subscription = first === undefined ? undefined : volumePlaceOf(first.volumeId)?.subscriptionId;
  return { volume: undefined, subscription, volumes: selectionText(chosen) };
}

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
