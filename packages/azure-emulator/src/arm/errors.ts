import type { ArmError } from '../world/arm-error.ts';

/** Thrown by a handler to answer with an ARM error. */
export class ArmFailure extends Error {
  readonly status: number;
  readonly error: ArmError;
  readonly headers: Record<string, string>;

  constructor(status: number, error: ArmError, headers: Record<string, string> = {}) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }
}

export const resourceNotFound = (typeAndName: string, resourceGroup: string): ArmFailure =>
  new ArmFailure(
    404,
    {
      code: 'ResourceNotFound',
      message: `The Resource '${typeAndName}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    },
    { 'x-ms-failure-cause': 'gateway' },
  );

/** A management group that is not there; the words are ours [U]. */
export const managementGroupNotFound = (name: string): ArmFailure =>
  new ArmFailure(404, {
    code: 'NotFound',
    message: `/providers/Microsoft.Management/managementGroups/${name} cannot be found.`,
  });

/** A property that stays as it was made. */
export const unchangeable = (target: string): ArmFailure =>
  new ArmFailure(409, { code: 'PropertyChangeNotAllowed', message: `Changing property '${target}' is not allowed.`, target });

export const badRequest = (code: string, message: string): ArmFailure => new ArmFailure(400, { code, message });
