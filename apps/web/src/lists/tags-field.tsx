import { t } from '@lingui/core/macro';
import { TextInput } from '../ui/forms/fields.tsx';
import { tagsFault } from '../words/tags.ts';

/** Tags, as a line. */
export function TagsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const hint = t`Such as team=storage; incident=4711. For your own order and cost reports; they may be left out.`;
  return <TextInput label={t`Tags`} value={value} onChange={onChange} hint={hint} fault={tagsFault(value)} />;
}
