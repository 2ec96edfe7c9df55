import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, resourceGroupId, volumePlaceOf, type VaultPlace, type VolumePlace } from '@esan/domain';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { chosenIn } from './draft.ts';
import type { ChosenVolume } from '../../volumes/selection.ts';

/** What is sent to Azure for one volume in the end; `instance` only where a person has named it. */
export type ProtectRequest = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string; instance?: string };

/** The request as far as Azure's validation depends on it, which is not by the name. */
export const withoutName = ({ volumeId, vaultId, policyId, snapshotGroupId }: ProtectRequest): Omit<ProtectRequest, 'instance'> => ({
  volumeId,
  vaultId,
  policyId,
  snapshotGroupId,
});

/** One row of a plan: a volume with where its snapshots go. */
export type PlannedRow = { volume: VolumePlace; chosen: ChosenVolume; request: ProtectRequest };

/** All choices, complete. */
export type BackupPlan = { rows: PlannedRow[]; vault: VaultPlace & { id: string }; policyId: string };

/** Stands in the draft for "each volume's snapshots in the resource group of its Elastic SAN". */
export const ownGroups = 'own';

/** The one resource group for the snapshots of all volumes, if the plan has one; what is no id of any, as in a link that was cut, is passed over. */
export const sharedGroupOf = ({ snapshotGroup = ownGroups }: ConfigureBackupDraft): string | undefined =>
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(snapshotGroup) ? snapshotGroup : undefined;

/** Where the snapshots of a volume go: as its row says, as the plan says, or beside its Elastic SAN. */
export function snapshotGroupOf(chosen: ChosenVolume, draft: ConfigureBackupDraft): string {
  const { subscriptionId = '', resourceGroup = '' } = volumePlaceOf(chosen.volumeId) ?? {};
  if (chosen.snapshotGroup !== undefined) return resourceGroupId(subscriptionId, chosen.snapshotGroup);
  return sharedGroupOf(draft) ?? resourceGroupId(subscriptionId, resourceGroup);
}

/** The plan that the draft stands for, or what it still lacks. */
export function backupPlanOf(draft: ConfigureBackupDraft): BackupPlan | 'volume' | 'vault' | 'policy' {
  const { volumes, vault, policyId } = chosenIn(draft);
  if (volumes.length === 0) return 'volume';
  if (vault === undefined) return 'vault';
  if (policyId === undefined) return 'policy';
  const rows = volumes.flatMap((chosen): PlannedRow[] => {
    const volume = volumePlaceOf(chosen.volumeId);
    if (volume === undefined) return [];
    const request = { volumeId: chosen.volumeId, vaultId: vault.id, policyId, snapshotGroupId: snapshotGroupOf(chosen, draft) };
    return [{ volume, chosen, request: chosen.instance === undefined ? request : { ...request, instance: chosen.instance } }];
  });
  return { rows, vault, policyId };
}

/** The rows as the readiness of all is asked about: by volume group and snapshot group. */
export function groupsOf(rows: readonly PlannedRow[]): { groupId: string; snapshotGroupId: string; volumes: string[] }[] {
  const keyOf = ({ request }: PlannedRow) => `${parentIdOf(request.volumeId)} ${request.snapshotGroupId}`.toLowerCase();
  return Array.from(Map.groupBy(rows, keyOf).values()).flatMap((here) => {
    const [first] = here;
    if (first === undefined) return [];
    const { volumeId, snapshotGroupId } = first.request;
    return [{ groupId: parentIdOf(volumeId), snapshotGroupId, volumes: here.map(({ request }) => nameOf(request.volumeId)) }];
  });
}

/** "sql-data-01", or "20 volumes". */
export const planVolumesWords = (rows: readonly { volume: { volume: string } }[]): string =>
  rows.length === 1 ? (rows[0]?.volume.volume ?? '') : t`${rows.length} volumes`;
