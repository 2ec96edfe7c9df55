import type { ArmError } from '../../world/arm-error.ts';
import type { Delivery, FaultOf } from '../../world/faults.ts';
import type { World } from '../../world/world.ts';
import { ArmFailure } from '../errors.ts';
import { userFacing } from '../user-facing.ts';
import { takeFault, type Pickable } from './picked.ts';

/** Refuse a call that meets a fault; `scaled` is Azure's seconds in the caller's time. */
export function refuseByFault(picked: Pickable, scaled: (seconds: number) => string): void {
  const fault = takeFault(picked, 'next-call');
  if (fault === undefined) return;
  const { status, retryAfterSeconds } = fault;
  const wait = retryAfterSeconds === undefined ? {} : { 'Retry-After': waitOf(picked.world, fault, retryAfterSeconds, scaled) };
  const cause: Record<string, string> = status >= 500 ? { 'x-ms-failure-cause': 'service' } : {};
  throw new ArmFailure(status, errorOf(picked.world, fault), { ...cause, ...wait });
}

function waitOf(world: World, { retryAfterAs }: FaultOf<'next-call'>, seconds: number, scaled: (seconds: number) => string): string {
  if (retryAfterAs === 'date') return new Date(world.timeline.now + seconds * 1000).toUTCString();
  return retryAfterAs === 'exact' ? String(seconds) : scaled(seconds);
}

function errorOf(world: World, { code, message, recommendedAction, additionalInfo }: FaultOf<'next-call'>): ArmError {
  if (recommendedAction !== undefined) return userFacing(world, { code, message, recommendedAction });
  return additionalInfo === undefined ? { code, message } : { code, message, additionalInfo };
}

/** What the caller meets instead of the work that it asked for. */
export const deliveredInstead = (picked: Pickable): Delivery | undefined =>
  takeFault(picked, 'unreadable-answer', ({ carriedOut }) => !carriedOut) ?? takeFault(picked, 'hang', ({ carriedOut }) => !carriedOut);
