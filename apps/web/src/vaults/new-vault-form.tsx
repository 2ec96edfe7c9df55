import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { redundancies, type Operation } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { explainError } from '../api/messages.ts';
import { m, refreshAfter } from '../api/query.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { Disclosure } from '../ui/forms/disclosure.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { FieldStack, RadioInput, SelectInput, TextInput } from '../ui/forms/fields.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { type } from '../ui/look/type.ts';
import { nameHint } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { redundancyNote, redundancyWords } from '../words/vaults.tsx';
import { newGroupMark, useNewVaultDraft, type NewVaultPlace } from './new-vault-draft.ts';
import { SettingsForGood } from './settings-for-good.tsx';
import { remember } from '../api/tab-memory.ts';
import { VaultSettingsFields } from './vault-settings-fields.tsx';

const useStyles = makeStyles({
  buttons: { display: 'flex', columnGap: '8px', alignItems: 'center' },
  lacking: { ...type.data, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Props = {
  place: NewVaultPlace;
  /** What `place` follows from, where it can be chosen here. */
  above?: ReactNode;
  /** Said of the region: what it follows from. */
  regionNote?: string;
  /** Azure has begun; the vault may not be there yet. */
  onStarted: (vault: Operation) => void;
  /** Absent where there is nothing to go back to. */
  onCancel: (() => void) | undefined;
  isPrimary: boolean;
  /** Whether the settings that have usual values are in sight from the start. */
  showsSettings?: boolean;
};

function useCreate(place: NewVaultPlace, draft: ReturnType<typeof useNewVaultDraft>, onStarted: Props['onStarted']) {
  const client = useQueryClient();
  const create = useMutation({
    ...m(api.createVault),
    onSuccess: ({ item }) => {
      remember(item.targetId, item.id);
      if (draft.group.isNew) void refreshAfter(client, api.createVault);
      onStarted(item);
    },
  });
  const press = () => {
    const { subscriptionId, region } = place;
    if (subscriptionId === undefined || region === undefined || draft.because !== undefined || create.isPending) return;
    const { name: vault, redundancy, group, settings } = draft;
    create.mutate({
      params: { subscriptionId, resourceGroup: group.name, vault },
      body: {
        region,
        redundancy,
        ...(group.isNew ? { newGroup: true } : {}),
        ...(settings.changed.length === 0 ? {} : { settings: settings.settings }),
      },
    });
  };
  return { create, press };
}

function GroupField({ group }: { group: ReturnType<typeof useNewVaultDraft>['group'] }) {
  const there = (group.asked.data?.items ?? []).map(({ name, region }) => ({ value: name, label: `${name} (${regionWords(region)})` }));
  return (
    <>
      {group.asked.error !== null && <ProblemMessage explained={explainError(group.asked.error)} />}
      <SelectInput
        label={t`Resource group`}
        value={group.isNew ? newGroupMark : group.name}
        onChange={group.setGroup}
        options={[...there, { value: newGroupMark, label: t`Create a resource group` }]}
        placeholder={group.name === '' ? t`Choose a resource group` : group.name}
      />
      {group.isNew && (
        <TextInput
          label={t`New resource group`}
          value={group.name}
          onChange={(name) => group.setGroup(newGroupMark + name)}
          hint={nameHint('resourceGroup')}
          fault={group.name === '' ? undefined : group.fault}
        />
      )}
    </>
  );
}

function StorageAndSettings({ draft, isOpen }: { draft: ReturnType<typeof useNewVaultDraft>; isOpen: boolean }) {
  const { redundancy, setRedundancy, settings } = draft;
  return (
    <>
      <RadioInput
        label={t`Redundancy`}
        value={redundancy}
        onChange={setRedundancy}
        options={redundancies.map((value) => ({ value, label: redundancyWords(value) }))}
        hint={redundancyNote}
      />
      <Disclosure
        title={t`Settings`}
        hint={settings.changed.length === 0 ? t`Azure's usual ones` : t`${settings.changed.length} changed`}
        isOpen={isOpen || settings.changed.length > 0}
      >
        <VaultSettingsFields draft={settings} />
      </Disclosure>
    </>
  );
}

/** A new Backup vault: what it is called, where it stands and how its data is kept; its identity is on from the start. */
export function NewVaultForm({ place, above, regionNote, onStarted, onCancel, isPrimary, showsSettings = false }: Props) {
  const styles = useStyles();
  const draft = useNewVaultDraft(place);
  const { create, press } = useCreate(place, draft, onStarted);
  const { name, setName, group, check, lacking, because } = draft;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    press();
  };
  return (
    <form onSubmit={onSubmit} noValidate aria-label={t`Create a vault`}>
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      <FieldStack>
        {above}
        <GroupField group={group} />
        <TextInput
          label={t`Vault name`}
          value={name}
          onChange={setName}
          hint={nameHint('vault')}
          fault={check.isEmpty ? undefined : check.fault}
          fine={check.fine}
        />
        <StorageAndSettings draft={draft} isOpen={showsSettings} />
        <Essentials
          layout="single"
          facts={[
            ...(regionNote === undefined || place.region === undefined
              ? []
              : [{ label: t`Region`, value: `${regionWords(place.region)}, ${regionNote}` }]),
            { label: t`Identity`, value: t`System-assigned, on. It holds the roles that backup needs.` },
          ]}
        />
        <SettingsForGood forGood={draft.forGood} />
        {lacking !== undefined && <p className={styles.lacking}>{lacking}</p>}
        <div className={styles.buttons}>
          <ActionButton appearance={isPrimary ? 'primary' : 'secondary'} onPress={press} because={because} busy={create.isPending}>
            {t`Create vault`}
          </ActionButton>
          {onCancel !== undefined && (
            <ActionButton appearance="subtle" onPress={onCancel}>
              {t`Cancel`}
            </ActionButton>
          )}
        </div>
      </FieldStack>
    </form>
  );
}
