import type { ReactNode } from 'react';
import { Notes } from '../../ui/messages/notes.tsx';
import { addressOf, type RestoreSet } from '../plan/restore-set.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';
import { setWords, type RestoreRow } from '../plan/rows.ts';

type Props = { set: RestoreSet; rows: readonly RestoreRow[] | undefined; because: string | undefined; children: ReactNode };

/** The step that asks whether what is chosen can come back. */
export function ValidateFrame({ set, rows = [], because, children }: Props) {
  const what = set.items.length === 1 ? 'volume' : 'volumes';
  return (
    <RestoreWizard
      set={set}
      current="validate"
      next={{ label: 'Next: Review + restore', to: addressOf('review', set), because }}
      aside={
        <Notes
          notes={[
            { title: 'Who restores', text: `The vault's own identity makes the new ${what}. Its roles count here, not yours.` },
            {
              title: 'Who decides',
              text: 'The rules are checked from what Azure shows; Azure then checks each restore itself, and its own check counts.',
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
