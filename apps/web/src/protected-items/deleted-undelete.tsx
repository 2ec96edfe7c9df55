import { api } from '@esan/contract';
import { backupInstanceId, type Problem } from '@esan/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, toProblem } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { watch } from '../api/query.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';

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
    mutationFn: ({ subscriptionId, resourceGroup, vault, instance }: Deleted) =>
      call(api.undelete, { params: { subscriptionId, resourceGroup, vault, instance } }),
  });
  const operation = useQuery({ ...watch(asking.data?.item.id ?? ''), enabled: asking.data !== undefined }).data?.item;
  return {
    item: asking.variables,
    isRunning: asking.isPending || (asking.data !== undefined && (operation === undefined || operation.status === 'running')),
    isDone: operation?.status === 'succeeded',
    problem: asking.error === null ? (operation?.status === 'failed' ? operation.problem : undefined) : toProblem(asking.error),
    start: asking.mutate,
    close: asking.reset,
  };
}

/** What came of an undelete, above the list. */
export function UndeleteLine({ undelete }: { undelete: Undelete }) {
  const { item, isDone, problem, close } = undelete;
  if (problem !== undefined) return <ProblemMessage explained={explain(problem)} onClose={close} />;
  if (!isDone || item === undefined) return null;
  return (
    <Message
      tone="good"
      title={<output>{item.volumeName} is back with its restore points. Its backups are stopped.</output>}
      onClose={close}
    >
      Every point stays until they are resumed.{' '}
      <TextLink to={paths.protectedItem(item)} inSentence>
        Open {item.volumeName}
      </TextLink>
      , or{' '}
      <TextLink to={paths.resumeBackup({ instance: backupInstanceId(item) })} inSentence>
        see what Resume backup would delete
      </TextLink>
      .
    </Message>
  );
}
