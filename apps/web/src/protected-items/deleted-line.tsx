import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Message } from '../ui/messages/message.tsx';
import { daysLeftWords } from '../words/deleted.tsx';

const nowhere = { subscriptionId: '', resourceGroup: '', vault: '', instance: '' };

/** What became of the item that was deleted a moment ago, as Azure tells it: until when it can be brought back, or that it is gone. */
export function DeletedLine() {
  const [id, setId] = useAddressText('deleted');
  const place = id === undefined ? undefined : instancePlaceOf(id);
  const { data, error } = useQuery({
    ...q(api.getBackupInstance, { params: place ?? nowhere }),
    retry: false,
    ...(place === undefined ? { queryFn: skipToken } : {}),
  });
  const close = () => setId(undefined);
  if (place === undefined) return null;
  if (error?.problem.code === 'not-found') {
    return (
      <Message
        tone="good"
        title={<output>{t`Azure does not have this protected item any more, and keeps nothing of it to be brought back.`}</output>}
        onClose={close}
      />
    );
  }
  if (data === undefined || data.item.purgedAt === null) return null;
  const { volumeName, purgedAt } = data.item;
  return (
    <Message
      tone="good"
      title={<output>{t`The protected item of ${volumeName} is deleted.`}</output>}
      actions={<LinkButton size="small" to={paths.undelete(volumeName)}>{t`Undelete`}</LinkButton>}
      onClose={close}
    >
      {t`It can be brought back with its restore points: ${daysLeftWords({ purgedAt, asOf: data.asOf })}.`}{' '}
      <TextLink to={paths.protectedItem(place)} inSentence>{t`Open the deleted item`}</TextLink>
    </Message>
  );
}
