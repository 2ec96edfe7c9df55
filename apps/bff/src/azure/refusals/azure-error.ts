import type { Problem, ProblemCode } from '@esan/domain';
import { asRecord, recordsIn, sentenceIn, shortened } from './any-json.ts';
import { causes, type Cause } from './causes.ts';
import { policiesIn } from './policy-violation.ts';
import { lockedScopeIn, refusedIn } from './refused-scope.ts';

/** The `error` object of an ARM answer, of a failed operation, or one of a job's `errorDetails`: as it came, whatever it holds. */
export type AzureError = {
  code?: unknown;
  message?: unknown;
  recommendedAction?: unknown;
  details?: unknown;
  additionalInfo?: unknown;
};

type Known = { is: ProblemCode; message: string };

/** The cause that an error is known for; undefined where nobody has published the code. What stands in `details` says more than the code around it. */
export function causeOf(error: AzureError): Known | undefined {
  for (const one of [...recordsIn(error.details), asRecord(error)]) {
    const [code = '', message = ''] = [sentenceIn(one, 'code'), sentenceIn(one, 'message')];
    const cause = causes.find((known) => fits(known, code, message));
    if (cause !== undefined) return { is: cause.is, message };
  }
  return undefined;
}

const fits = ({ codes, saying }: Cause, code: string, message: string): boolean =>
  codes.some((known) => (typeof known === 'string' ? known.toLowerCase() === code.toLowerCase() : known.test(code))) &&
  (saying === undefined || saying.test(message));

// What a deployment wraps around the failure of a resource: it says nothing of the cause ([C], common-deployment-errors).
const wrappers = new Set(['deploymentfailed', 'resourcedeploymentfailure', 'deploymentoperationfailed']);

/** What failed inside of a deployment, without what the deployment has wrapped around it. */
export function unwrapped(error: unknown): AzureError {
  const outer = asRecord(error);
  const [inner] = recordsIn(outer['details']);
  const isWrapper = wrappers.has((sentenceIn(outer, 'code') ?? '').toLowerCase());
  return isWrapper && inner !== undefined && Object.keys(inner).length > 0 ? unwrapped(inner) : outer;
}

/** Our name for what Azure said, with what its words tell; `path` is what was asked for. */
export function problemOfAzure(error: AzureError, path = ''): Problem {
  const azureCode = sentenceIn(asRecord(error), 'code');
  const known = causeOf(error);
  return {
    code: known?.is ?? (/^(BMS)?UserError/.test(azureCode ?? '') ? 'validation-failed' : 'azure-refused'),
    detail: sentenceIn(asRecord(error), 'message'),
    azureCode,
    recommendedActions: worthSaying(error.recommendedAction) ?? recommendedActionsOf(error),
    ...(known === undefined ? {} : factsOf(known, error, path)),
  };
}

/** What else is known of a cause. */
function factsOf({ is, message }: Known, error: AzureError, path: string): Partial<Problem> {
  switch (is) {
    case 'not-allowed':
    case 'linked-not-allowed':
    case 'deny-assignment':
      return refusedIn(message);
    case 'blocked-by-lock':
      return { scope: lockedScopeIn(message) };
    case 'policy-denied':
      return { policies: policiesIn(error) };
    case 'provider-not-registered':
      return { provider: providerIn(message, path) };
    default:
      return {};
  }
}

/** The sentence names the provider, the address where it is missing; the address alone has both as a rule. */
function providerIn(message: string, path: string): Problem['provider'] {
  const namespace = /\bMicrosoft\.[a-z]+/i.exec(message)?.[0] ?? /\/providers\/(Microsoft\.[a-z]+)/i.exec(path)?.[1];
  const subscriptionId = /\/subscriptions\/([0-9a-f-]{36})/i.exec(path)?.[1];
  return namespace === undefined ? undefined : { namespace, ...(subscriptionId === undefined ? {} : { subscriptionId }) };
}

/** What Azure recommends, out of an error's UserFacingError. */
export function recommendedActionsOf(details: unknown): string[] | undefined {
  const outer = asRecord(details);
  const error = asRecord(outer['error'] ?? outer);
  const infos = recordsIn(error['additionalInfo']).map((entry) => asRecord(entry['info']));
  return worthSaying(infos.flatMap((info) => (Array.isArray(info['recommendedAction']) ? info['recommendedAction'] : [])));
}

const mostAdvice = 10;

/** Azure writes "None." where it recommends nothing. */
function worthSaying(actions: unknown): string[] | undefined {
  const kept = (Array.isArray(actions) ? (actions as unknown[]) : []).filter(
    (action): action is string => typeof action === 'string' && action !== '' && !/^none\.?$/i.test(action),
  );
  return kept.length === 0 ? undefined : kept.slice(0, mostAdvice).map(shortened);
}
