import { plural, t } from '@lingui/core/macro';
import type { VaultSetting } from '@esan/domain';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { Message } from '../ui/messages/message.tsx';
import { settingNames } from '../words/vaults.tsx';
import { listText } from '../settings/formats.ts';

/** The confirmation that settings want which nobody can take back: the vault's name, typed. */
export function useForGood(vault: string, settings: readonly VaultSetting[]) {
  const confirm = useTypedName(vault, settings.join());
  return { settings, confirm, because: settings.length > 0 ? confirm.because : undefined };
}

/** Says which chosen settings cannot be taken back, and takes the vault's name; nothing where there are none. */
export function SettingsForGood({ forGood: { settings, confirm } }: { forGood: ReturnType<typeof useForGood> }) {
  if (settings.length === 0) return null;
  return (
    <div>
      <Message tone="warn" title={t`${listText(settings.map((setting) => settingNames[setting]))} cannot be taken back.`}>
        {plural(settings.length, {
          one: 'Azure lets nobody turn it back, for as long as the vault exists.',
          other: 'Azure lets nobody turn them back, for as long as the vault exists.',
        })}
      </Message>
      {confirm.name !== '' && <TypedNameInput of={confirm} />}
    </div>
  );
}
