import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { explain, explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { rightWords } from '../../words/rights.ts';
import { forecastSentence } from './forecast-words.ts';
import type { AskedForecast } from './use-forecast.ts';

/** Before the press: what Azure says that the plan would change, or that it has to be sent volume by volume, and why. */
export function WhatWouldChange({ asked }: { asked: AskedForecast }) {
  const { data, error } = asked;
  const item = data?.item;
  if (error !== null) {
    return (
      <Section title={t`What would change`}>
        <ProblemMessage
          explained={explainError(error)}
          actions={
            <ActionButton size="small" onPress={() => void asked.refetch()} busy={asked.isFetching}>
              {t`Ask again`}
            </ActionButton>
          }
        />
      </Section>
    );
  }
  if (item?.status === 'not-possible') {
    const { problem } = item;
    const because = problem.code === 'not-allowed' ? rightWords('start-run', problem.action ?? '') : explain(problem).happened;
    return (
      <Section title={t`What would change`}>
        <Message tone="info" title={t`Azure does not accept this plan as one deployment, so the volumes are configured one by one.`}>
          <Trans>{because} The page that follows has to stay open until all volumes are sent.</Trans>
        </Message>
      </Section>
    );
  }
  return (
    <Section title={t`What would change`}>
      {item?.status === 'told' ? <p>{forecastSentence(item)}</p> : <Skeleton lines={1} label={t`Asking Azure what would change`} />}
    </Section>
  );
}
