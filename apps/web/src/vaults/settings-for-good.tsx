import type { VaultSetting } from '@esan/domain';
import { useAddressText } from '../ui/forms/address-text.ts';
import { TextInput } from '../ui/forms/fields.tsx';
import { Message } from '../ui/messages/message.tsx';
import { settingNames } from '../words/vaults.tsx';

const and = new Intl.ListFormat('en-GB');

/** The confirmation that settings want which nobody can take back: the vault's name, typed. */
export function useForGood(vault: string, settings: readonly VaultSetting[]) {
  const [typed = '', confirm] = useAddressText('confirm');
  const because = settings.length > 0 && typed !== vault ? `Type ${vault} to confirm.` : undefined;
  return { vault, settings, typed, confirm, because };
}

/** Says which chosen settings cannot be taken back, and takes the vault's name; nothing where there are none. */
export function SettingsForGood({ forGood: { vault, settings, typed, confirm } }: { forGood: ReturnType<typeof useForGood> }) {
  if (settings.length === 0) return null;
  return (
    <div>
      <Message tone="warn" title={`${and.format(settings.map((setting) => settingNames[setting]))} cannot be taken back.`}>
        Azure lets nobody turn {settings.length === 1 ? 'it' : 'them'} back, for as long as the vault exists.
      </Message>
      {vault !== '' && <TextInput label={`Type ${vault} to confirm`} value={typed} onChange={confirm} />}
    </div>
  );
}
