import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { useMissingWords } from '../api/subscription-name.ts';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Message } from '../ui/messages/message.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { daysLeftWords } from '../words/deleted.tsx';

type Told = Reply<typeof api.getVolumeProtection>;

/** A deleted item of a volume. */
export type Deleted = Told['deleted'][number];

/** The page of a deleted item, which has the way back. */
export function pageOfDeleted(deleted: Deleted | undefined): string | undefined {
  const place = deleted && instancePlaceOf(deleted.instanceId);
  return place && paths.protectedItem(place);
}

/** That restore points of a volume are there still, deleted with their item, until when, and the way back. */
export function DeletedOfVolume({ name, told, again, busy }: { name: string; told: Told; again: () => void; busy: boolean }) {
  const missingWords = useMissingWords();
  return (
    <>
      <PartialMessage
        missing={missingWords(told.unreadDeleted)}
        noun={t`deleted items`}
        consequence={t`Deleted restore points of this volume may be there.`}
        onRetry={again}
        busy={busy}
      />
      {told.deleted.map((deleted) => {
        const page = pageOfDeleted(deleted);
        return (
          <Message
            key={deleted.instanceId}
            tone="info"
            title={t`Restore points of ${name} can be brought back: ${daysLeftWords({ ...deleted, asOf: told.asOf })}.`}
            actions={<LinkButton size="small" to={paths.undelete(name)}>{t`Undelete`}</LinkButton>}
          >
            {t`Its protected item in the vault ${deleted.vault} was deleted, with them.`}{' '}
            {page !== undefined && <TextLink to={page} inSentence>{t`Open the deleted item`}</TextLink>}
          </Message>
        );
      })}
    </>
  );
}
