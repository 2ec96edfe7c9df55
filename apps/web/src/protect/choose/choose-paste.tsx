import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      {found.length > 0 && <Message tone="good" title={<output>{t`${volumesWords(found.length)} found.`}</output>} />}
      {unknown.length > 0 && (
        <Message tone="warn" title={t`${plural(unknown.length, { one: '1 name is', other: '# names are' })} not known.`}>
          <Trans>{names(unknown)}. Check the spelling, or whether your account sees the Elastic SAN.</Trans>
        </Message>
      )}
      {ambiguous.map(({ name, places }) => (
        <Message key={name} tone="warn" title={t`${name} stands in ${places.length} places.`}>
          <Trans>Write which one you mean: {names(places)}.</Trans>
        </Message>
      ))}
      {blocked.length > 0 && (
        <Message tone="info" title={t`${volumesWords(blocked.length)} cannot be chosen.`}>
          {blocked.slice(0, 12).map((volume) => (
            <p key={volume.id}>{whyNot(volume)}</p>
          ))}
          {blocked.length > 12 && (
            <p>
              <Trans>And {blocked.length - 12} more.</Trans>
            </p>
          )}
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
      title={t`Paste a list of names`}
      caption={t`What is found is added to the volumes that are chosen already.`}
      onClose={onClose}
      footer={
        <>
          <ActionButton appearance="primary" onPress={press} because={text.trim() === '' ? t`Paste or write some names first.` : undefined}>
            {t`Choose these volumes`}
          </ActionButton>
          <ActionButton onPress={onClose}>{t`Close`}</ActionButton>
        </>
      }
    >
      <LinesInput
        label={t`Names`}
        value={text}
        onChange={setText}
        rows={10}
        hint={t`One in a line, or with commas between. A name that stands in several places is written as SAN/group/volume.`}
      />
      {matched !== undefined && <Outcome matched={matched} whyNot={whyNot} />}
    </SidePanel>
  );
}
