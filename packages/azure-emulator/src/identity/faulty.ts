import { jsonAnswer, type Answer, type Sendable } from '../pages/answer.ts';
import type { FaultOf } from '../world/faults.ts';
import type { World } from '../world/world.ts';
import { failureBody, SignInFailure } from './sign-in-failure.ts';

type SignInFault = FaultOf<'sign-in'>;

/** What an endpoint of the sign-in answers under a fault of one of these worlds; nothing where none is on. */
export function faultyAnswer(worlds: readonly World[], at: SignInFault['at']): Sendable | undefined {
  for (const world of worlds) {
    const fault = world.faults.take('sign-in', (one) => one.at === at);
    if (fault !== undefined) return answerOf(world, fault);
  }
  return undefined;
}

function answerOf(world: World, fault: SignInFault): Sendable {
  const answer = told(fault);
  if (fault.hangMs === undefined) return answer;
  const { id, hangMs: ms } = fault;
  return { ...answer, faulty: { world, delivery: { id, kind: 'hang', ms, carriedOut: true, action: '*', times: 1 } } };
}

function told({ status, error, number, message, retryAfterSeconds }: SignInFault): Answer {
  const wait: Record<string, string> = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (error !== undefined && number !== undefined) return jsonAnswer(status, failureBody(new SignInFailure(error, number, message)), wait);
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...wait }, body: `<html><body>${message}</body></html>` };
}
