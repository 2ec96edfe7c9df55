import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { TextInput } from './fields.tsx';

/** A name that is to be typed, what has been typed of it, and why it is not enough yet. */
export type TypedName = { name: string; typed: string; type: (text: string) => void; because: string | undefined };

/**
 * The name that must be typed before something that cannot be taken back. Only the page knows what was typed, never its address: no link
 * arrives confirmed. It holds for what it was typed about; another choice asks for it anew.
 */
export function useTypedName(name: string, about = ''): TypedName {
  const [entry, setEntry] = useState({ about, text: '' });
  const typed = entry.about === about ? entry.text : '';
  return {
    name,
    typed,
    type: (text) => setEntry({ about, text }),
    because: typed === name ? undefined : t`Type ${name} to confirm.`,
  };
}

/** The field for it. */
export function TypedNameInput({ of: { name, typed, type }, hint }: { of: TypedName; hint?: string }) {
  return <TextInput label={t`Type ${name} to confirm`} value={typed} onChange={type} hint={hint} />;
}
