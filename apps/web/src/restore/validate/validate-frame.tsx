import { plural, t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { Notes } from '../../ui/messages/notes.tsx';
import { addressOf, type RestoreSet } from '../plan/restore-set.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';
import { setWords, type RestoreRow } from '../plan/rows.ts';

type Props = { set: RestoreSet; rows: readonly RestoreRow[] | undefined; because: string | undefined; children: ReactNode };

/** The step that asks whether what is chosen can come back. */
export function ValidateFrame({ set, rows = [], because, children }: Props) {
  return (
    <RestoreWizard
      set={set}
      current="validate"
      next={{ label: t`Next: Review + restore`, to: addressOf('review', set), because }}
      aside={
        <Notes
          notes={[
            {
              title: t`Who restores`,
              text: plural(set.items.length, {
                one: "The vault's own identity makes the new volume. Its roles count here, not yours.",
                other: "The vault's own identity makes the new volumes. Its roles count here, not yours.",
              }),
            },
            {
              title: t`Who decides`,
              text: t`The rules are checked from what Azure shows; Azure then checks each restore itself, and its own check counts.`,
            },
          ]}
        />
      }
      summary={setWords(rows, set.items.length)}
    >
      {children}
    </RestoreWizard>
  );
}
