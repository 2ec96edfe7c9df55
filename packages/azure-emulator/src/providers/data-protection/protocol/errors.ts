import { ArmFailure } from '../../../arm/errors.ts';
import { userFacing, type UserError } from '../../../arm/user-facing.ts';
import type { World } from '../../../world/world.ts';

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
