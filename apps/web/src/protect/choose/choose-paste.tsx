import type { Volume } from '@esan/domain';
import { useState } from 'react';
import { ActionButton } from '../../ui/layout/button.tsx';
import { LinesInput } from '../../ui/forms/fields.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { someNames } from '../../words/names.ts';
import { matchNames, type Matched } from './choose-rows.ts';
import { volumesWords } from '../../words/volumes.ts';

const names = (texts: readonly string[]): string => someNames(texts, 13);

function Outcome({ matched, whyNot }: { matched: Matched; whyNot: (volume: Volume) => string | undefined }) {
  const { found, unknown, ambiguous, blocked } = matched;
  return (
    <>
      {found.length > 0 && <Message tone="good" title={<output>{`${volumesWords(found.length)} found.`}</output>} />}
      {unknown.length > 0 && (
        <Message tone="warn" title={`${unknown.length === 1 ? '1 name is' : `${unknown.length} names are`} not known.`}>
          {names(unknown)}. Check the spelling, or whether your account sees the Elastic SAN.
        </Message>
      )}
      {ambiguous.map(({ name, places }) => (
        <Message key={name} tone="warn" title={`${name} stands in ${places.length} places.`}>
          Write which one you mean: {names(places)}.
        </Message>
      ))}
      {blocked.length > 0 && (
        <Message tone="info" title={`${volumesWords(blocked.length)} cannot be chosen.`}>
          {blocked.slice(0, 12).map((volume) => (
            <p key={volume.id}>{whyNot(volume)}</p>
          ))}
          {blocked.length > 12 && <p>And {blocked.length - 12} more.</p>}
        </Message>
      )}
    </>
  );
}

type Props = {
  all: readonly Volume[];
  whyNot: (volume: Volume) => string | undefined;
  onFound: (volumes: readonly Volume[]) => void;
  onClose: () => void;
};

/** Chooses volumes by a list of names, as it stands in a ticket or a spreadsheet. */
export function PasteNames({ all, whyNot, onFound, onClose }: Props) {
  const [text, setText] = useState('');
  const [matched, setMatched] = useState<Matched>();
  const press = () => {
    const result = matchNames(text, all, (volume) => whyNot(volume) === undefined);
    setMatched(result);
    onFound(result.found);
    const open = [...result.unknown, ...result.ambiguous.map(({ name }) => name)];
    // What was found is chosen; what is left over stays to be mended.
    setText(open.join('\n'));
  };
  return (
    <SidePanel
      title="Paste a list of names"
      caption="What is found is added to the volumes that are chosen already."
      onClose={onClose}
      footer={
        <>
          <ActionButton appearance="primary" onPress={press} because={text.trim() === '' ? 'Paste or write some names first.' : undefined}>
            Choose these volumes
          </ActionButton>
          <ActionButton onPress={onClose}>Close</ActionButton>
        </>
      }
    >
      <LinesInput
        label="Names"
        value={text}
        onChange={setText}
        rows={10}
        hint="One in a line, or with commas between. A name that stands in several places is written as SAN/group/volume."
      />
      {matched !== undefined && <Outcome matched={matched} whyNot={whyNot} />}
    </SidePanel>
  );
}
