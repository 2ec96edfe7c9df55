import { textAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import type { Exchange } from './examples.ts';
import type { Stage } from './stage.ts';

/** How the emulator is brought to where a recording was, what it is asked there, and in what it may differ. */
export type Case = {
  stage: () => Stage;
  /** The call, where ids of the stage stand in it; else the recorded one. */
  ask?: (stage: Stage, exchange: Exchange) => ArmAnswer;
  /** The part of the recording that applies. */
  of?: (recorded: Exchange) => Exchange;
  /** Places in which the answer differs from the recorded one, each with the reason. */
  but?: Record<string, string>;
};

/** A case that is asked by the recorded request itself. */
export const asRecorded = (stage: () => Stage, but?: Case['but']): Case => ({ stage, ...(but === undefined ? {} : { but }) });

/** A case that is asked by a call of the stage. */
export const asked = (stage: () => Stage, ask: (stage: Stage, exchange: Exchange) => ArmAnswer, but?: Case['but']): Case => ({
  stage,
  ask,
  ...(but === undefined ? {} : { but }),
});

/** Where accepted work can be followed, asked `ms` later. */
export function later(on: Stage, accepted: ArmAnswer, header: 'Location' | 'Azure-AsyncOperation', ms: number): ArmAnswer {
  on.pass(ms);
  return on.follow(accepted, header);
}

/** The job of accepted work, read `ms` later. */
export function jobAfter(on: Stage, accepted: ArmAnswer, ms: number): ArmAnswer {
  const job = on.jobOf(accepted);
  on.pass(ms);
  return on.call('GET', textAt(job.body, 'id') ?? '');
}
