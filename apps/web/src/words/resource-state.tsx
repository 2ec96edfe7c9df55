import { t } from '@lingui/core/macro';
import type { Stated } from '@esan/domain';
import { QuestionCircle16Regular } from '@fluentui/react-icons';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';

const looks = {
  ready: { tone: 'good', word: t`Ready` },
  working: { tone: 'working', word: t`Working` },
  failed: { tone: 'bad', word: t`Failed` },
  unknown: { tone: 'attention', word: t`Unknown state` },
} as const satisfies Record<Stated['state'], { tone: Tone; word: string }>;

/** How a resource stands, in words: `working` says what Azure is at; a state that nobody knows has Azure's own word. */
export function resourceStateWords({ state, unknownState = 'none' }: Stated, working: string = looks.working.word): string {
  if (state === 'working') return working;
  return state === 'unknown' ? `${looks.unknown.word}: ${unknownState}` : looks[state].word;
}

/** The colour of how a resource stands. */
export const resourceTone = ({ state }: Stated): Tone => looks[state].tone;

/** How a resource of Azure stands. */
export function ResourceStateWord({ of, working }: { of: Stated; working?: string }) {
  return (
    <StateWord
      tone={resourceTone(of)}
      {...(of.state === 'unknown' ? { icon: QuestionCircle16Regular } : {})}
      wraps={of.state === 'unknown'}
    >
      <AzureWithin words={resourceStateWords(of, working)} azures={[of.unknownState ?? '']} />
    </StateWord>
  );
}
