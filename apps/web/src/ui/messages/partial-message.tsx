import { Trans } from '@lingui/react/macro';
import { makeStyles } from '@fluentui/react-components';
import { Fragment, useContext } from 'react';
import { AzureWords } from './azure-words.tsx';
import { Message } from './message.tsx';
import { titleWords, unreadWords, type Unread } from './partial-words.ts';
import type { Explained } from './problem-message.tsx';
import { Remedies } from './remedies.ts';
import { TryAgain } from './try-again.tsx';
import { type } from '../look/type.ts';

/** A source that did not answer or a thing that could not be read, and why. */
export type MissingSource = Unread & { key: string; explained: Explained };

const useStyles = makeStyles({ mono: { ...type.mono, overflowWrap: 'anywhere' } });

/** For so many it is said why, one below the other; the rest is counted. */
const mostExplained = 5;

/** Above a list of which a part could not be read: names what is missing and reads it again. Shows nothing when all is there. */
export function PartialMessage({
  missing,
  noun,
  consequence,
  onRetry,
  busy = false,
}: {
  missing: readonly MissingSource[];
  /** What the list shows, in the plural. */
  noun: string;
  /** What follows for the list, if not that a part of it is missing. */
  consequence?: string;
  onRetry: () => void;
  busy?: boolean;
}) {
  const styles = useStyles();
  const remedyOf = useContext(Remedies);
  if (missing.length === 0) return null;
  const retryAt = Math.min(...missing.map(({ explained }) => explained.retryAt ?? Number.POSITIVE_INFINITY));
  return (
    <Message
      tone="warn"
      title={unreadWords(missing, noun, consequence)}
      actions={<TryAgain onPress={onRetry} busy={busy} at={Number.isFinite(retryAt) ? retryAt : undefined} />}
    >
      {missing.slice(0, mostExplained).map(({ key, explained, ...one }) => (
        <Fragment key={key}>
          <p>
            {titleWords(one)}: {explained.happened} {explained.found} <AzureWords>{explained.said.message}</AzureWords>{' '}
            {explained.said.code !== undefined && <code className={styles.mono}>{explained.said.code}</code>}
          </p>
          {remedyOf(explained)}
        </Fragment>
      ))}
      {missing.length > mostExplained && (
        <p>
          <Trans>And {missing.length - mostExplained} more.</Trans>
        </p>
      )}
    </Message>
  );
}
