import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { askAgainAfterMs, longestPropagationMs, type Check } from '@esan/domain';
import type { ReactNode } from 'react';
import { explain } from '../api/messages.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { RuleList, type Rule } from '../ui/messages/rule-list.tsx';
import { durationWords } from '../ui/time/time-words.ts';
import type { AzureVerdict, Verdict } from './verdict.ts';

function waitingWords({ sinceMs, asked }: Extract<Verdict, { kind: 'waiting' }>): string {
  const pause = durationWords(askAgainAfterMs(asked));
  return [
    t`Roles take effect within minutes.`,
    ...(sinceMs === undefined ? [] : [t`${durationWords(sinceMs)} since they were assigned.`]),
    ...(sinceMs !== undefined && sinceMs > longestPropagationMs ? [t`This is longer than usual.`] : []),
    asked > 1
      ? t`Asked ${asked} times; Azure is asked again ${pause} after the last answer, by itself.`
      : t`Asked once; Azure is asked again ${pause} after the last answer, by itself.`,
    t`You may leave the page open.`,
  ].join(' ');
}

/** Why Azure is not asked for a while. */
export const pausedWords = {
  throttled: t`Azure asked for fewer calls; it goes on by itself.`,
  'no-answer': t`Azure did not answer; it is asked again by itself.`,
};

function wordsOf(verdict: Verdict): Pick<Rule, 'tone' | 'state'> & { words: string; detail?: ReactNode } {
  switch (verdict.kind) {
    case 'not-asked':
      return { tone: 'quiet', state: t`Not asked`, words: t`Azure is asked once the rules above are met.` };
    case 'asking':
      return {
        tone: 'working',
        state: t`Asking`,
        words: verdict.paused === undefined ? t`Azure is checking.` : pausedWords[verdict.paused],
      };
    case 'ready':
      return { tone: 'good', state: t`Met`, words: t`Azure agrees: ready.` };
    case 'waiting': {
      const said = verdict.problem.detail;
      const detail = (
        <>
          {waitingWords(verdict)}
          {said !== undefined && (
            <div>
              <Trans>
                Azure said: <AzureWords>{said}</AzureWords>
              </Trans>
            </div>
          )}
        </>
      );
      return { tone: 'working', state: t`Waiting`, words: t`Azure does not see the roles yet.`, detail };
    }
    case 'refused':
      return { tone: 'bad', state: t`Not met`, words: t`Azure refused.` };
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
      {canInsist ? t`Ask Azure anyway` : t`Ask Azure again`}
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
