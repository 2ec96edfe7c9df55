import { textAt } from '../bodies.ts';
import type { ArmCall } from '../calls.ts';
import type { ArmResponse } from './routes.ts';

/** What a call is about to do, and the operation that had begun last before it. */
export type Doing = { action: string; path: string; before: string | undefined };

/** Azure writes down writes, deletions and actions, and no reads [D]: what a call is, its RBAC action says. */
const isDeed = (action: string): boolean => /\/(?:write|delete|action)$/i.test(action);

/** What a call is about to do; nothing where it only reads. */
export const doingOf = ({ world }: ArmCall, action: string | undefined, path: string): Doing | undefined =>
  action === undefined || !isDeed(action) ? undefined : { action, path, before: world.operations.newest?.id };

/** Write down what a call has done, or was refused. */
export function noteDeed({ world, caller, method, headers }: ArmCall, doing: Doing, answer: ArmResponse & { correlationId: string }): void {
  const { status, body, correlationId } = answer;
  const operation = world.operations.newest?.id;
  const clientRequestId = headers['x-ms-client-request-id'];
  world.activity.add({
    at: world.timeline.now,
    by: caller.objectId,
    action: doing.action,
    // An action is done to what stands before its name.
    resourceId: method === 'POST' ? doing.path.slice(0, doing.path.lastIndexOf('/')) : doing.path,
    method,
    correlationId,
    status,
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    ...(status < 400 ? {} : { code: textAt(body, 'error', 'code') ?? '' }),
    ...(status >= 400 || operation === undefined || operation === doing.before ? {} : { operation }),
  });
}
