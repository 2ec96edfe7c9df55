import type { Finding, InputFault, Problem } from '@esan/domain';

/** A failure that the BFF itself names, with its HTTP status. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? (problem.found === undefined ? problem.code : JSON.stringify(problem.found)));
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
export const notFound = (found: Finding): Refusal => new Refusal(404, { code: 'not-found', found });

/** A name is taken by something else. */
export const nameTaken = (found: Finding): Refusal => new Refusal(409, { code: 'name-taken', found });

/** An input breaks its form. */
export const badRequest = (field: string, fault: InputFault, most?: number): Refusal => badInput(400, field, fault, most);

/** The same with another HTTP status. */
export const badInput = (status: number, field: string, fault: InputFault, most?: number): Refusal =>
  new Refusal(status, { code: 'bad-request', field, found: { is: 'input', field, fault, ...(most === undefined ? {} : { most }) } });

/** An input breaks a rule that has a sentence of its own. */
export const brokenRule = (field: string, found: Finding): Refusal => new Refusal(400, { code: 'bad-request', field, found });

/** A record of Azure's lacks what must be known of it, or says it in another form; `of` is whose record it is where that is not told around it. */
export const unreadable = (field: string, fault: 'missing' | 'wrong', of?: string): Refusal =>
  new Refusal(502, { code: 'unreadable-record', found: { is: 'record', field, fault, ...(of === undefined ? {} : { of }) } });

/** What Azure answered is none of what its service promises: a page of a gateway, half a text, or nothing. */
export const unreadableAnswer = (): Refusal => new Refusal(502, { code: 'unreadable-answer' });
