import { t } from '@lingui/core/macro';
import { refusesDeployments } from '@esan/domain';
import { explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import type { useConfigure } from './use-configure.ts';

/** The plan could not be handed over: why, and the other way where it is open. */
export function NotStarted({ error, oneByOne }: Pick<ReturnType<typeof useConfigure>, 'error' | 'oneByOne'>) {
  if (error === null) return null;
  const actions = refusesDeployments(error.problem) && (
    <ActionButton size="small" onPress={oneByOne}>
      {t`Send the volumes one by one`}
    </ActionButton>
  );
  return <ProblemMessage explained={explainError(error)} {...(actions === false ? {} : { actions })} />;
}
