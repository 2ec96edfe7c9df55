import type { Finding } from '@esan/domain';

/** Azure has not answered a call in time. What it does with a call that changes something is not known then. */
export class AzureSilent extends Error {
  readonly method: string;
  readonly afterMs: number;
  readonly found: Finding;

  constructor(method: string, afterMs: number) {
    super(
      method === 'GET'
        ? `Azure did not answer within ${seconds(afterMs)}.`
        : `Azure did not answer within ${seconds(afterMs)}. Whether it has taken the request is not known.`,
    );
    this.name = 'AzureSilent';
    this.method = method;
    this.afterMs = afterMs;
    this.found = { is: 'silent', seconds: Math.max(1, Math.round(afterMs / 1000)), isChange: method !== 'GET' };
  }
}

const seconds = (ms: number): string => (ms < 1500 ? 'a second' : `${Math.round(ms / 1000)} seconds`);

/** The person has gone before the answer came: nobody waits for it any more. */
export class CallerLeft extends Error {
  constructor() {
    super('The caller has left.');
    this.name = 'CallerLeft';
  }
}
