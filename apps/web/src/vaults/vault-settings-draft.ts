import {
  crossSubscriptionStates,
  immutabilities,
  isTagRepeated,
  settingFaults,
  settingsForGood,
  settingsThatDiffer,
  softDeleteStates,
  type Redundancy,
  type VaultSetting,
  type VaultSettings,
} from '@esan/domain';
import { useAddressText } from '../ui/forms/address-text.ts';
import { settingFaultWords, tagsText } from '../words/vaults.tsx';

/** Names and values out of a line of text; undefined where a part is no name=value. */
function pairsIn(text: string): (readonly [string, string])[] | undefined {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()] as const);
  return parts.every((part) => part.includes('=')) && pairs.every(([name]) => name !== '') ? pairs : undefined;
}

/** What keeps a line of text from being tags, in a sentence; undefined if nothing does. */
export function vaultTagsFault(text: string): string | undefined {
  const pairs = pairsIn(text);
  if (pairs === undefined) return 'Write each tag as name=value, with ; between them.';
  return isTagRepeated(pairs.map(([name]) => name)) ? settingFaultWords('tag-twice') : undefined;
}

/** Tags out of a line of text; undefined where they are none. */
export const vaultTagsIn = (text: string): Record<string, string> | undefined =>
  vaultTagsFault(text) === undefined ? Object.fromEntries(pairsIn(text) ?? []) : undefined;

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
    tags: vaultTagsIn(tags) ?? {},
  };
  return { settings, days: daysText, tags, setState, setDays, setImmutability, setCrossSubscription, setCrossRegion, setAlerts, setTags };
}

/** The settings of a vault in the making, or as they are being changed: what is typed, what is wrong with it, what is different, and what of that is for good. */
export function useVaultSettings(initial: VaultSettings, redundancy: Redundancy | null, was?: VaultSettings) {
  const typed = useTyped(initial);
  const found = Object.entries(settingFaults(typed.settings, { redundancy, was })).map(([setting, fault]) => [
    setting,
    settingFaultWords(fault),
  ]);
  const tagsFault = vaultTagsFault(typed.tags);
  const faults: Partial<Record<VaultSetting, string>> = {
    ...Object.fromEntries(found),
    ...(tagsFault === undefined ? {} : { tags: tagsFault }),
  };
  const changed = settingsThatDiffer(initial, typed.settings);
  const forGood = settingsForGood(typed.settings, initial);
  return { ...typed, redundancy, faults, because: Object.values(faults)[0], changed, forGood };
}
