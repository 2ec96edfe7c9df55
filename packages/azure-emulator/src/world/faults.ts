import type { ArmError } from './arm-error.ts';

/** Which calls a fault is for: the first `skip` of them pass, the next `times` meet it. */
export type CallPick = {
  /** The action that the call needs, with wildcards; `*` is any call, those that need none as well. */
  action: string;
  method?: string;
  /** A part of the path in any case: a subscription, a resource group, a name; with a `*` in it, the form of the whole path. */
  path?: string;
  skip?: number;
  times: number;
};

/** How an answer can be such that nobody can read it. */
export type Unreadable = 'html' | 'truncated' | 'empty';

/**
 * A fault is state of the world, so a person and a test see the same failure.
 * `next-call`: the call is refused with this answer; with a recommended action it is worded as Azure Backup words its refusals.
 * `drop-after-accept`: the call is carried out, then the connection is cut before the answer.
 * `fail-later`: the work is accepted and fails when it is done.
 * `change-answer`: the call is carried out; on the way back fields are set, dropped or written in capitals by path, headers are set or (null) taken away.
 * `unreadable-answer`: a page, half a JSON text or nothing comes instead of the answer. `hang`: no answer until the fault is removed, the
 * caller gives up or `ms` are over. Both come after the call was carried out, or instead of it.
 * `slow`: the answer comes `ms` real milliseconds later. `cut`: headers and half of the body come, then the connection is closed.
 * `lagging-list`: what was made in the last `seconds` of the world is not in lists yet. `endless-list`: there is always a next page,
 * the same one again or a new one. `next-link-elsewhere`: the next page is said to be at another origin.
 * `sign-in`: the token endpoint, the keys or the discovery document fail; the keys and the document are those of every world.
 */
export type Fault = { id: string } & (
  | ({
      kind: 'next-call';
      status: number;
      code: string;
      message: string;
      retryAfterSeconds?: number;
      /** `scaled` by the clock's rate unless told; `exact` seconds, or a `date` of the world. */
      retryAfterAs?: 'scaled' | 'exact' | 'date';
      recommendedAction?: string;
      additionalInfo?: ArmError['additionalInfo'];
    } & CallPick)
  | ({ kind: 'drop-after-accept' } & CallPick)
  | {
      kind: 'fail-later';
      operation: 'backup' | 'restore' | 'configure' | 'disk' | 'elastic-san';
      target: string;
      code: string;
      message: string;
      recommendedAction: string;
      times: number;
    }
  | ({
      kind: 'change-answer';
      status?: number;
      headers?: Record<string, string | null>;
      set?: Record<string, unknown>;
      drop?: string[];
      capitals?: string[];
    } & CallPick)
  | ({ kind: 'unreadable-answer'; as: Unreadable; status?: number; carriedOut: boolean } & CallPick)
  | ({ kind: 'hang'; ms: number; carriedOut: boolean } & CallPick)
  | ({ kind: 'slow'; ms: number } & CallPick)
  | ({ kind: 'cut' } & CallPick)
  | ({ kind: 'lagging-list'; seconds: number } & CallPick)
  | ({ kind: 'endless-list'; repeats: boolean } & CallPick)
  | ({ kind: 'next-link-elsewhere'; origin: string } & CallPick)
  | {
      kind: 'sign-in';
      at: 'token' | 'keys' | 'discovery';
      /** No answer for so long. */
      hangMs?: number;
      status: number;
      /** OAuth's name of the error and Entra's AADSTS number; without them the answer is a gateway's page. */
      error?: string;
      number?: number;
      message: string;
      retryAfterSeconds?: number;
      times: number;
    }
);

/** A fault of one kind. */
export type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** Faults that concern how an answer is sent, not what stands in it. */
export type Delivery = FaultOf<'unreadable-answer' | 'hang' | 'slow' | 'cut'>;

const holds = (fault: Fault): boolean => fault.kind === 'hang' || (fault.kind === 'sign-in' && fault.hangMs !== undefined);

/** The faults that are switched on in one world. */
export class Faults {
  #faults: Fault[] = [];
  /** Only faults of work that was begun before are met. */
  onlyLater = false;
  #waiting = new Map<string, Set<() => void>>();

  get all(): readonly Fault[] {
    return this.#faults;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Have these and no others on. */
  replace(faults: readonly Fault[]): void {
    this.#faults = [...faults];
  }

  remove(id: string): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    for (const run of this.#waiting.get(id) ?? []) run();
    this.#waiting.delete(id);
  }

  /** The first fault of a kind that fits and has let enough calls pass, used up by one; none if nothing fits. */
  take<K extends Fault['kind']>(kind: K, fits: (fault: FaultOf<K>) => boolean): FaultOf<K> | undefined {
    if (this.onlyLater && kind !== 'fail-later') return undefined;
    for (const fault of this.#faults) {
      if (fault.kind !== kind || fault.times <= 0 || !fits(fault as FaultOf<K>)) continue;
      if ('skip' in fault && fault.skip !== undefined && fault.skip > 0) fault.skip -= 1;
      else return this.#used(fault as FaultOf<K>);
    }
    return undefined;
  }

  /** What holds an answer stays on the list until it lets go, or nobody could switch it off. */
  #used<F extends Fault>(fault: F): F {
    fault.times -= 1;
    if (fault.times <= 0 && !holds(fault)) this.remove(fault.id);
    return fault;
  }

  /** Hear of a fault's removal; the answer takes the wish back, and the fault off the list where it has done all it should. */
  whenRemoved(id: string, run: () => void): () => void {
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting.add(run));
    return () => {
      waiting.delete(run);
      if (waiting.size === 0 && this.#faults.some((fault) => fault.id === id && fault.times <= 0)) this.remove(id);
    };
  }
}
