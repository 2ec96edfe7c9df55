import { t } from '@lingui/core/macro';
import type { VaultSetting } from '@esan/domain';
import { TagsField } from '../lists/tags-field.tsx';
import { FieldStack, RadioInput, TextInput } from '../ui/forms/fields.tsx';
import { forGoodNote, settingFaultWords, settingNames, settingNotes, settingOptions, unknownSetting } from '../words/vaults.tsx';
import type { useVaultSettings } from './vault-settings-draft.ts';

type Draft = ReturnType<typeof useVaultSettings>;

const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

type ChoiceProps = {
  draft: Draft;
  setting: VaultSetting;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  fault?: string | undefined;
};

/** One of the values of a setting; where Azure has one that nobody knew, it is the only one, and stays. */
function SettingChoice({ draft, setting, options, ...value }: ChoiceProps) {
  const azures = draft.unknown[setting];
  const label = settingNames[setting];
  if (azures === undefined) return <RadioInput label={label} hint={noteOn(draft, setting)} options={options} {...value} />;
  const hint = `${settingFaultWords('unknown-stays')} ${settingNotes[setting]}`;
  const kept = [{ value: azures, label: unknownSetting(azures) }];
  return <RadioInput label={label} hint={hint} value={azures} onChange={() => undefined} options={kept} />;
}

const noteOn = ({ forGood }: Draft, setting: VaultSetting): string =>
  forGood.includes(setting) ? `${forGoodNote} ${settingNotes[setting]}` : settingNotes[setting];

/** Every setting that Azure offers for a vault, each with what it is worth for Elastic SAN volumes. */
export function VaultSettingsFields({ draft }: { draft: Draft }) {
  const { settings, faults, unknown } = draft;
  const about = (setting: VaultSetting) => ({ draft, setting, fault: faults[setting] });
  const { softDelete } = settings;
  return (
    <FieldStack>
      <SettingChoice
        {...about('softDelete')}
        fault={softDelete.state === 'off' ? faults.softDelete : undefined}
        value={softDelete.state}
        onChange={draft.setState}
        options={settingOptions.softDelete}
      />
      {softDelete.state !== 'off' && unknown.softDelete === undefined && (
        <TextInput label={t`Days to keep`} type="number" value={draft.days} onChange={draft.setDays} fault={faults.softDelete} />
      )}
      <SettingChoice
        {...about('immutability')}
        value={settings.immutability}
        onChange={draft.setImmutability}
        options={settingOptions.immutability}
      />
      <SettingChoice
        {...about('crossSubscriptionRestore')}
        value={settings.crossSubscriptionRestore}
        onChange={draft.setCrossSubscription}
        options={settingOptions.crossSubscriptionRestore}
      />
      {(draft.redundancy === 'geo' || settings.crossRegionRestore || unknown.crossRegionRestore !== undefined) && (
        <SettingChoice
          {...about('crossRegionRestore')}
          value={onOff(settings.crossRegionRestore)}
          onChange={draft.setCrossRegion}
          options={settingOptions.onOff}
        />
      )}
      <SettingChoice {...about('jobAlerts')} value={onOff(settings.jobAlerts)} onChange={draft.setAlerts} options={settingOptions.onOff} />
      <TagsField value={draft.tags} onChange={draft.setTags} />
    </FieldStack>
  );
}
