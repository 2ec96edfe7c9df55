import { makeStyles } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { BlockedButton } from '../layout/button.tsx';
import { Message } from './message.tsx';
import type { Explained } from './problem-message.tsx';
import { type } from '../look/type.ts';

/** A source that did not answer, and why. */
export type MissingSource = { key: string; name: string; explained: Explained };

const useStyles = makeStyles({ mono: { ...type.mono, overflowWrap: 'anywhere' } });

const names = (missing: readonly MissingSource[]) => new Intl.ListFormat('en-GB').format(missing.map((one) => one.name));

/** Above a list of which a part could not be read: names what is missing and reads it again. Shows nothing when all is there. */
export function PartialMessage({
  missing,
  noun,
  consequence = `${missing.length === 1 ? 'Its' : 'Their'} ${noun} are missing from this list.`,
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
  if (missing.length === 0) return null;
  return (
    <Message
      tone="warn"
      title={`${names(missing)} could not be read. ${consequence}`}
      actions={
        <BlockedButton size="small" icon={<ArrowClockwise16Regular />} onPress={onRetry} busy={busy}>
          Try again
        </BlockedButton>
      }
    >
      {missing.map(({ key, name, explained }) => (
        <p key={key}>
          {name}: {explained.happened} {explained.said.message}{' '}
          {explained.said.code !== undefined && <code className={styles.mono}>{explained.said.code}</code>}
        </p>
      ))}
    </Message>
  );
}
