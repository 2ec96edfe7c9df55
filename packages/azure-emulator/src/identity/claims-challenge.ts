import { textAt } from '../arm/bodies.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Whose tokens must be newer than some moment, as continuous access evaluation has it after a password change or a new policy. */
export class ClaimsChallenges {
  #since = new Map<string, number>();

  /** From now on only a token that is asked for with the claims of the challenge is good for this person or service principal. */
  order(objectId: string): void {
    this.#since.set(objectId, seconds() + 1);
  }

  /** The claims that a token lacks; none if it is new enough. */
  missing(objectId: string, notBefore: number): string | undefined {
    const since = this.#since.get(objectId);
    if (since === undefined || notBefore >= since) return undefined;
    return JSON.stringify({ access_token: { nbf: { essential: true, value: String(since) } } });
  }
}

/** The moment that the claims of a token request ask for; Entra's tokens then say that they hold from there on. */
export function notBeforeIn(form: URLSearchParams): number | undefined {
  try {
    const value = Number(textAt(JSON.parse(form.get('claims') ?? '{}'), 'access_token', 'nbf', 'value'));
    return Number.isInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
