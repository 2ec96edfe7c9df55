import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { jobPlaceOf, paths, restoreItems, type ItemWorkDraft } from '../../links/paths.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { numberWords } from '../../ui/values/number-words.ts';
import { doneWords } from './seen-summary.ts';
import type { useItemWork, WorkRow } from './use-item-work.ts';

type Work = ReturnType<typeof useItemWork>;
type Props = { work: Work; draft: ItemWorkDraft };

const pausedWords = {
  throttled: t`Azure asked for fewer calls; this goes on by itself.`,
  'no-answer': t`Azure did not answer; this goes on by itself.`,
};

const countOf = (rows: readonly WorkRow[], ...kinds: string[]): number =>
  rows.filter(({ state }) => state !== undefined && kinds.includes(state.kind)).length;

function UnderWay({ work, asked }: { work: Work; asked: readonly WorkRow[] }) {
  const ended = countOf(asked, 'ready', 'refused', 'waiting');
  return (
    <Message tone="info" title={work.paused === undefined ? `${doneWords(ended, asked.length)}.` : pausedWords[work.paused]}>
      <p>
        <Trans>Keep this page open until all is sent. A reload goes on where it stood, and nothing is done twice.</Trans>
      </p>
      <ProgressBar thin label={t`Items`} value={ended / Math.max(1, asked.length)} />
    </Message>
  );
}

const failedWords = (ended: number, failed: number, all: number): string =>
  all === 1
    ? t`The backup failed. The list says why.`
    : plural(ended, {
        one: `# of ${numberWords(all)} backups is completed, ${numberWords(failed)} failed. The list says why.`,
        other: `# of ${numberWords(all)} backups are completed, ${numberWords(failed)} failed. The list says why.`,
      });

/** Backups that have all begun: Azure has taken each by then, and its job may still run. */
function BackupsBegun({ asked, draft }: { asked: readonly WorkRow[]; draft: ItemWorkDraft }) {
  const ended = asked.filter(({ job, state }) => job !== undefined && state?.kind === 'ready').length;
  const failed = asked.flatMap(({ id, state }) => (state?.kind === 'refused' ? [id] : []));
  const isGoing = ended + failed.length < asked.length;
  const place = asked.length === 1 ? jobPlaceOf(asked[0]?.job?.id ?? '') : undefined;
  const jobs = (
    <LinkButton size="small" to={place === undefined ? `${paths.jobs()}?operation=backup` : paths.job(place)}>
      {place === undefined ? t`See their jobs` : t`View job`}
    </LinkButton>
  );
  if (failed.length > 0) {
    return (
      <Message
        tone="bad"
        title={failedWords(ended, failed.length, asked.length)}
        actions={
          <>
            {!isGoing && (
              // Another press: the one of a failed backup has its job already.
              <LinkButton size="small" to={paths.itemWork({ ...draft, intent: undefined, ...restoreItems(failed) })}>
                {t`Retry failed only`}
              </LinkButton>
            )}
            {jobs}
          </>
        }
      />
    );
  }
  if (!isGoing) {
    return (
      <Message
        tone="good"
        title={plural(ended, { one: 'The backup is completed.', 2: 'Both backups are completed.', other: 'All # backups are completed.' })}
        actions={jobs}
      />
    );
  }
  return (
    <Message
      tone="good"
      title={plural(asked.length, { one: 'The backup has begun.', 2: 'Both backups have begun.', other: 'All # backups have begun.' })}
      actions={jobs}
    >
      {plural(ended, { one: `# of ${numberWords(asked.length)} is completed.`, other: `# of ${numberWords(asked.length)} are completed.` })}{' '}
      {t`This page may be closed.`}
    </Message>
  );
}

/** How far work of this tab is, and the ways on. */
export function WorkProgress({ work, draft }: Props) {
  const asked = work.rows.filter(({ state }) => state !== undefined);
  if (!work.isOver) return <UnderWay work={work} asked={asked} />;
  // Of backups it is the sending that can be tried again with this press.
  const unsent = asked.filter(({ job, state }) => job === undefined && (state?.kind === 'refused' || state?.kind === 'waiting'));
  if (draft.do === 'back-up-now' && unsent.length === 0) return <BackupsBegun asked={asked} draft={draft} />;
  const [done, failed] = [countOf(asked, 'ready'), countOf(asked, 'refused', 'waiting')];
  if (failed === 0)
    return (
      <Message tone="good" title={plural(done, { one: 'The item is done.', 2: 'Both items are done.', other: 'All # items are done.' })} />
    );
  return (
    <Message
      tone="bad"
      title={t`${doneWords(done, asked.length)}, ${numberWords(failed)} failed. The list says why.`}
      actions={
        <>
          <ActionButton size="small" onPress={work.retry}>
            {t`Retry failed only`}
          </ActionButton>
          <LinkButton size="small" to={paths.protectedItems()}>{t`Open protected items`}</LinkButton>
        </>
      }
    />
  );
}
