import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { vaultId, type Problem, type VaultPlace } from '@esan/domain';
import { useMutation } from '@tanstack/react-query';
import { call, toProblem } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { useStarted } from '../api/operation.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { WorkingMessage } from '../ui/messages/working-message.tsx';
import { useRights } from '../api/rights.ts';

type Turning = { isAsking: boolean; isRunning: boolean; problem: Problem | undefined; press: () => void };

/** A vault's way to its identity: the press, and how far Azure is with it, over a reload too. */
function useTurning(vault: VaultPlace): Turning {
  const { state, problem, begin } = useStarted(`identity of ${vaultId(vault)}`, 'part');
  const turning = useMutation({
    mutationFn: () => call(api.turnOnIdentity, { params: vault }),
    onSuccess: ({ item }) => begin(item),
  });
  const refusal = turning.error === null ? undefined : toProblem(turning.error);
  // Until the vault itself shows its identity, the work is not over for whoever looks at it.
  const isRunning = refusal === undefined && (state === 'running' || state === 'done');
  return { isAsking: turning.isPending, isRunning, problem: refusal ?? problem, press: () => turning.mutate() };
}

/** For a vault without an identity: what that means, and the button that turns it on. It leaves with the vault's next reading. */
export function TurnOnIdentity({ vault }: { vault: VaultPlace }) {
  const { isAsking, isRunning, problem, press } = useTurning(vault);
  const because = useRights(vaultId(vault))('change-vault');
  const name = vault.vault;
  if (isRunning) {
    return (
      <WorkingMessage title={t`The identity of ${name} is being turned on.`}>
        <Trans>The page continues automatically when Azure is done, in about a minute.</Trans>
      </WorkingMessage>
    );
  }
  const button = (
    <ActionButton size="small" onPress={press} because={because} busy={isAsking}>
      {t`Turn on identity`}
    </ActionButton>
  );
  if (problem !== undefined) return <ProblemMessage explained={explain(problem)} actions={button} />;
  return (
    <Message tone="warn" title={t`${name} has no system-assigned identity.`} actions={button}>
      <Trans>A vault backs up and restores with the roles of its identity. Until it has one, it protects nothing.</Trans>
      {because !== undefined && <p>{because}</p>}
    </Message>
  );
}
