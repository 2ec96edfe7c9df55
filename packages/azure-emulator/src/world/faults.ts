/**
 * A fault is state of the world, so a person and a test see the same failure.
 * `next-call`: the next `times` calls whose action matches get this answer; with a recommended action it is worded as Azure Backup words its refusals.
 * `drop-after-accept`: the call is carried out, then the connection is cut before the answer.
 * `fail-later`: the work is accepted and fails when it is done.
 */
export type Fault = { id: string } & (
  | {
      kind: 'next-call';
      action: string;
      status: number;
      code: string;
      message: string;
      times: number;
      retryAfterSeconds?: number;
      recommendedAction?: string;
    }
  | { kind: 'drop-after-accept'; action: string; times: number }
  | {
      kind: 'fail-later';
      operation: 'backup' | 'restore' | 'configure' | 'disk' | 'elastic-san';
      target: string;
      code: string;
      message: string;
      recommendedAction: string;
      times: number;
    }
);

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** The faults that are switched on in one world. */
export class Faults {
  #faults: Fault[] = [];

  get all(): readonly Fault[] {
    return this.#faults;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  remove(id: string): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
  }

  /** The first fault of a kind that fits, used up by one; none if nothing fits. */
  take<K extends Fault['kind']>(kind: K, fits: (fault: FaultOf<K>) => boolean): FaultOf<K> | undefined {
    const found = this.#faults.find((fault): fault is FaultOf<K> => fault.kind === kind && fits(fault as FaultOf<K>));
    if (found === undefined) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.remove(found.id);
    return found;
  }
}
