import { TextInput } from '../ui/forms/fields.tsx';
import { tagsFault } from '../words/tags.ts';

/** Tags, as a line. */
export function TagsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const hint = 'Such as team=storage; incident=4711. For your own order and cost reports; they may be left out.';
  return <TextInput label="Tags" value={value} onChange={onChange} hint={hint} fault={tagsFault(value)} />;
}
