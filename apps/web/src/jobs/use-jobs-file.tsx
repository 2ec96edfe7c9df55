import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { useMissingWords } from '../api/subscription-name.ts';
import { DismissButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { unreadWords } from '../ui/messages/partial-words.ts';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { sorted, useSort } from '../ui/table/table-sort.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { allJobs, type AllJobs } from './all-jobs.ts';
import { jobColumns, type JobRow } from './job-columns.tsx';
import type { JobsAsked } from './use-jobs.ts';

/** Every job that fits, however many pages they are. */
export const readAllJobs = (query: JobsAsked): Promise<AllJobs> =>
  allJobs((after) => call(api.listJobs, { query: { ...query, count: '1000', ...(after === undefined ? {} : { after }) } }));

type Told = { failure: unknown } | { all: AllJobs };

/** The rows of a file of jobs in the order of the list, and what is to be said of the file: that it could not be written, or what it lacks. */
export function useJobsFile(query: JobsAsked, initialSort: string, readAll = readAllJobs) {
  const [told, setTold] = useState<Told>();
  const [sort] = useSort('sort', initialSort);
  const rows = async (): Promise<readonly JobRow[] | undefined> => {
    setTold(undefined);
    try {
      const all = await readAll(query);
      setTold({ all });
      return sorted(
        all.items.map((job): JobRow => ({ ...job, asOf: all.asOf })),
        jobColumns,
        sort,
      );
    } catch (failure) {
      setTold({ failure });
      return undefined;
    }
  };
  return { rows, trouble: told === undefined ? null : <FileTrouble told={told} onClose={() => setTold(undefined)} /> };
}

function FileTrouble({ told, onClose }: { told: Told; onClose: () => void }): ReactNode {
  const missingWords = useMissingWords();
  if ('failure' in told) {
    const explained = explainError(told.failure);
    const happened = t`The file was not written. ${explained.happened}`;
    return <ProblemMessage explained={{ ...explained, happened }} actions={<DismissButton onPress={onClose} />} />;
  }
  const { missing, isCut, items } = told.all;
  if (missing.length === 0 && !isCut) return null;
  const title =
    missing.length === 0
      ? t`The file has the newest ${numberWords(items.length)} jobs; there are more.`
      : unreadWords(missingWords(missing), t`jobs`, t`Some jobs are missing from the file.`);
  return <Message tone="warn" title={title} onClose={onClose} />;
}
