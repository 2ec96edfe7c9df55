import { backupInstanceId, troubleOf, type OperationKind, type Problem } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { explain } from '../api/messages.ts';
import { watch } from '../api/query.ts';
import { forget, operationOf } from '../api/started.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { ProgressBar } from '../ui/messages/progress-bar.tsx';

/** The key under which this tab keeps a change of an item's protection. */
export const itemChangeKey = (instanceId: string): string => `change ${instanceId}`;

/** A stop, a resume, a deletion or another policy that this tab has asked for. */
export type Change = {
  kind: OperationKind | undefined;
  isRunning: boolean;
  problem: Problem | undefined;
  close: () => void;
};

/** How a change of the protection goes; a deleted item leads back to the list. */
export function useChange(place: InstancePlace): Change {
  const navigate = useNavigate();
  const key = itemChangeKey(backupInstanceId(place));
  const [started, setStarted] = useState(() => operationOf(key));
  const operation = useQuery({ ...watch(started ?? ''), enabled: started !== undefined }).data?.item;
  const isDone = operation?.status === 'succeeded';
  const isDeleted = isDone && operation.kind === 'delete-backup-instance';
  useEffect(() => {
    if (isDone) forget(key);
    if (isDeleted) void navigate(paths.protectedItems(), { replace: true });
  }, [isDone, isDeleted, key, navigate]);
  return {
    kind: operation?.kind,
    isRunning: operation?.status === 'running' || (started !== undefined && operation === undefined),
    problem: troubleOf(operation),
    close: () => {
      forget(key);
      setStarted(undefined);
    },
  };
}

const words: Partial<Record<OperationKind, string>> = {
  'change-policy': 'Azure is changing the policy.',
  'stop-backup': 'Azure is stopping the backups.',
  'resume-backup': 'Azure is resuming the backups.',
  'delete-backup-instance': 'Azure is deleting the protected item.',
};

/** What a change of the protection comes to, above the facts; nothing when there is none. */
export function ChangeLine({ change }: { change: Change }) {
  if (change.problem !== undefined) {
    const close = (
      <ActionButton size="small" appearance="subtle" onPress={change.close}>
        Close
      </ActionButton>
    );
    return <ProblemMessage explained={explain(change.problem)} actions={close} />;
  }
  if (!change.isRunning) return null;
  const title = (change.kind === undefined ? undefined : words[change.kind]) ?? 'Azure is changing the protection.';
  return (
    <Message tone="info" title={<output>{title}</output>}>
      <ProgressBar thin label={title} />
    </Message>
  );
}
