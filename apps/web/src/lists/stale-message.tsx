import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { explainError } from '../api/messages.ts';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { Message } from '../ui/messages/message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { Time } from '../ui/time/time.tsx';

type Asked = { data: { asOf: string } | undefined; error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> };

/** Above what a failed poll has left on the screen: why there is nothing newer, and how old it is. Shows nothing when all is well. */
export function StaleMessage({ asked: { data, error, isFetching, refetch } }: { asked: Asked }) {
  if (error === null || data === undefined) return null;
  const { happened, found, said } = explainError(error);
  return (
    <Message
      tone="warn"
      title={
        data.asOf === '' ? (
          t`This is how it stood when it was last read. Azure did not say when that was.`
        ) : (
          <>
            <Trans>
              This is how it stood at <Time at={data.asOf} asOf={data.asOf} as="moment" />.
            </Trans>
          </>
        )
      }
      actions={<TryAgain onPress={() => void refetch()} busy={isFetching} />}
    >
      {happened} {found} <AzureWords>{said.message}</AzureWords>
    </Message>
  );
}
