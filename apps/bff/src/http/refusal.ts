import type { Problem } from '@esan/domain';

/** A failure that the BFF itself names, with its HTTP status. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.code);
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody is signed in, or not in a way that counts; `reason` is for the log and says nothing of what the token holds. */
export class SignInRefused extends Refusal {
  readonly reason: string;

  constructor(reason: string) {
    super(401, { code: 'not-signed-in' });
    this.reason = reason;
  }
}

/** What was asked for does not exist. */
export const notFound = (detail: string): Refusal => new Refusal(404, { code: 'not-found', detail });

/** A name is taken by something else. */
export const nameTaken = (detail: string): Refusal => new Refusal(409, { code: 'name-taken', detail });

/** An input breaks its form. */
export const badRequest = (field: string, words: string): Refusal =>
  new Refusal(400, { code: 'bad-request', field, detail: `${field} ${words}.` });

/** A record of Azure's lacks what must be known of it, or says it in another form. */
export const unreadable = (detail: string): Refusal => new Refusal(502, { code: 'unreadable-record', detail });

/** What Azure answered is none of what its service promises: a page of a gateway, half a text, or nothing. */
export const unreadableAnswer = (): Refusal => new Refusal(502, { code: 'unreadable-answer' });
