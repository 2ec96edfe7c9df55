import { t } from '@lingui/core/macro';
import type { ApiError } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';

/** That a change was refused. Where the thing was changed behind the page it is read again; what was typed stays. */
export function ChangeRefused({ error, onReadAgain }: { error: ApiError | null; onReadAgain: () => void }) {
  if (error === null) return null;
  const again = error.problem.code === 'out-of-date' && (
    <ActionButton size="small" onPress={onReadAgain}>
      {t`Read it again`}
    </ActionButton>
  );
  return <ProblemMessage explained={explainError(error)} actions={again} />;
}
