import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { backupInstanceId, type Problem } from '@esan/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, toProblem } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { useOperation } from '../api/operation.ts';
import { q } from '../api/query.ts';
import { keepStarted } from '../api/started-work.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { protectionWord } from '../words/protection.tsx';

type Deleted = InstancePlace & { volumeName: string };

/** An undelete that this page has asked for. */
export type Undelete = {
  item: Deleted | undefined;
  isRunning: boolean;
  isDone: boolean;
  problem: Problem | undefined;
  start: (item: Deleted) => void;
  close: () => void;
};

/** Brings a deleted item back and follows how it goes. */
export function useUndelete(): Undelete {
  const asking = useMutation({
    mutationFn: (item: Deleted) => call(api.undelete, { params: item }),
    onSuccess: ({ item: { id } }, { volumeName }) => keepStarted({ operationId: id, about: volumeName }),
  });
  const { state, problem } = useOperation(asking.data?.item, 'whole');
  return {
    item: asking.variables,
    isRunning: asking.isPending || state === 'running',
    isDone: state === 'done',
    problem: asking.error === null ? problem : toProblem(asking.error),
    start: asking.mutate,
    close: asking.reset,
  };
}

/** Recorded is that items come back stopped; what is said is what Azure says of this one. */
function Back({ item, onClose }: { item: Deleted; onClose: () => void }) {
  const { volumeName } = item;
  const { data, isPending } = useQuery(q(api.getBackupInstance, { params: item }));
  if (isPending) return null;
  const state = data?.item.state;
  const stopped = state === 'stopped' ? t` Its backups are stopped.` : '';
  return (
    <Message
      tone="good"
      title={
        <output>
          <Trans>
            {volumeName} is back with its restore points.{stopped}
          </Trans>
        </output>
      }
      onClose={onClose}
    >
      {state === 'stopped' && t`Every point stays until they are resumed. `}
      {state !== undefined && state !== 'stopped' && t`The state is ${protectionWord(state)}. `}
      <TextLink to={paths.protectedItem(item)} inSentence>
        <Trans>Open {volumeName}</Trans>
      </TextLink>
      {state === 'stopped' && (
        <>
          <Trans>
            , or{' '}
            <TextLink to={paths.resumeBackup({ instance: backupInstanceId(item) })} inSentence>
              see what Resume backup would delete
            </TextLink>
          </Trans>
        </>
      )}
      .
    </Message>
  );
}

/** What came of an undelete, above the list. */
export function UndeleteLine({ undelete }: { undelete: Undelete }) {
  const { item, isDone, problem, close } = undelete;
  if (problem !== undefined) return <ProblemMessage explained={explain(problem)} onClose={close} />;
  return isDone && item !== undefined ? <Back item={item} onClose={close} /> : null;
}
