import { api } from '@esan/contract';
import { nameFault, nameOf, redundancies, sameId, type NameFault, type Redundancy, type Vault, type Volume } from '@esan/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { m, q } from '../api/query.ts';
import { remember } from '../operations/started.ts';
import type { ConfigureBackupDraft } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { Essentials } from '../ui/essentials.tsx';
import { FieldStack, RadioInput, SelectInput, TextInput } from '../ui/fields.tsx';
import { PanelPart } from '../ui/side-panel.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { nameFaultWords, nameHint } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { redundancyWords } from '../words/vaults.tsx';
import { CreateButtons } from './configure-create-buttons.tsx';

type Props = {
  volume: Volume;
  vaults: readonly Vault[];
  change: (patch: ConfigureBackupDraft) => void;
  /** Absent where there is no vault to go back to. */
  onCancel: (() => void) | undefined;
};

function useNewVault({ volume, vaults }: Pick<Props, 'volume' | 'vaults'>) {
  const [typedName, setName] = useAddressText('newVault');
  const [typedGroup, setGroup] = useAddressText('newVaultGroup');
  const [typedRedundancy, setRedundancy] = useAddressText('newVaultRedundancy');
  const name = typedName ?? `bv-${volume.region}`;
  const group = typedGroup ?? volume.resourceGroup;
  const redundancy: Redundancy = redundancies.find((one) => one === typedRedundancy) ?? 'local';
  const isTaken = vaults.some(
    (vault) => vault.subscriptionId === volume.subscriptionId && sameId(vault.resourceGroup, group) && sameId(vault.name, name),
  );
  const fault: NameFault | 'taken' | undefined = isTaken ? 'taken' : nameFault('vault', name);
  return { name, setName, group, setGroup, redundancy, setRedundancy, fault };
}

/** A new Backup vault that fits the volume: what it is called and where it stands; the rest is fixed. */
export function NewVault({ volume, vaults, change, onCancel }: Props) {
  const { name, setName, group, setGroup, redundancy, setRedundancy, fault } = useNewVault({ volume, vaults });
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId: volume.subscriptionId } }));
  const create = useMutation({
    ...m(api.createVault),
    onSuccess: ({ item }) => {
      remember(item.targetId, item.id);
      change({ vault: item.targetId, policy: undefined, newVault: undefined });
    },
  });
  const press = () =>
    create.mutate({
      params: { subscriptionId: volume.subscriptionId, resourceGroup: group, vault: name },
      body: { region: volume.region, redundancy },
    });
  const words = fault === undefined ? undefined : nameFaultWords('vault', fault);
  const options = (groups.data?.items ?? []).map(({ name }) => ({ value: name, label: name }));
  return (
    <PanelPart title="Create a vault">
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      {groups.error !== null && <ProblemMessage explained={explainError(groups.error)} />}
      <FieldStack>
        <TextInput
          label="Vault name"
          value={name}
          onChange={setName}
          hint={nameHint('vault')}
          fault={fault === 'empty' ? undefined : words}
        />
        <SelectInput label="Resource group" value={group} onChange={setGroup} options={options} placeholder={group} />
        <RadioInput
          label="Redundancy"
          value={redundancy}
          onChange={setRedundancy}
          options={redundancies.map((value) => ({ value, label: redundancyWords(value) }))}
          hint="For the vault's own data. Restore points of volumes are locally redundant snapshots outside the vault."
        />
        <Essentials
          layout="single"
          facts={[
            { label: 'Region', value: `${regionWords(volume.region)}, as the volume` },
            { label: 'Identity', value: 'System-assigned, on. It holds the roles that backup needs.' },
          ]}
        />
        <CreateButtons label="Create vault" onPress={press} because={words} busy={create.isPending} onCancel={onCancel} />
      </FieldStack>
    </PanelPart>
  );
}

/** The draft that opens the form again for a vault that did not come to be. */
export const retryOf = (vault: { id: string; resourceGroup: string }): ConfigureBackupDraft => ({
  vault: undefined,
  newVault: nameOf(vault.id),
  newVaultGroup: vault.resourceGroup,
});
