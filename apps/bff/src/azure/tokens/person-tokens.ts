import { hash } from 'node:crypto';
import type { AccessToken } from '@azure/core-auth';

/** Gets a token for Azure in the name of the person whose token this is; the claims are those that Azure has asked for. */
export type Exchange = (personToken: string, claims?: string) => Promise<AccessToken>;

// A token of Entra's has some 2 KB.
const mostHeld = 5000;

/** How long before its end a token is no longer used: what is begun with it must be over by then. */
const marginMs = 300_000;

/**
 * The tokens for Azure that this server has got: found by what they were exchanged for, a bounded number of them, each got once however
 * many requests wait for it. A person's own token is not kept, and what was got for one is never used for another.
 */
export class PersonTokens {
  readonly #exchange: Exchange;
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #held = new Map<string, AccessToken>();
  readonly #underWay = new Map<string, Promise<AccessToken>>();

  constructor(exchange: Exchange, now: () => number = Date.now) {
    this.#exchange = exchange;
    this.#now = now;
  }

  /** A token for Azure for the person with this one; anew where Azure has asked for claims. */
  tokenFor(personToken: string, claims?: string): Promise<AccessToken> {
    const key = hash('sha256', personToken, 'base64url');
    const known = claims === undefined ? this.#recall(key) : undefined;
    if (known !== undefined) return Promise.resolve(known);
    const asked = `${key} ${claims ?? ''}`;
    const before = this.#underWay.get(asked);
    if (before !== undefined) return before;
    const work = this.#got(key, personToken, claims).finally(() => this.#underWay.delete(asked));
    this.#underWay.set(asked, work);
    return work;
  }

  #recall(key: string): AccessToken | undefined {
    const known = this.#held.get(key);
    if (known === undefined) return undefined;
    this.#held.delete(key);
    if (known.expiresOnTimestamp - marginMs <= this.#now()) return undefined;
    this.#held.set(key, known);
    return known;
  }

  async #got(key: string, personToken: string, claims?: string): Promise<AccessToken> {
    const before = this.#held.get(key);
    const got = await this.#exchange(personToken, claims);
    const meanwhile = this.#held.get(key);
    // What Azure has asked for claims for is answered by now: a token without them would only be refused.
    if (claims === undefined && meanwhile !== undefined && meanwhile !== before) return meanwhile;
    this.#held.delete(key);
    this.#held.set(key, got);
    const [oldest] = this.#held.keys();
    if (this.#held.size > mostHeld && oldest !== undefined) this.#held.delete(oldest);
    return got;
  }
}
