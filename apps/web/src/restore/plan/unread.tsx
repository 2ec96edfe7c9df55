import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { explain, explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { without, type SetEditing, type useRestorePlan } from './restore-set.ts';
import type { RestoreRow } from './rows.ts';

/** Rows of a plan that could not be read. */
export const unreadIn = (rows: readonly RestoreRow[]): RestoreRow[] => rows.filter(({ problem }) => problem !== null);

/** That so many volumes could not be read. */
export const unreadVolumesWords = (count: number): string => t`${volumesWords(count)} could not be read in Azure`;

type Props = SetEditing & { plan: ReturnType<typeof useRestorePlan> };

/** Why a plan could not be made, and the way to try again; nothing where it could. */
export function PlanTrouble({ plan: { error, refetch, isFetching } }: Pick<Props, 'plan'>) {
  if (error === null) return null;
  return <ProblemMessage explained={explainError(error)} actions={<TryAgain onPress={() => void refetch()} busy={isFetching} />} />;
}

/** That some volumes could not be read, why, and the ways on. */
export function UnreadVolumes({ set, write, plan: { data, refetch, isFetching } }: Props) {
  const rows = unreadIn(data?.items ?? []);
  if (rows.length === 0) return null;
  const reasons = new Set(
    rows.flatMap(({ problem }) => (problem === null ? [] : [`${explain(problem).happened} ${explain(problem).advice}`])),
  );
  return (
    <Message
      tone="warn"
      title={`${unreadVolumesWords(rows.length)}.`}
      actions={
        <>
          <TryAgain onPress={() => void refetch()} busy={isFetching} />
          {rows.length < (data?.items.length ?? 0) && (
            <ActionButton size="small" onPress={() => write({ items: without(set, rows) })}>
              <Trans>Leave out {volumesWords(rows.length)}</Trans>
            </ActionButton>
          )}
        </>
      }
    >
      {[...reasons].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </Message>
  );
}
