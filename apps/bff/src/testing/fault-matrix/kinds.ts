import { listKinds } from './list-kinds.ts';
import { fieldKinds } from './field-kinds.ts';
import type { FaultKind } from './kind.ts';

const refusal = (name: string, status: number, code: string, more: Record<string, unknown> = {}, times = 1): FaultKind => ({
  name,
  says: code,
  at: (_, at) => ({ kind: 'next-call', ...at, status, code, message: `Azure says ${code}.`, times, ...more }),
});

// What Azure's client asks again by itself must fail so often that the portal hears of it.
const often = 8;
const later = 'SubscriptionRequestsThrottled';

const refusals: FaultKind[] = [
  refusal('404 once', 404, 'ResourceNotFound'),
  refusal('409 busy', 409, 'AnotherOperationInProgress'),
  refusal('409 lock', 409, 'ScopeLocked'),
  refusal('403 role', 403, 'AuthorizationFailed'),
  refusal('403 policy', 403, 'RequestDisallowedByPolicy', {
    additionalInfo: [{ type: 'PolicyViolation', info: { policyDefinitionDisplayName: 'Require a tag' } }],
  }),
  refusal('409 unregistered', 409, 'MissingSubscriptionRegistration'),
  refusal('400 unknown code', 400, 'SomethingNobodyKnows'),
  refusal('429 in seconds', 429, later, { retryAfterSeconds: 1 }, often),
  refusal('429 with a date', 429, later, { retryAfterSeconds: 2, retryAfterAs: 'date' }, often),
  refusal('429 for an hour', 429, later, { retryAfterSeconds: 3600, retryAfterAs: 'exact' }, often),
  refusal('500 once', 500, 'InternalServerError'),
  refusal('500 for a while', 500, 'InternalServerError', {}, often),
  refusal('503 for a while', 503, 'ServerTimeout', {}, often),
];

const transport: FaultKind[] = [
  { name: 'hang before the work', at: (_, at) => ({ kind: 'hang', ...at, carriedOut: false, times: often }) },
  { name: 'hang after the work', at: (_, at) => ({ kind: 'hang', ...at, times: often }) },
  { name: 'slow', at: (_, at) => ({ kind: 'slow', ...at, ms: 150 }) },
  { name: 'cut body', at: (_, at) => ({ kind: 'cut', ...at, times: often }) },
  { name: 'lost answer', at: (_, at) => ({ kind: 'drop-after-accept', ...at, times: often }) },
  {
    name: 'truncated JSON',
    at: ({ body }, at) => (body === undefined ? undefined : { kind: 'unreadable-answer', as: 'truncated', ...at }),
  },
  { name: 'empty body', at: ({ body }, at) => (body === undefined ? undefined : { kind: 'unreadable-answer', as: 'empty', ...at }) },
  { name: 'HTML with 200', at: (_, at) => ({ kind: 'unreadable-answer', as: 'html', status: 200, ...at }) },
  {
    name: 'HTML with 502 before the work',
    at: (_, at) => ({ kind: 'unreadable-answer', as: 'html', status: 502, carriedOut: false, ...at, times: often }),
  },
  { name: 'HTML with 502 after the work', at: (_, at) => ({ kind: 'unreadable-answer', as: 'html', status: 502, ...at, times: often }) },
  { name: 'no Date', at: (_, at) => ({ kind: 'change-answer', ...at, headers: { Date: null } }) },
];

/** Every kind of fault that the journeys are played against. */
export const faultKinds: readonly FaultKind[] = [...transport, ...refusals, ...listKinds, ...fieldKinds];
