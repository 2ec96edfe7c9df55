import type { Caller, World } from '../../world/world.ts';
import type { ArmAnswer } from '../calls.ts';

/** What a handler is given: the world, who calls, the decoded path parts, query and parsed body. */
export type ArmRequest = {
  world: World;
  caller: Caller;
  method: string;
  /** The path as asked, `//` collapsed and percent-decoded. */
  path: string;
  /** Parts of the path by the name in the template, percent-decoded, in the caller's case. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
  /** Makes an absolute URL for nextLink, Azure-AsyncOperation and Location. */
  absolute: (pathAndQuery: string) => string;
  /** Another call by the same caller, as a deployment makes them for somebody: through the same routes, rights and locks. */
  call: (method: string, pathAndQuery: string, body?: unknown) => ArmAnswer;
  /** Seconds for `Retry-After`: Azure's own figure, shortened when the demo's clock runs faster. */
  retryAfter: (seconds: number) => string;
  apiVersion: string;
};

export type ArmResponse = { status: number; body?: unknown; headers?: Record<string, string> };

/**
 * One route of Azure. The template's literal parts match without case.
 * `action` is the RBAC action the caller needs at `scopeOf(request)` (default: the resource's own path);
 * a leading `{namespace}` is the provider in the path;
 * left out only where Azure itself asks none (operation status, subscriptions list).
 */
export type ArmRoute = {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD';
  template: string;
  apiVersions: readonly string[];
  action?: string;
  handle: (request: ArmRequest) => ArmResponse;
};
