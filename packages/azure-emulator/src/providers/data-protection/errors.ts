import { ArmFailure, type ArmError } from '../../arm/errors.ts';
import type { World } from '../../world/world.ts';

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

/** A call that is refused at once with a UserFacingError. */
export const refused = (world: World, error: UserError): ArmFailure => new ArmFailure(400, userFacing(world, error));

/** Code and base text are public in users' reports [C]; the reason behind the colon is ours [U]. */
export const invalidInput = (reason: string): UserError => ({
  code: 'BMSUserErrorInvalidInput',
  message: `Input provided for the call is invalid: ${reason}`,
  recommendedAction: 'Please check the required inputs',
});

/** Text and code as recorded for backup and delete while ConfiguringProtection [R]. */
export const notAllowed = (operation: string, state: string): UserError => ({
  code: 'UserErrorInvalidBackupInstanceOperation',
  message: `Operation ${operation} is not allowed on Backup Instance with Protection Status ${state}`,
  recommendedAction: 'None.',
});

/** Plain 404 of a thing inside a vault, as recorded for undelete [R]; for jobs and points [U]. */
export const nothingThere = (): ArmFailure =>
  new ArmFailure(
    404,
    {
      code: 'UserErrorGenericResourceNotFound',
      message:
        'Azure resource does not exist. Please make sure required resources exist. If the issue persists, contact Microsoft support.',
      target: null,
      details: null,
    },
    { 'x-ms-error-code': 'UserErrorGenericResourceNotFound', 'Content-Type': 'application/json' },
  );
