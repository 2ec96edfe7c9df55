import { createClient } from '@redis/client';
import type { Logger } from 'pino';

type Client = ReturnType<typeof createClient>;

// A command takes less than a millisecond; nobody is kept waiting for a store that hangs.
const patienceMs = 500;

/** A store that says nothing for so long, although it is asked every few seconds, is reached anew: nobody may be at the other end any more. */
const silenceMs = 10_000;
const pingMs = 5000;

/** Between two tries to reach a store that is away. */
const retryMs = 250;

/** For so long after its return it may still be that something was not heard; what is remembered of lists is ten seconds old at most. */
const catchUpMs = 10_000;

const hangs = Symbol('hangs');

/** Told to every server: something of a person's has changed. */
export type Change = { person: string; id: string };

/**
 * What several servers of the portal share, in Redis: nothing that matters. While it is away each server goes on as if it were the only one,
 * and says so once in the log.
 */
export class Store {
  readonly #client: Client;
  readonly #listener: Client;
  readonly #logger: Logger;
  #isThere = false;
  #hears = false;
  #whole = 0;

  private constructor(url: string, logger: Logger) {
    this.#client = createClient({
      url,
      disableOfflineQueue: true,
      socket: { connectTimeout: 2000, socketTimeout: silenceMs, reconnectStrategy: () => retryMs },
      pingInterval: pingMs,
    });
    this.#listener = this.#client.duplicate();
    this.#logger = logger;
  }

  /** A store that is reached now, or as soon as it is there. */
  static async at(url: string, logger: Logger): Promise<Store> {
    const store = new Store(url, logger);
    await store.#open();
    return store;
  }

  /** Whether something may have been missed: the store is away or is not heard, or was so just now. */
  get isBehind(): boolean {
    return !this.#isThere || !this.#hears || performance.now() < this.#whole;
  }

  /** What the store answers; undefined while it is away. One that hangs is away until it answers: who asks next does not wait for it. */
  async ask<T>(work: (client: Client) => Promise<T>): Promise<T | undefined> {
    if (!this.#isThere) return undefined;
    const answer = work(this.#client);
    let timer: NodeJS.Timeout | undefined;
    // What has come while this server was busy itself is looked at before the store is given up.
    const late = new Promise<typeof hangs>((resolve) => (timer = setTimeout(() => setImmediate(resolve, hangs), patienceMs)));
    try {
      const told = await Promise.race([answer, late]);
      if (told !== hangs) return told;
      this.#is(false);
      // A refusal is an answer, too.
      const answers = (): void => this.#is(this.#client.isReady);
      answer.then(answers, answers);
      return undefined;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Have every change heard that any server tells of, from the moment on at which the store is there. */
  async hear(listen: (change: Change) => void): Promise<void> {
    const heard = (text: string): void => {
      const [person = '', id = ''] = text.split(' ');
      listen({ person, id });
    };
    // A listener that has lost its connection subscribes anew by itself, but not one that never had any.
    const subscribe = async (): Promise<void> => {
      const isSubscribed = this.#listener.subscribe('backup:changes', heard).then(
        () => true,
        () => false,
      );
      this.#hears = (await isSubscribed) && this.#listener.isReady;
    };
    this.#listener.on('ready', () => {
      this.#catchesUp();
      void subscribe();
    });
    if (this.#listener.isReady) await subscribe();
  }

  /** Tell every server of a change. */
  async tell({ person, id }: Change): Promise<void> {
    await this.ask((client) => client.publish('backup:changes', `${person} ${id}`));
  }

  close(): void {
    for (const client of [this.#client, this.#listener]) client.destroy();
  }

  async #open(): Promise<void> {
    // Each failed try is an event of its own; what counts is said once.
    this.#listener.on('error', () => (this.#hears = false));
    this.#client.on('error', () => this.#is(false));
    this.#client.on('ready', () => this.#is(true));
    const first = Promise.all([this.#client.connect(), this.#listener.connect()]);
    first.catch(() => undefined);
    const late = new Promise((resolve) => setTimeout(resolve, 2 * patienceMs).unref());
    await Promise.race([first, late]);
    this.#whole = 0;
    if (!this.#isThere) this.#away();
  }

  #is(there: boolean): void {
    if (there === this.#isThere) return;
    this.#isThere = there;
    this.#catchesUp();
    if (there) this.#logger.info('the servers share what they must again');
    else this.#away();
  }

  #catchesUp(): void {
    this.#whole = performance.now() + catchUpMs;
  }

  #away(): void {
    this.#logger.warn('Redis is not reached: until it is, this server goes on as if it were the only one');
  }
}
