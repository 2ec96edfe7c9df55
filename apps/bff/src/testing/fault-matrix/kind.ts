import type { NewFault } from '@esan/azure-emulator/control';
import type { RecordedCall } from './recorded-calls.ts';

/** Which call a fault is for. */
export type At = { method: string; path: string; skip: number };

/**
 * A kind of fault: what is switched on for a call, or nothing where it makes no sense there. `says` are Azure's code that must reach the
 * person when it is told as a failure; under a kind that `lies` what Azure says is not so, and no press comes through.
 */
export type FaultKind = { name: string; says?: string; lies?: true; at: (call: RecordedCall, at: At) => NewFault | undefined };
