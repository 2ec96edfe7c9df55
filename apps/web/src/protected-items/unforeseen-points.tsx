import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { api, Reply } from '@esan/contract';
import { Message } from '../ui/messages/message.tsx';
import { expiredAreDeleted, pointsWords } from '../words/policies.ts';

/** That a policy may delete restore points at once, and that it cannot be told which. */
export function UnforeseenPoints({ policy, points }: { policy: string; points: Reply<typeof api.listRestorePoints> }) {
  const count = points.missing.length > 0 ? t`the restore points` : pointsWords(points.items.length);
  return (
    <Message
      tone="warn"
      title={
        <output>
          <Trans>Which of {count} expire at once cannot be told.</Trans>
        </output>
      }
    >
      {points.missing.length > 0
        ? t`Some of them could not be read.`
        : t`The policy ${policy} has rules that the portal does not know, or could not be read. Open it in the Azure portal.`}{' '}
      {expiredAreDeleted}
    </Message>
  );
}
