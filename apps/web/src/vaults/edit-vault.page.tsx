import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { vaultId, type VaultDetail, type VaultPlace } from '@esan/domain';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { m, q, readAgain, refreshAfter } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { remember } from '../api/tab-memory.ts';
import { ChangeRefused } from '../lists/change-refused.tsx';
import { SettingsForGood, useForGood } from './settings-for-good.tsx';
import { useVaultSettings } from './vault-settings-draft.ts';
import { VaultSettingsFields } from './vault-settings-fields.tsx';
import { paths } from '../links/paths.ts';
import { FieldStack } from '../ui/forms/fields.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { Page } from '../ui/layout/page.tsx';
import { docs } from '../words/docs.ts';
import { vaultChangeKey } from './vault-change.tsx';
import { useVaultPlace } from '../links/route-places.ts';

function useSave(place: VaultPlace) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    ...m(api.changeVault),
    onSuccess: async ({ item }) => {
      remember(vaultChangeKey(place), item.id);
      await refreshAfter(client, api.changeVault);
      await navigate(paths.vault(place, 'properties'));
    },
  });
  const onReadAgain = () => {
    change.reset();
    void readAgain(client, api.getVault);
  };
  return { change, onReadAgain };
}

function EditForm({ place, vault }: { place: VaultPlace; vault: VaultDetail }) {
  const { settings: was, redundancy, unknown } = vault;
  const draft = useVaultSettings(was, redundancy, { was, unknown });
  const forGood = useForGood(place.vault, draft.forGood);
  const whyNot = useRights(vaultId(place));
  const save = useSave(place);
  const unchanged = draft.changed.length === 0 ? t`Nothing is changed yet.` : undefined;
  const because = whyNot('change-vault') ?? draft.because ?? unchanged ?? forGood.because;
  return (
    <FormColumns
      label={t`Edit settings`}
      because={because}
      press={{
        words: t`Save settings`,
        onPress: () => save.change.mutate({ params: place, body: { settings: draft.settings, was } }),
        isPending: save.change.isPending,
      }}
      cancel={paths.vault(place, 'properties')}
    >
      <ChangeRefused error={save.change.error} onReadAgain={save.onReadAgain} />
      <FieldStack>
        <VaultSettingsFields draft={draft} />
        <SettingsForGood forGood={forGood} />
      </FieldStack>
    </FormColumns>
  );
}

/** Changes the settings of a vault; what cannot be taken back is said, and wants the vault's name typed. */
export function EditVaultPage() {
  const place = useVaultPlace();
  const { item } = useSuspenseQuery(q(api.getVault, { params: place })).data;
  return (
    <Page
      help={docs.softDelete}
      lead={t`Beside each setting stands what it is worth for Elastic SAN volumes. Region and redundancy are chosen when the vault is made; this page does not change them.`}
    >
      <EditForm place={place} vault={item} />
    </Page>
  );
}
