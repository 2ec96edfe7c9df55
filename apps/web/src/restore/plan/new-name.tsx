import { t } from '@lingui/core/macro';
import { patternFault, patternedName, type Named } from '@esan/domain';
import { useState } from 'react';
import { TextInput } from '../../ui/forms/fields.tsx';
import { nameFaultWords, nameHint, patternSentence } from '../../words/names.ts';
import { restoredOf, type RestorePlan, type RestoreSet } from './restore-set.ts';

/** A new name that can be typed over; an emptied one is made by the pattern again once the field is left. */
export function useTypedOver(name: string, onName: (name: string | undefined) => void) {
  const [isEmptied, setEmptied] = useState(false);
  const type = (typed: string) => {
    setEmptied(typed === '');
    onName(typed === '' ? undefined : typed);
  };
  return { isEmptied, shown: isEmptied ? '' : name, type, leave: () => setEmptied(false) };
}

type NameProps = {
  of: Named;
  label: string;
  name: string;
  fault: string | undefined;
  hint?: string | undefined;
  fine?: string | undefined;
  onName: (name: string | undefined) => void;
};

/** What the only new thing is called. */
export function NewNameField({ of, label, name, fault, hint = nameHint(of), fine, onName }: NameProps) {
  const { isEmptied, shown, type, leave } = useTypedOver(name, onName);
  return (
    <div onBlur={leave}>
      <TextInput
        label={label}
        value={shown}
        onChange={type}
        hint={hint}
        fault={isEmptied ? nameFaultWords(of, 'empty') : fault}
        fine={fine}
      />
    </div>
  );
}

type PatternProps = { set: RestoreSet; plan: RestorePlan | undefined; onChange: (pattern: string) => void };

/** The pattern is kept in the address as it is typed; one that is at fault makes no names. */
export function PatternField({ set, plan, onChange }: PatternProps) {
  const of = restoredOf(set);
  const fault = patternFault(set.pattern, of);
  const [first] = plan?.items ?? [];
  const example = patternedName(set.pattern, first?.volumeName ?? '', set.at ?? plan?.asOf ?? '', of);
  return (
    <TextInput
      label={t`Pattern for the new names`}
      value={set.pattern}
      onChange={onChange}
      hint={t`${'{volume}'} is the source's name, ${'{date}'} and ${'{time}'} are those of the moment, in UTC.`}
      fault={fault === undefined ? undefined : patternSentence(of, fault)}
      fine={first === undefined || fault !== undefined ? undefined : t`For example ${example}`}
    />
  );
}
