import type { Volume } from '@esan/domain';
import { Message } from '../ui/messages/message.tsx';
import { someNames } from '../words/names.ts';

/** Says which of the volumes that were just picked could not go with the others. */
export function VolumesLeftOut({ elsewhere, onClose }: { elsewhere: readonly Volume[]; onClose: () => void }) {
  const count = elsewhere.length;
  if (count === 0) return null;
  return (
    <Message tone="warn" title={count === 1 ? '1 volume was left out.' : `${count} volumes were left out.`} onClose={onClose}>
      One plan takes volumes of one region and subscription, those of the first that is chosen.{' '}
      {someNames(elsewhere.map(({ name }) => name))} {count === 1 ? 'is' : 'are'} elsewhere: choose {count === 1 ? 'it' : 'them'} for
      another plan.
    </Message>
  );
}
