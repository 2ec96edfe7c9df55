import { t } from '@lingui/core/macro';
import type { Problem } from '@esan/domain';
import type { ReactNode } from 'react';
import { explain } from '../api/messages.ts';
import { alikeProblems } from '../lists/alike-problems.ts';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { someNames } from '../words/names.ts';

type Props = {
  failed: readonly { volume: string; problem: Problem }[];
  /** Whether it is about the only volume of the plan. */
  isOne: boolean;
  /** Ways on, for every volume that failed, for whatever reason. */
  actions: ReactNode;
};

/** Every reason for which volumes failed, each once, and the ways on. */
export function FailedVolumes({ failed, isOne, actions }: Props) {
  return alikeProblems(failed.map((one) => ({ ...one, row: one.volume }))).map(({ key, problem, rows }, index) => {
    const explained = explain(problem);
    return (
      <ProblemMessage
        key={key}
        explained={isOne ? explained : { ...explained, happened: t`${someNames(rows)} failed. ${explained.happened}` }}
        {...(index === 0 ? { actions } : {})}
      />
    );
  });
}
