import { plural, t } from '@lingui/core/macro';
import { useState, type ReactNode } from 'react';
import { RadioInput } from '../../ui/forms/fields.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { addressOf, patternFor, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';
import { MomentChoice, unsaidMoment, type Moment } from './moment-choice.tsx';

/** What the volumes of a set are to become. */
function AsChoice({ set, write }: SetEditing) {
  const isOne = set.items.length === 1;
  return (
    <RadioInput
      label={t`Restore as`}
      value={set.as}
      onChange={(chosen) => {
        const as = chosen === 'disks' ? 'disks' : 'volumes';
        write({ as, pattern: patternFor(as, set.items.length) });
      }}
      options={[
        { value: 'volumes', label: isOne ? t`New volume in an Elastic SAN` : t`New volumes in an Elastic SAN` },
        { value: 'disks', label: isOne ? t`Managed disk` : t`Managed disks` },
      ]}
    />
  );
}

function nextOf(set: RestoreSet) {
  if (set.as === 'volumes') return { label: t`Next: Target`, to: addressOf('target', set) };
  return { label: plural(set.items.length, { one: 'Next: Managed disk', other: 'Next: Managed disks' }), to: addressOf('disks', set) };
}

type Props = SetEditing & {
  /** The set with the point that is chosen, if it is taken along. */
  chosen?: RestoreSet;
  because: string | undefined;
  notes: Parameters<typeof Notes>[0]['notes'];
  summary: ReactNode;
  /** What could not be read. */
  trouble: ReactNode;
  moment: Moment;
  children: ReactNode;
};

/** The first step: what to make, as of which moment, and below it what that comes to. */
export function PointsFrame({ set, write, chosen = set, because, notes, summary, trouble, moment, children }: Props) {
  // The address keeps the moment before: the step does not go on with that.
  const [isUnsaid, setUnsaid] = useState(false);
  const unsaid = isUnsaid && moment.picked === undefined ? unsaidMoment : undefined;
  return (
    <RestoreWizard
      set={set}
      current="points"
      next={{ ...nextOf(chosen), because: because ?? unsaid }}
      aside={<Notes notes={notes} />}
      summary={summary}
    >
      {trouble}
      <AsChoice set={set} write={write} />
      <MomentChoice isOne={set.items.length === 1} at={set.at} onUnsaid={setUnsaid} {...moment} />
      {children}
    </RestoreWizard>
  );
}
