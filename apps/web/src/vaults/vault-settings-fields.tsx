import { t } from '@lingui/core/macro';
import type { VaultSetting } from '@esan/domain';
import { TagsField } from '../lists/tags-field.tsx';
import { FieldStack, RadioInput, TextInput } from '../ui/forms/fields.tsx';
import { forGoodNote, settingNames, settingNotes, settingOptions } from '../words/vaults.tsx';
import type { useVaultSettings } from './vault-settings-draft.ts';

type Draft = ReturnType<typeof useVaultSettings>;

const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

/** Every setting that Azure offers for a vault, each with what it is worth for Elastic SAN volumes. */
export function VaultSettingsFields({ draft }: { draft: Draft }) {
  const { settings, faults, forGood } = draft;
  const note = (setting: VaultSetting) => (forGood.includes(setting) ? `${forGoodNote} ${settingNotes[setting]}` : settingNotes[setting]);
  const about = (setting: VaultSetting) => ({ label: settingNames[setting], hint: note(setting), fault: faults[setting] });
  const { softDelete } = settings;
  return (
    <FieldStack>
      <RadioInput
        {...about('softDelete')}
        fault={softDelete.state === 'off' ? faults.softDelete : undefined}
        value={softDelete.state}
        onChange={draft.setState}
        options={settingOptions.softDelete}
      />
      {softDelete.state !== 'off' && (
        <TextInput label={t`Days to keep`} type="number" value={draft.days} onChange={draft.setDays} fault={faults.softDelete} />
      )}
      <RadioInput
        {...about('immutability')}
        value={settings.immutability}
        onChange={draft.setImmutability}
        options={settingOptions.immutability}
      />
      <RadioInput
        {...about('crossSubscriptionRestore')}
        value={settings.crossSubscriptionRestore}
        onChange={draft.setCrossSubscription}
        options={settingOptions.crossSubscriptionRestore}
      />
      {(draft.redundancy === 'geo' || settings.crossRegionRestore) && (
        <RadioInput
          {...about('crossRegionRestore')}
          value={onOff(settings.crossRegionRestore)}
          onChange={draft.setCrossRegion}
          options={settingOptions.onOff}
        />
      )}
      <RadioInput {...about('jobAlerts')} value={onOff(settings.jobAlerts)} onChange={draft.setAlerts} options={settingOptions.onOff} />
      <TagsField value={draft.tags} onChange={draft.setTags} />
    </FieldStack>
  );
}
