import { RadioInput } from '../../ui/forms/fields.tsx';
import { addressOf, patternFor, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';

/** What the volumes of a set are to become. */
export function AsChoice({ set, write }: SetEditing) {
  return (
    <RadioInput
      label="As"
      value={set.as}
      onChange={(chosen) => {
        const as = chosen === 'disks' ? 'disks' : 'volumes';
        write({ as, pattern: patternFor(as, set.items.length) });
      }}
      options={[
        { value: 'volumes', label: set.items.length === 1 ? 'New volume in an Elastic SAN' : 'New volumes in an Elastic SAN' },
        { value: 'disks', label: set.items.length === 1 ? 'Managed disk' : 'Managed disks' },
      ]}
    />
  );
}

/** The step after the points. */
export const stepAfterPoints = (set: RestoreSet) =>
  set.as === 'disks'
    ? { label: set.items.length === 1 ? 'Next: Managed disk' : 'Next: Managed disks', to: addressOf('disks', set) }
    : { label: 'Next: Target', to: addressOf('target', set) };
