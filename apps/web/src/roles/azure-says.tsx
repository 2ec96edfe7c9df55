import { askAgainAfterMs, longestPropagationMs, type Check } from '@esan/domain';
import type { ReactNode } from 'react';
import { explain } from '../api/messages.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { RuleList, type Rule } from '../ui/messages/rule-list.tsx';
import { durationWords } from '../ui/time/time-words.ts';
import type { AzureVerdict, Verdict } from './verdict.ts';

function waitingWords({ sinceMs, asked }: Extract<Verdict, { kind: 'waiting' }>): string {
  const span = sinceMs === undefined ? '' : ` ${durationWords(sinceMs)} since they were assigned.`;
  const late = sinceMs !== undefined && sinceMs > longestPropagationMs ? ' This is longer than usual.' : '';
  const times = asked > 1 ? `Asked ${asked} times` : 'Asked once';
  return `Roles take effect within minutes.${span}${late} ${times}; Azure is asked again ${durationWords(askAgainAfterMs(asked))} after the last answer, by itself. You may leave the page open.`;
}

/** Why Azure is not asked for a while. */
export const pausedWords = {
  throttled: 'Azure asked for fewer calls; it goes on by itself.',
  'no-answer': 'Azure did not answer; it is asked again by itself.',
};

function wordsOf(verdict: Verdict): Pick<Rule, 'tone' | 'state'> & { words: string; detail?: ReactNode } {
  switch (verdict.kind) {
    case 'not-asked':
      return { tone: 'quiet', state: 'Not asked', words: 'Azure is asked once the rules above are met.' };
    case 'asking':
      return { tone: 'working', state: 'Asking', words: verdict.paused === undefined ? 'Azure is checking.' : pausedWords[verdict.paused] };
    case 'ready':
      return { tone: 'good', state: 'Met', words: 'Azure agrees: ready.' };
    case 'waiting': {
      const said = verdict.problem.detail;
      const detail = (
        <>
          {waitingWords(verdict)}
          {said !== undefined && <div>Azure said: {said}</div>}
        </>
      );
      return { tone: 'working', state: 'Waiting', words: 'Azure does not see the roles yet.', detail };
    }
    case 'refused':
      return { tone: 'bad', state: 'Not met', words: 'Azure refused.' };
  }
}

/** Azure's own verdict in a row, its words when it refuses, and the way to ask once more. */
export function AzureSays({ azure, checks }: { azure: AzureVerdict; checks: readonly Check[] }) {
  const { verdict, askAgain } = azure;
  const { tone, state, words, detail } = wordsOf(verdict);
  const isBlocked = checks.some((check) => check.verdict === 'blocked');
  // A custom role may do what the rules here look for in vain: Azure knows.
  const canInsist = verdict.kind === 'not-asked' && !isBlocked;
  const again = (
    <ActionButton size="small" onPress={askAgain}>
      {canInsist ? 'Ask Azure anyway' : 'Ask Azure again'}
    </ActionButton>
  );
  const row: Rule = {
    key: 'azure',
    tone,
    state,
    sentence: <output>{words}</output>,
    ...(detail === undefined ? {} : { detail }),
    ...(canInsist || verdict.kind === 'waiting' ? { fix: again } : {}),
  };
  return (
    <>
      {verdict.kind === 'refused' && <ProblemMessage explained={explain(verdict.problem)} actions={again} />}
      <RuleList label="Azure" rules={[row]} />
    </>
  );
}
