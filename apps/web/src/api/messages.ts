import type { Problem, ProblemCode } from '@esan/domain';
import { toProblem } from './client.ts';

type Words = { happened: string; advice: string };

const messages: Record<ProblemCode, Words> = {
  'bad-request': {
    happened: 'The portal asked for something that cannot be.',
    advice: 'Check what was entered, or open the page again from its list.',
  },
  'not-signed-in': { happened: 'Your sign-in has ended.', advice: 'Sign in again; you come back to this page.' },
  'not-allowed': {
    happened: 'Your account lacks a role that this needs.',
    advice: 'Ask an owner of the subscription for it. A new role takes effect within minutes.',
  },
  'not-found': {
    happened: 'Azure does not have this.',
    advice: 'It may have been deleted, or your account may not see it. Go back to the list.',
  },
  'name-taken': { happened: 'The name is taken.', advice: 'Choose another name.' },
  'out-of-date': {
    happened: 'Somebody else has changed this meanwhile.',
    advice: 'Read it again, look at what is different, and make your change anew if it still fits.',
  },
  busy: { happened: 'Azure is still working on this.', advice: 'Wait until that work is done, then try again.' },
  'in-use': { happened: 'This is still needed.', advice: 'Stop or delete what needs it first.' },
  'blocked-by-lock': {
    happened: 'A lock keeps Azure from doing this.',
    advice: 'Remove the lock from the resource or its resource group, then try again.',
  },
  'limit-reached': {
    happened: 'A limit of Azure is reached.',
    advice: 'Wait until the limit allows it again, free some room, or choose another place.',
  },
  'validation-failed': { happened: 'Azure refused this after checking it.', advice: 'Correct what Azure names below, then try again.' },
  throttled: { happened: 'Azure asks for fewer requests.', advice: 'Wait a minute, then try again.' },
  'azure-unavailable': {
    happened: 'Azure did not answer.',
    advice: 'Try again in a few minutes. Work that was started goes on without the portal.',
  },
  'azure-refused': { happened: 'Azure refused this.', advice: "Azure's own words are below; they say what to change." },
  'claims-required': { happened: 'Azure wants you to confirm who you are.', advice: 'Sign in again, with the second factor if asked.' },
  unreachable: { happened: "The portal's server cannot be reached.", advice: 'Check your connection, then try again.' },
  unexpected: { happened: 'The portal failed.', advice: 'Try again. If it happens once more, report it with the details below.' },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A failure in our words, with what Azure said about it, as `ProblemMessage` shows it. */
export function explain(problem: Problem) {
  const { happened, advice } = messages[problem.code];
  const wrong = problem.field === undefined ? undefined : `${capital(problem.field)}: ${problem.detail ?? 'not accepted'}`;
  return {
    happened,
    advice,
    said: {
      code: problem.azureCode,
      message: wrong ?? problem.detail,
      recommendedActions: problem.recommendedActions,
      correlationId: problem.correlationId,
      action: problem.action,
    },
  };
}

/** The same for whatever was thrown. */
export const explainError = (error: unknown) => explain(toProblem(error));

/** What is missing from a list, each with its reason, as `PartialMessage` shows it. */
export const missingWords = (missing: readonly { id: string; name: string; problem: Problem }[]) =>
  missing.map(({ id, name, problem }) => ({ key: id, name, explained: explain(problem) }));
