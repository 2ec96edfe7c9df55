import type { ArmError } from './arm-error.ts';
import type { Timeline } from './timeline.ts';

/** Azure forgets, too, how an operation ended; it does so by time [U]. */
const mostEnded = 5000;

/** A long-running operation of any provider. */
export type Operation = {
  /** As it stands in the status URL: a GUID, or for DataProtection base64 of two. */
  id: string;
  kind: string;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: number;
  endedAt?: number;
  error?: ArmError;
  /** What the result URL answers when it succeeded. */
  result?: unknown;
  /** Id of the resource that the operation works on. */
  targetId?: string;
};

/** How an operation ends when its time comes: a result, or the error it failed with. */
export type Ending = { result?: unknown; error?: ArmError };

export class Operations {
  #byId = new Map<string, Operation>();
  #timeline: Timeline;
  /** How many have begun. */
  begun = 0;
  /** The one that has begun last. */
  newest: Operation | undefined;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  get(id: string): Operation | undefined {
    return this.#byId.get(id);
  }

  get running(): Operation[] {
    return [...this.#byId.values()].filter((operation) => operation.status === 'running');
  }

  /** Start an operation that ends `takesMs` from now, by doing `finish` at that moment. */
  start(about: { id: string; kind: string; targetId?: string; takesMs: number }, finish: () => Ending): Operation {
    const operation: Operation = { id: about.id, kind: about.kind, status: 'running', startedAt: this.#timeline.now };
    if (about.targetId !== undefined) operation.targetId = about.targetId;
    this.#remember(operation);
    this.#timeline.after(about.takesMs, () => {
      const { error, ...done } = finish();
      this.close(operation, error === undefined ? done : { error });
    });
    return operation;
  }

  /** Something that is under way until `close` is called. */
  open(about: { id: string; kind: string; targetId: string }): Operation {
    const operation: Operation = { ...about, status: 'running', startedAt: this.#timeline.now };
    this.#remember(operation);
    return operation;
  }

  /** End what was opened. */
  close(operation: Operation, { result, error }: Ending): void {
    operation.endedAt = this.#timeline.now;
    if (error !== undefined) operation.error = error;
    if (result !== undefined) operation.result = result;
    operation.status = error === undefined ? 'succeeded' : 'failed';
  }

  #remember(operation: Operation): void {
    this.begun += 1;
    this.newest = operation;
    this.#byId.set(operation.id, operation);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    if (this.#byId.size <= mostEnded) return;
    for (const [id, { status }] of this.#byId) {
      if (status === 'running') continue;
      this.#byId.delete(id);
      return;
    }
  }
}
