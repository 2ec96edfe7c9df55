import * as React from 'react';

/**
 * React for developers takes a stack of every element that it makes, to say in a warning who has made it: a fifth of what it costs to draw the portal in
 * tests. It leaves that alone for a while once it has taken ten thousand of them, and here from the start; the warnings themselves stay.
 */
export function withoutOwnerStacks(): void {
  const internals: unknown = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE');
  if (typeof internals !== 'object' || internals === null) return;
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set() {} });
}
