import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { tokenFor } from '../session/session.ts';
import { ApiError, call } from './client.ts';

// What other files have loaded before knows nothing of the stand-in, and what comes after is to have the real one.
vi.hoisted(() => vi.resetModules());
afterAll(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
});
vi.mock('../session/session.ts', () => ({ tokenFor: vi.fn<(claims?: string) => Promise<string>>() }));

const token = vi.mocked(tokenFor);
const fetching = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetching);

afterEach(() => {
  token.mockReset();
  fetching.mockReset();
});

const vaults = { asOf: '2026-11-22T09:14:00Z', items: [], missing: [] };
const challenge = () => Response.json({ code: 'claims-required', claims: '{"access_token":{}}' }, { status: 401 });
const headersOf = (index: number) => new Headers(fetching.mock.calls[index]?.[1]?.headers);

test('a call carries the token in its header and nothing else of the person', async () => {
  token.mockResolvedValue('t-1');
  fetching.mockResolvedValue(Response.json(vaults));
  await expect(call(api.listVaults, { query: { subscriptionId: undefined } })).resolves.toEqual(vaults);
  expect(fetching.mock.calls[0]?.[0]).toBe('/api/vaults');
  expect(headersOf(0).get('authorization')).toBe('Bearer t-1');
});

test('a claims challenge is answered once with a new token', async () => {
  token.mockImplementation((claims) => Promise.resolve(claims === undefined ? 'old' : 'new'));
  fetching.mockResolvedValueOnce(challenge()).mockResolvedValueOnce(Response.json(vaults));
  await expect(call(api.listVaults, { query: {} })).resolves.toEqual(vaults);
  expect(token).toHaveBeenLastCalledWith('{"access_token":{}}');
  expect(headersOf(1).get('authorization')).toBe('Bearer new');
});

test('a second challenge is a failure, not a loop', async () => {
  token.mockResolvedValue('t');
  fetching.mockImplementation(() => Promise.resolve(challenge()));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'claims-required' } });
  expect(fetching).toHaveBeenCalledTimes(2);
});

test('a sign-in library that does not come from the portal is no sign-in that is over', async () => {
  token.mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  expect(fetching).not.toHaveBeenCalled();
});

test('no connection, a broken answer and a foreign error page all have a name', async () => {
  token.mockResolvedValue('t');
  fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  fetching.mockResolvedValueOnce(Response.json({ items: 'none' }));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'unexpected' } });
  fetching.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(call(api.listVaults, { query: {} })).rejects.toBeInstanceOf(ApiError);
});

test.each([
  [500, 'unexpected'],
  [502, 'unreachable'],
  [503, 'unreachable'],
  [504, 'unreachable'],
])('a page of a proxy with status %i is told as %s: work goes on once a server that starts anew is there', async (status, code) => {
  token.mockResolvedValue('t');
  fetching.mockResolvedValueOnce(new Response('<h1>nginx</h1>', { status }));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({
    problem: { code, detail: `The portal's server answered ${status}.` },
  });
});

test('what the server says of Azure in words of its own stays as it is', async () => {
  token.mockResolvedValue('t');
  fetching.mockResolvedValueOnce(Response.json({ code: 'azure-unavailable' }, { status: 502 }));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'azure-unavailable' } });
});

test('a server that does not answer is told as such after 25 seconds', async () => {
  token.mockResolvedValue('t');
  const ends = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new DOMException('late', 'TimeoutError')));
  fetching.mockImplementation((_address, init) => Promise.reject(init?.signal?.reason as Error));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({
    problem: { code: 'unreachable', detail: 'There was no answer within 25 seconds.' },
  });
  expect(ends).toHaveBeenCalledWith(25_000);
  ends.mockRestore();
});

test('a part that can be asked for later carries the moment', async () => {
  token.mockResolvedValue('t');
  const missing = [{ id: 's', name: 'Contoso', problem: { code: 'throttled', retryAfterMs: 60_000 } }];
  fetching.mockResolvedValue(Response.json({ ...vaults, missing }));
  const before = Date.now();
  const reply = await call(api.listVaults, { query: {} });
  const at = Number(Reflect.get(reply.missing[0]?.problem ?? {}, 'retryAt'));
  expect(at).toBeGreaterThanOrEqual(before + 60_000);
  expect(at).toBeLessThanOrEqual(Date.now() + 60_000);
});

test('who waits for a silent part says so to the server', async () => {
  token.mockResolvedValue('t');
  fetching.mockResolvedValue(Response.json(vaults));
  await call(api.listVaults, { query: {} }, { isPatient: true });
  expect(headersOf(0).get('prefer')).toBe('wait=20');
});
