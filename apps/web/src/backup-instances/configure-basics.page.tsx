import { api } from '@esan/contract';
import { sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { ListTrouble } from '../operations/list-trouble.tsx';
import { paths } from '../paths.ts';
import { Message } from '../ui/message.tsx';
import { Notes } from '../ui/notes.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useDraft } from './configure-draft.ts';
import { useVaultChoice, VaultChoice } from './configure-vault.tsx';
import { volumeObstacle } from '../words/protection.tsx';
import { ChosenVolume, VolumeChoice } from './configure-volume.tsx';
import { ConfigureWizard } from './configure-wizard.tsx';

const notes = [
  {
    title: 'A Backup vault',
    text: 'Keeps the policies and the list of what is protected. It must be in the subscription and region of the volume.',
  },
  {
    title: 'Its identity',
    text: 'Takes the snapshots. It needs roles on the Elastic SAN and on the resource group of the snapshots; the third step checks and assigns them.',
  },
];

/** First step: the volume to protect and the vault that does it. */
export function ConfigureBasicsPage() {
  const { draft, change } = useDraft();
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const volume = volumes.data?.items.find(({ id }) => draft.volume !== undefined && sameId(id, draft.volume));
  const vault = useVaultChoice(draft, volume);
  const obstacle = volume === undefined ? 'Choose a volume.' : (volumeObstacle(volume) ?? vault.because);
  const isGone = volumes.data !== undefined && draft.volume !== undefined && volume === undefined;
  const isChosen = draft.volume !== undefined && !isGone;
  return (
    <ConfigureWizard
      step="basics"
      draft={draft}
      next={{ label: 'Next: Policy', to: paths.configureBackup('policy', draft), because: obstacle }}
      aside={<Notes notes={notes} />}
    >
      <ListTrouble noun="volumes" asked={volumes} />
      {isGone && (
        <Message tone="warn" title="The volume in the address is not among those that your account sees.">
          It may have been deleted. Choose another one.
        </Message>
      )}
      {!isChosen && volumes.error === null && <VolumeChoice volumes={volumes.data?.items} onChoose={(id) => change({ volume: id })} />}
      {isChosen && volume === undefined && volumes.error === null && <Skeleton lines={4} label="Reading the volume" />}
      {volume !== undefined && (
        <>
          <ChosenVolume volume={volume} onOther={() => change({ volume: undefined, snapshotGroup: undefined })} />
          {volumeObstacle(volume) === undefined && <VaultChoice draft={draft} change={change} volume={volume} state={vault} />}
        </>
      )}
    </ConfigureWizard>
  );
}
