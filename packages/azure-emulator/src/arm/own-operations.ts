import type { ArmRequest } from './routing/routes.ts';

/** The kind of ARM's own long-running work: it is followed at `operationresults` of the subscription. */
export const ownOperation = 'arm';

/** Where ARM's own work is followed, and how soon. */
export const ownFollowHeaders = (request: ArmRequest, path: string): Record<string, string> => ({
  Location: request.absolute(`${path}?api-version=${request.apiVersion}`),
  'Retry-After': request.retryAfter(15),
});
