import { patternFault, patternedName, type PatternFault } from '@esan/domain';
import { useState } from 'react';
import { TextInput } from '../ui/fields.tsx';
import { nameFaultWords } from '../words/names.ts';
import type { RestoreSet } from './set-draft.ts';

const patternSentence = (fault: PatternFault): string =>
  fault === 'no-volume' ? 'Every name must say its volume: put {volume} into the pattern.' : nameFaultWords('volume', fault);

/** The pattern is told on as soon as it makes names. */
export function PatternField({ set, asOf, onChange }: { set: RestoreSet; asOf: string; onChange: (pattern: string) => void }) {
  const [text, setText] = useState(set.pattern);
  const fault = patternFault(text);
  return (
    <TextInput
      label="Pattern for the new names"
      value={text}
      onChange={(next) => {
        setText(next);
        if (patternFault(next) === undefined) onChange(next);
      }}
      hint="{volume} is the source's name, {date} and {time} are those of the moment, in UTC."
      fault={fault === undefined ? undefined : patternSentence(fault)}
      fine={fault === undefined ? `For example ${patternedName(text, 'sql-data-01', set.at ?? asOf)}` : undefined}
    />
  );
}
