import { patternFault, patternedName } from '@esan/domain';
import { TextInput } from '../../ui/forms/fields.tsx';
import { patternSentence } from '../../words/names.ts';
import type { RestoreSet } from './restore-set.ts';

/** The pattern is kept in the address as it is typed; one that is at fault makes no names. */
export function PatternField({ set, asOf, onChange }: { set: RestoreSet; asOf: string; onChange: (pattern: string) => void }) {
  const fault = patternFault(set.pattern);
  return (
    <TextInput
      label="Pattern for the new names"
      value={set.pattern}
      onChange={onChange}
      hint="{volume} is the source's name, {date} and {time} are those of the moment, in UTC."
      fault={fault === undefined ? undefined : patternSentence(fault)}
      fine={fault === undefined ? `For example ${patternedName(set.pattern, 'sql-data-01', set.at ?? asOf)}` : undefined}
    />
  );
}
