import type { Problem } from '@esan/domain';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { explain } from '../../api/messages.ts';
import { explainJob } from '../../jobs/job-trouble.ts';
import { failureLine } from '../../lists/failure-line.tsx';
import { reasonColumn, saidOf } from '../../lists/reason-column.tsx';
import { cellOf } from '../table/table-columns.ts';
import { AzureWithin, type WithAzures } from './azure-words.tsx';
import { ProblemMessage } from './problem-message.tsx';

const shownOf = (shown: ReactNode): string => renderToStaticMarkup(<>{shown}</>);
const english = (html: string): string[] => [...html.matchAll(/<span lang="en">(.*?)<\/span>/g)].map(([, words = '']) => words);

test.each<[string, WithAzures, string[]]>([
  ['none', { words: 'v-1: The name is taken.' }, []],
  ['all of it', { words: 'It is gone.', azures: ['It is gone.'] }, ['It is gone.']],
  ['its middle', { words: 'v-1: Gone. (Code)', azures: ['Gone'] }, ['Gone']],
  ['two parts', { words: 'Gone. Ours. Make it anew.', azures: ['Gone.', 'Make it anew.'] }, ['Gone.', 'Make it anew.']],
  ['what is not in it', { words: 'Ours. Make it anew.', azures: ['', 'Gone', 'Make it anew.'] }, ['Make it anew.']],
])('of a sentence in which %s is of Azure, that alone is English', (_, sentence, said) => {
  const html = shownOf(<AzureWithin {...sentence} />);
  expect([html.replaceAll(/<[^>]+>/g, ''), ...english(html)]).toEqual([sentence.words, ...said]);
});

const refused: Problem = {
  code: 'azure-refused',
  detail: 'The disk is detached',
  recommendedActions: ['Attach it.'],
  azureCode: 'Detached',
};
const job = { operation: 'backup', operationName: 'Backup', volumeName: 'v-1' } as const;

const ofJob = (kind: Parameters<typeof explainJob>[0], problem: Problem) => <ProblemMessage explained={explainJob(kind, problem)} />;
const tiering = { ...job, operation: 'other', operationName: 'tiering' } as const;
const inList = () => {
  const { sentence, detail } = failureLine('v-1', refused);
  return (
    <>
      {sentence} {detail}
    </>
  );
};
const inColumn = (problem: Problem) => cellOf(reasonColumn(saidOf), problem);

test.each<[string, () => ReactNode, string[]]>([
  ['a failed job', () => ofJob(job, refused), ['The disk is detached', 'Attach it.']],
  ["a job of Azure's own kind", () => ofJob(tiering, { code: 'busy' }), ['tiering']],
  ['a word that nobody knows', () => <ProblemMessage explained={explain({ code: 'unknown-word', detail: 'Pondering' })} />, ['Pondering']],
  ['a failure in a list', inList, ['The disk is detached', 'Attach it.']],
  ['a column of reasons', () => inColumn(refused), ['The disk is detached']],
  ['a reason of ours', () => inColumn({ code: 'busy' }), []],
])('%s has the words of Azure in English', (_, shown, said) => {
  expect(english(shownOf(shown()))).toEqual(said);
});
