import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { WatcherLog } from './watcher.ts';

/** A collector that comes and goes is told of no more often. */
const quietMs = 10 * 60_000;

type Exporter<Items> = { export: (items: Items, done: (result: ExportResult) => void) => void };

/** Says once in the log that a collector does not take what it is sent, and once that it does again: OpenTelemetry itself tells nobody. */
export class HandingOver {
  readonly #what: 'traces' | 'metrics';
  readonly #now: () => number;
  #log: WatcherLog | undefined;
  #isSaid = false;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(what: 'traces' | 'metrics', now: () => number = () => performance.now()) {
    this.#what = what;
    this.#now = now;
  }

  logTo(log: WatcherLog): void {
    this.#log = log;
  }

  /** An exporter, of which it is heard what comes of all that it sends. */
  heardOf<Items, Whole extends object>(exporter: Whole & Exporter<Items>): Whole {
    const send = exporter.export.bind(exporter);
    exporter.export = (items, done) =>
      send(items, (result) => {
        this.hear(result);
        done(result);
      });
    return exporter;
  }

  hear({ code, error }: ExportResult): void {
    if (code === ExportResultCode.SUCCESS) this.#taken();
    else this.#lost(error);
  }

  #taken(): void {
    if (!this.#isSaid) return;
    this.#isSaid = false;
    this.#log?.info(`the collector of OpenTelemetry takes ${this.#what} again`);
  }

  #lost(error: Error | undefined): void {
    if (this.#log === undefined || this.#isSaid || this.#now() - this.#saidAt < quietMs) return;
    this.#isSaid = true;
    this.#saidAt = this.#now();
    this.#log.warn({ because: reasonOf(error) }, `the collector of OpenTelemetry takes no ${this.#what}: until it does, they are lost`);
  }
}

/** The name of an error of the connection or the status of the answer, with its words. */
function reasonOf(error: (Error & { code?: string | number }) | undefined): string {
  const said = [error?.code, error?.message].filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? 'not told' : said.join(' ').slice(0, 200);
}
