import { AsyncLocalStorage } from 'node:async_hooks';

const parts = new AsyncLocalStorage<PartOfList>();
const patience = new AsyncLocalStorage<boolean>();

/** Whether the person waits for the silent parts of a list, having seen the others. */
export const isPatient = (): boolean => patience.getStore() === true;

/** Answer a request of somebody who waits for the silent parts, too. */
export const patiently = <T>(wanted: boolean, work: () => Promise<T>): Promise<T> => patience.run(wanted, work);

/** One part of a list while it is read, such as a subscription or an Elastic SAN in it: what its calls are doing. */
export class PartOfList {
  readonly stop = new AbortController();
  /** Ends the calls of this part, and those of the parts in it. */
  readonly signal: AbortSignal;
  readonly #parent = parts.getStore();
  /** The calls that Azure has not answered yet, by how often each was looked at. */
  #looks = new Map<symbol, number>();

  constructor() {
    this.signal = this.#parent === undefined ? this.stop.signal : AbortSignal.any([this.stop.signal, this.#parent.signal]);
  }

  /** Why this part, or one that it is in, is read no further. */
  get stopped(): unknown {
    return this.signal.aborted ? this.signal.reason : undefined;
  }

  /** How often in a row Azure was found silent about this part, this look included: as often as its youngest call without an answer; 0 if none is sent. */
  look(): number {
    for (const [call, looks] of this.#looks) this.#looks.set(call, looks + 1);
    return this.#looks.size === 0 ? 0 : Math.min(...this.#looks.values());
  }

  /** A call goes out; what is handed back is to be called when it is answered. */
  sent(): () => void {
    const call = Symbol('call');
    const ofParent = this.#parent?.sent();
    this.#looks.set(call, 0);
    return () => {
      ofParent?.();
      this.#looks.delete(call);
    };
  }
}

/** The part of a list that is being read here. */
export const currentPart = (): PartOfList | undefined => parts.getStore();

/** Read a part of a list, so that its calls count for it. */
export const readPart = <T>(part: PartOfList, read: () => Promise<T>): Promise<T> => parts.run(part, read);
