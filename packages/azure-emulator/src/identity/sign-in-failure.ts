import { randomUUID } from 'node:crypto';

/** An OAuth error as Entra words it: `error`, an AADSTS number and a sentence. */
export class SignInFailure extends Error {
  readonly error: string;
  readonly number: number;

  constructor(error: string, number: number, sentence: string) {
    super(sentence);
    this.error = error;
    this.number = number;
  }

  get description(): string {
    return `AADSTS${this.number}: ${this.message}`;
  }
}

/** The JSON of a failed token request. */
export function failureBody(failure: SignInFailure): Record<string, unknown> {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = new Date(Date.now()).toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return {
    error: failure.error,
    error_description: `${failure.description} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [failure.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${failure.number}`,
  };
}

/** A required parameter is not there. */
export const missingParameter = (name: string): SignInFailure =>
  new SignInFailure('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

/** The client id is not one of the tenant's registrations. */
export const unknownApplication = (clientId: string, tenant: string): SignInFailure =>
  new SignInFailure(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );

/** The person of a session, code or token is in no world any more. */
export const unknownPerson = (who: string, tenant: string): SignInFailure =>
  new SignInFailure('invalid_grant', 50034, `The user account ${who} does not exist in the ${tenant} directory.`);

/** A tenant that is not this one; clients know the failed discovery by another `error` than the failed token [C]. */
export const unknownTenant = (tenant: string, error: 'invalid_request' | 'invalid_tenant'): SignInFailure =>
  new SignInFailure(
    error,
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );

/** A token is asked for without saying of which tenant [C]. */
export const noTenant = (): SignInFailure =>
  new SignInFailure(
    'invalid_request',
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  );
