import {
  crossSubscriptionStates,
  immutabilities,
  settingFaults,
  settingsForGood,
  settingsThatDiffer,
  softDeleteStates,
  type Redundancy,
  type VaultDetail,
  type VaultSetting,
  type VaultSettings,
} from '@esan/domain';
import { useAddressText } from '../ui/forms/address.ts';
import { settingFaultWords } from '../words/vaults.tsx';
import { tagsFault, tagsIn, tagsText } from '../words/tags.ts';

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined => values.find((value) => value === text);
const switched = (text: string | undefined, usual: boolean): boolean => (text === undefined ? usual : text === 'on');

function useTyped(initial: VaultSettings) {
  const [state, setState] = useAddressText('vaultSoftDelete');
  const [days, setDays] = useAddressText('vaultDays');
  const [immutability, setImmutability] = useAddressText('vaultImmutability');
  const [crossSubscription, setCrossSubscription] = useAddressText('vaultCrossSubscription');
  const [crossRegion, setCrossRegion] = useAddressText('vaultCrossRegion');
  const [alerts, setAlerts] = useAddressText('vaultAlerts');
  const [typedTags, setTags] = useAddressText('vaultTags');
  const tags = typedTags ?? tagsText(initial.tags);
  const daysText = days ?? String(initial.softDelete.days);
  const settings: VaultSettings = {
    softDelete: { state: oneOf(softDeleteStates, state) ?? initial.softDelete.state, days: daysText === '' ? 0 : Number(daysText) },
    immutability: oneOf(immutabilities, immutability) ?? initial.immutability,
    crossSubscriptionRestore: oneOf(crossSubscriptionStates, crossSubscription) ?? initial.crossSubscriptionRestore,
    crossRegionRestore: switched(crossRegion, initial.crossRegionRestore),
    jobAlerts: switched(alerts, initial.jobAlerts),
    // Tags that nobody touches stay as they are, however they can be written.
    tags: typedTags === undefined ? initial.tags : (tagsIn(typedTags) ?? {}),
  };
  return { settings, days: daysText, tags, setState, setDays, setImmutability, setCrossSubscription, setCrossRegion, setAlerts, setTags };
}

/** The settings of a vault in the making, or as they are being changed: what is typed, what is wrong with it, what is different, and what of that is for good. */
export function useVaultSettings(
  initial: VaultSettings,
  redundancy: Redundancy | null,
  { was, unknown = {} }: { was?: VaultSettings; unknown?: VaultDetail['unknown'] } = {},
) {
  const typed = useTyped(initial);
  const found = Object.entries(settingFaults(typed.settings, { redundancy, was, unknown })).map(([setting, fault]) => [
    setting,
    settingFaultWords(fault),
  ]);
  const wrongTags = tagsFault(typed.tags);
  const faults: Partial<Record<VaultSetting, string>> = {
    ...Object.fromEntries(found),
    ...(wrongTags === undefined ? {} : { tags: wrongTags }),
  };
  const changed = settingsThatDiffer(initial, typed.settings);
  const forGood = settingsForGood(typed.settings, initial);
  return { ...typed, redundancy, unknown, faults, because: Object.values(faults)[0], changed, forGood };
}
