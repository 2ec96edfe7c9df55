import { t } from '@lingui/core/macro';
import { nameOf, type Volume } from '@esan/domain';
import { NewVaultForm } from '../../vaults/new-vault-form.tsx';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { PanelPart } from '../../ui/layout/side-panel.tsx';

type Props = {
  volume: Volume;
  change: (patch: ConfigureBackupDraft) => void;
  /** Absent where there is no vault to go back to. */
  onCancel: (() => void) | undefined;
};

/** A new Backup vault that fits the volume. */
export function NewVault({ volume, change, onCancel }: Props) {
  const { subscriptionId, region, resourceGroup } = volume;
  return (
    <PanelPart title={t`Create a vault`}>
      <NewVaultForm
        place={{ subscriptionId, region, resourceGroup }}
        regionNote={t`as the volume`}
        onStarted={({ targetId }) => change({ vault: targetId, policy: undefined, newVault: undefined, snapshotGroup: undefined })}
        onCancel={onCancel}
        isPrimary={onCancel === undefined}
      />
    </PanelPart>
  );
}

/** The draft that opens the form again for a vault that did not come to be. */
export const retryOf = (vault: { id: string; resourceGroup: string }): ConfigureBackupDraft => ({
  vault: undefined,
  newVault: nameOf(vault.id),
  newVaultGroup: vault.resourceGroup,
});
