import { t } from '@lingui/core/macro';
import type { Job, Problem } from '@esan/domain';
import { withinSentence } from '../language/within-sentence.ts';
import { explain } from '../api/messages.ts';
import type { Explained } from '../ui/messages/problem-message.tsx';
import { jobOperationWord } from '../words/job.tsx';

type Told = Pick<Job, 'operation' | 'operationName' | 'volumeName'>;

/** What a job does, as a sentence begins with it; a whole phrase for each, as languages differ in more than the word. */
function workOf(job: Told): string {
  const { operation, volumeName } = job;
  if (operation === 'backup') return volumeName === '' ? t`The backup` : t`The backup of ${volumeName}`;
  if (operation === 'restore') return volumeName === '' ? t`The restore` : t`The restore of ${volumeName}`;
  // Azure's own word, which nobody translates.
  const work = withinSentence(jobOperationWord(job));
  return volumeName === '' ? t`The ${work}` : t`The ${work} of ${volumeName}`;
}

/** Why a job did not end as it should: the cause in the first sentence, Azure's code and its other words beneath. */
export function explainJob(job: Told, problem: Problem): Explained {
  const explained = explain(problem);
  const what = workOf(job);
  // What stands first in a sentence is Azure's, too, where Azure alone has a word for the work.
  const named = job.operation === 'other' ? [withinSentence(jobOperationWord(job))] : [];
  const azures = [...named, ...(explained.azures ?? [])];
  if (problem.code === 'unknown-word') {
    const says =
      problem.detail === undefined ? t`Azure says no word of it` : t`Azure says “${problem.detail}”, which the portal does not know`;
    return { ...explained, happened: t`${what} may have ended or not: ${says}.`, azures, said: { ...explained.said, message: undefined } };
  }
  if (!saysNothing.includes(problem.code))
    return { ...explained, happened: t`${what} failed: ${withinSentence(explained.happened)}`, azures };
  // Nobody has published this code: Azure's own words are all that is known of the cause.
  const { detail } = problem;
  if (detail === undefined) return { ...explained, happened: t`${what} failed, and Azure does not say why.`, azures, advice: tryAgain };
  const advice = explained.said.recommendedActions === undefined ? tryAgain : explained.advice;
  return {
    ...explained,
    happened: t`${what} failed: ${stopped(detail)}`,
    azures: [...named, detail.trim()],
    advice,
    said: { ...explained.said, message: undefined },
  };
}

const saysNothing: readonly Problem['code'][] = ['azure-refused', 'validation-failed', 'unexpected'];
const tryAgain = t`Try again; if it fails once more, the code below is what Microsoft Support asks for.`;

const stopped = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

/** What Azure warns of in a job that ended all the same, each in a sentence with its code. */
export const warningWords = (warnings: readonly Problem[]): string[] =>
  warnings.map((warning) => {
    const words = warning.detail === undefined ? explain(warning).happened : stopped(warning.detail);
    return warning.azureCode === undefined ? words : `${words} (${warning.azureCode})`;
  });
