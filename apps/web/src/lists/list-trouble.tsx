import type { Problem } from '@esan/domain';
import type { ApiError } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { ProblemMessage, type Explained } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { FromEachService } from './from-each-service.tsx';
import { StaleMessage } from './stale-message.tsx';
import { useMissingWords } from '../api/subscription-name.ts';

type Props = {
  /** What the list shows, in the plural. */
  noun: string;
  /** What there is all the same where it could not be read: the page has more than this list. */
  without?: string;
  asked: {
    data:
      | {
          asOf: string;
          missing: readonly { id: string; name: string; problem: Problem; isPartly?: boolean | undefined }[];
          from?: 'resource-graph' | 'each-service' | undefined;
          items?: readonly object[] | undefined;
        }
      | undefined;
    error: ApiError | null;
    isFetching: boolean;
    refetch: () => Promise<unknown>;
  };
};

const withLead = (lead: string | undefined, explained: Explained): Explained =>
  lead === undefined ? explained : { ...explained, happened: `${lead} ${explained.happened}` };

/** Above a list: that it could not be read, that it is old, what is missing from it, or that it took the long way. Nothing when all is well. */
export function ListTrouble({ noun, without, asked }: Props) {
  const { data, error, isFetching, refetch } = asked;
  const missingWords = useMissingWords();
  const again = () => void refetch();
  if (data === undefined) {
    if (error === null) return null;
    const explained = withLead(without, explainError(error));
    return <ProblemMessage explained={explained} actions={<TryAgain onPress={again} busy={isFetching} at={explained.retryAt} />} />;
  }
  return (
    <>
      <StaleMessage asked={asked} />
      <PartialMessage missing={missingWords(data.missing)} noun={noun} onRetry={again} busy={isFetching} />
      <FromEachService from={data.from} items={data.items} />
    </>
  );
}
