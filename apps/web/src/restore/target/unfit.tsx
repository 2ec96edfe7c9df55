import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Check } from '@esan/domain';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { without, type SetEditing } from '../plan/restore-set.ts';
import type { RestoreRow } from '../plan/rows.ts';

const targetRules: readonly string[] = ['snapshot', 'target-group', 'volume-name', 'capacity', 'region'];

/** What keeps a volume from going where it is planned to go. */
export const unfitOf = ({ checks }: RestoreRow): Check | undefined => checks.find(isUnfit);

const isUnfit = ({ rule, verdict }: Check): boolean => verdict === 'blocked' && targetRules.includes(rule);

/** That so many volumes cannot go where they are planned to go. */
export const unfitWords = (count: number): string => t`${volumesWords(count)} cannot go there; the table says why.`;

/** The way on without the volumes of a set that have no room, or nothing to come back from; a name that is taken is typed anew. */
export function UnfitVolumes({ set, write, rows }: SetEditing & { rows: readonly RestoreRow[] }) {
  const unfit = rows.filter(({ checks }) => checks.some((check) => isUnfit(check) && check.rule !== 'volume-name'));
  if (unfit.length === 0 || unfit.length === rows.length) return null;
  return (
    <Message
      tone="warn"
      title={unfitWords(unfit.length)}
      actions={
        <ActionButton size="small" onPress={() => write({ items: without(set, unfit) })}>
          <Trans>Leave out {volumesWords(unfit.length)}</Trans>
        </ActionButton>
      }
    >
      <Trans>Choose another target for all of them, or restore the others alone. Room is given out in the order of their names.</Trans>
    </Message>
  );
}
