/** A request as the emulator's own endpoints (sign-in, control) see it. */
export type Incoming = { method: string; url: URL; headers: Record<string, string>; body: string };

/** What those endpoints answer. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body: JSON.stringify(value),
});

export const redirectAnswer = (status: 302 | 303, location: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { location, 'cache-control': 'no-store', ...headers },
  body: '',
});
