import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { sameId, type Vault, type Volume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { q } from '../../api/query.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { Message } from '../../ui/messages/message.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { chosenIn, useBackupDraft } from './draft.ts';
import { useVaultChoice, VaultChoice, vaultObstacle, type VaultChoiceState } from './configure-vault.tsx';
import { volumeObstacle } from '../../words/protection.tsx';
import { ChosenVolumes } from './configure-volume.tsx';
import { ChoiceMissing, ConfigureWizard } from './wizard.tsx';
import type { ChosenVolume } from '../../volumes/selection.ts';

const notes = [
  {
    title: t`A Backup vault`,
    text: t`Keeps the policies and the list of what is protected. It must be in the subscription and region of the volumes.`,
  },
  {
    title: t`Its identity`,
    text: t`Takes the snapshots. It needs roles on the Elastic SANs and on the resource group of the snapshots; a later step checks and assigns them.`,
  },
];

/** The chosen volumes as they are in Azure, in the order of the list. */
function foundOf(chosen: readonly ChosenVolume[], all: readonly Volume[]): Volume[] {
  const ids = new Set(chosen.map(({ volumeId }) => volumeId.toLowerCase()));
  return all.filter(({ id }) => ids.has(id.toLowerCase()));
}

/** The only vault that fits needs no press. */
function useOnlyVault(
  draft: ConfigureBackupDraft,
  change: (patch: ConfigureBackupDraft) => void,
  volume: Volume | undefined,
  state: VaultChoiceState,
) {
  const fits = (vault: Vault) => volume !== undefined && vaultObstacle(vault, volume) === undefined && vault.state === 'ready';
  const only = state.vaults.data?.items.filter(fits) ?? [];
  const [first] = only;
  const id = only.length === 1 && draft.vault === undefined && draft.newVault === undefined ? first?.id : undefined;
  // The draft changes with every answer; the choice is made once.
  const choose = useEffectEvent((vault: string) => change({ vault }));
  useEffect(() => {
    if (id !== undefined) choose(id);
  }, [id]);
}

/** Second step: the vault that protects the chosen volumes. */
export function ConfigureVaultPage() {
  const { draft, change } = useBackupDraft();
  const chosen = chosenIn(draft).volumes;
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const found = foundOf(chosen, volumes.data?.items ?? []);
  const [volume] = found;
  const vault = useVaultChoice(draft, volume);
  useOnlyVault(draft, change, volume, vault);
  if (chosen.length === 0) return <ChoiceMissing step="vault" draft={draft} what="volume" />;
  const only = chosen.length === 1 ? volume : undefined;
  const obstacle = volume === undefined ? t`Choose volumes.` : ((only && volumeObstacle(only)) ?? vault.because);
  const isGone = volumes.data !== undefined && found.length < chosen.length;
  const mayGoOn = volume !== undefined && (only === undefined || volumeObstacle(only) === undefined);
  return (
    <ConfigureWizard
      step="vault"
      draft={draft}
      next={{ label: t`Next: Policy`, to: paths.configureBackup('policy', draft), because: obstacle }}
      aside={<Notes notes={notes} />}
    >
      <ListTrouble noun={t`volumes`} asked={volumes} />
      {isGone && <Gone chosen={chosen} found={found} />}
      {volumes.data === undefined && volumes.error === null && <Skeleton lines={4} label={t`Reading the volumes`} />}
      {found.length > 0 && <ChosenVolumes volumes={found} other={paths.configureBackup('choose-volumes', draft)} />}
      {mayGoOn && <VaultChoice draft={draft} change={change} volume={volume} state={vault} />}
    </ConfigureWizard>
  );
}

function Gone({ chosen, found }: { chosen: readonly ChosenVolume[]; found: readonly Volume[] }) {
  const gone = chosen.filter(({ volumeId }) => !found.some(({ id }) => sameId(id, volumeId)));
  const title = plural(chosen.length, {
    one: 'The volume in the address is not among those that your account sees.',
    other: `${gone.length} of the # volumes in the address are not among those that your account sees.`,
  });
  return (
    <Message tone="warn" title={title}>
      {plural(chosen.length, {
        one: 'It may have been deleted. Choose another one.',
        other: 'They may have been deleted. The readiness step names them.',
      })}
    </Message>
  );
}
