import { objectAt, requireObject, textAt, valueAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { faultIn, NotMadeYet } from '../../templates/failure.ts';
import { planOf, type Plan } from '../../templates/plan.ts';
import { deploymentType } from './ids.ts';
import { scopeIn, surroundingsOf, type About } from './surroundings.ts';

/** The id of the deployment in the path. */
export const idIn = (request: ArmRequest): string => `${scopeIn(request)}/providers/${deploymentType}/${part(request, 'deploymentName')}`;

/** The template of a request with its parameters, or the refusal of it. */
export function planIn(request: ArmRequest, isForeseen?: true): Plan {
  const { body } = request;
  requireObject(body);
  return planFor(request, { id: idIn(request), scope: scopeIn(request), body, ...(isForeseen === undefined ? {} : { isForeseen }) });
}

/** The template that a deployment was asked with. */
export function planFor(request: ArmRequest, about: About): Plan {
  const { body } = about;
  refuseUnknown(body);
  try {
    return planOf(
      objectAt(body, 'properties', 'template'),
      valueAt(body, 'properties', 'parameters') ?? {},
      surroundingsOf(request, about),
    );
  } catch (failure) {
    throw refusalOf(failure);
  }
}

/** The refusal of a template that cannot be understood; anything else as it was thrown. */
export function refusalOf(failure: unknown): unknown {
  if (failure instanceof NotMadeYet) {
    return badRequest('InvalidTemplate', `The template function 'reference' is not expected at this location: ${failure.id}.`);
  }
  const fault = faultIn(failure);
  return fault === undefined ? failure : badRequest('InvalidTemplate', fault);
}

function refuseUnknown(body: unknown): void {
  const mode = textAt(body, 'properties', 'mode');
  if (mode === undefined) {
    throw badRequest(
      'InvalidRequestContent',
      "The request content was invalid and could not be deserialized: 'Required property 'mode' not found in JSON. Path 'properties'.'.",
    );
  }
  if (mode.toLowerCase() !== 'incremental') throw notEmulated(`mode '${mode}' of a deployment`);
  for (const link of ['templateLink', 'parametersLink']) {
    if (valueAt(body, 'properties', link) !== undefined) throw notEmulated(`${link} of a deployment`);
  }
}

const notEmulated = (what: string): ArmFailure =>
  new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know ${what}.` });
