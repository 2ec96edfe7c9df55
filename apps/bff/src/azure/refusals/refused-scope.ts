import type { Problem } from '@esan/domain';

type Refused = Pick<Problem, 'action' | 'scope' | 'denyAssignment'>;

/**
 * What the sentence of a refusal names. Its forms [C]:
 * "… does not have authorization to perform action 'A' over scope 'S' or the scope is invalid …";
 * "… has permission to perform action 'A' on scope 'S'; however, it does not have permission to perform action(s) 'B' on the linked
 * scope(s) 'T' …";
 * "… has permission to perform action 'A' on scope 'S'; however, the access is denied because of the deny assignment with name 'N' and Id 'I' …".
 */
export function refusedIn(message: string): Refused {
  // Of a linked refusal it is the second half that was refused.
  const said = /however, it (.*)$/s.exec(message)?.[1] ?? message;
  return {
    action: /perform action(?:\(s\))? '([^']+)'/.exec(said)?.[1],
    scope: /(?:over scope|on scope|linked scope(?:\(s\))?) ?'([^']+)'/.exec(said)?.[1],
    // The name may have quotation marks of its own.
    denyAssignment: /deny assignment with name '(.+?)' and Id /.exec(said)?.[1],
  };
}

/** Where the lock hangs: "… because following scope(s) are locked: 'S'. Please remove the lock and try again." [C] */
export const lockedScopeIn = (message: string): string | undefined => /are locked: '([^']+)'/.exec(message)?.[1];
