import { resourceGroupId, type VaultPlace, type VolumePlace } from '@esan/domain';
import type { ConfigureBackupDraft } from '../paths.ts';
import { chosenIn } from './configure-draft.ts';

/** What is sent to Azure in the end. */
export type ProtectRequest = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string };

/** All choices, complete. */
export type Plan = { volume: VolumePlace; vault: VaultPlace; request: ProtectRequest };

/** The plan that the draft stands for, or what it still lacks. Snapshots go to the SAN's own group unless another is chosen. */
export function planOf(draft: ConfigureBackupDraft): Plan | 'volume' | 'vault' | 'policy' {
  const { volume, vault, policyId } = chosenIn(draft);
  if (volume === undefined) return 'volume';
  if (vault === undefined) return 'vault';
  if (policyId === undefined) return 'policy';
  const snapshotGroupId = draft.snapshotGroup ?? resourceGroupId(volume.subscriptionId, volume.resourceGroup);
  return { volume, vault, request: { volumeId: volume.id, vaultId: vault.id, policyId, snapshotGroupId } };
}
