import type { ArmError } from '../world/arm-error.ts';
import type { World } from '../world/world.ts';

/** What a person did wrong, and what to do about it. */
export type UserError = { code: string; message: string; recommendedAction: string };

/** The `info` of a UserFacingError; a job lists the same object under `errorDetails` [R]. */
export function userErrorInfo(world: World, error: UserError): Record<string, unknown> {
  return {
    message: error.message,
    recommendedAction: [error.recommendedAction],
    details: null,
    code: error.code,
    target: '',
    innerError: null,
    isRetryable: false,
    isUserError: false,
    properties: { ActivityId: world.guids.next() },
  };
}

/** The `error` object of a refused call and of a failed operation: one shape for both [R]. */
export function userFacing(world: World, error: UserError): ArmError {
  return {
    additionalInfo: [{ type: 'UserFacingError', info: userErrorInfo(world, error) }],
    code: error.code,
    message: error.message,
    target: null,
    details: null,
  };
}
