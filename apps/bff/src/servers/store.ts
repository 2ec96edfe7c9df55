import { createClient } from '@redis/client';
import type { Logger } from 'pino';

type Client = ReturnType<typeof createClient>;

// A command takes less than a millisecond; nobody is kept waiting for a store that hangs.
const patienceMs = 500;

/** Between two tries to reach a store that is away. */
const retryMs = 250;

/** For so long after its return it may still be that something was not heard; what is remembered of lists is ten seconds old at most. */
const catchUpMs = 10_000;

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
  #whole = 0;

  private constructor(url: string, logger: Logger) {
    this.#client = createClient({
      url,
      disableOfflineQueue: true,
      socket: { connectTimeout: 2000, reconnectStrategy: () => retryMs },
      pingInterval: 30_000,
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

  /** Whether something may have been missed: it is away, or was just now. */
  get isBehind(): boolean {
    return !this.#isThere || performance.now() < this.#whole;
  }

  /** What the store answers; undefined while it is away. */
  async ask<T>(work: (client: Client) => Promise<T>): Promise<T | undefined> {
    if (!this.#isThere) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs)));
    try {
      return await Promise.race([work(this.#client), late]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Have every change heard that any server tells of. */
  async hear(listen: (change: Change) => void): Promise<void> {
    // A listener subscribes anew by itself whenever it has lost its connection.
    await this.#listener
      .subscribe('backup:changes', (text) => {
        const [person = '', id = ''] = text.split(' ');
        listen({ person, id });
      })
      .catch(() => undefined);
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
    this.#listener.on('error', () => undefined);
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
    this.#whole = performance.now() + catchUpMs;
    if (there) this.#logger.info('the servers share what they must again');
    else this.#away();
  }

  #away(): void {
    this.#logger.warn('Redis is not reached: until it is, this server goes on as if it were the only one');
  }
}
