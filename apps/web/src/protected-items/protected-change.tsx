import { t } from '@lingui/core/macro';
import { backupInstanceId, sameId, type Operation, type OperationKind, type Problem } from '@esan/domain';
import { useMutation } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { explain } from '../api/messages.ts';
import { useStarted } from '../api/operation.ts';
import { remember } from '../api/tab-memory.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { WorkingMessage } from '../ui/messages/working-message.tsx';

/** The key under which this tab keeps a change of an item's protection. */
const changeKey = (instanceId: string): string => `change ${instanceId}`;

/** A stop, a resume, a deletion or another policy that this tab has asked for. */
export type Change = {
  kind: OperationKind | undefined;
  isRunning: boolean;
  problem: Problem | undefined;
  close: () => void;
};

type Of = { place: InstancePlace; instance: { volumeName: string } };

/** Asks for a change of the protection; the page of the item follows it. */
export function useAskedChange<Wanted>({ place, instance }: Of, ask: (wanted: Wanted) => Promise<{ item: Operation }>) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const id = backupInstanceId(place);
  // Whoever has left meanwhile, be it for the next item, stays where they are.
  const isHere = (): boolean =>
    window.location.pathname === pathname && sameId(new URLSearchParams(window.location.search).get('instance') ?? '', id);
  return useMutation({
    mutationFn: ask,
    onSuccess: async ({ item }) => {
      remember(changeKey(id), item.id, instance.volumeName);
      if (isHere()) await navigate(paths.protectedItem(place));
    },
  });
}

/** How a change of the protection goes; a deleted item leads back to the list, which tells what Azure says of it. */
export function useChange(place: InstancePlace): Change {
  const navigate = useNavigate();
  const { state, problem, operation, drop } = useStarted(changeKey(backupInstanceId(place)), 'whole', ({ kind }) => {
    if (kind === 'delete-backup-instance') void navigate(paths.itemDeleted(backupInstanceId(place)), { replace: true });
  });
  return { kind: operation?.kind, isRunning: state === 'running', problem, close: drop };
}

const words: Partial<Record<OperationKind, string>> = {
  'change-policy': t`Azure is changing the policy.`,
  'stop-backup': t`Azure is stopping the backups.`,
  'resume-backup': t`Azure is resuming the backups.`,
  'delete-backup-instance': t`Azure is deleting the protected item.`,
};

/** What a change of the protection comes to, above the facts; nothing when there is none. */
export function ChangeLine({ change }: { change: Change }) {
  if (change.problem !== undefined) {
    const close = (
      <ActionButton size="small" appearance="subtle" onPress={change.close}>
        {t`Close`}
      </ActionButton>
    );
    return <ProblemMessage explained={explain(change.problem)} actions={close} />;
  }
  if (!change.isRunning) return null;
  const title = (change.kind === undefined ? undefined : words[change.kind]) ?? t`Azure is changing the protection.`;
  return <WorkingMessage title={title} />;
}
